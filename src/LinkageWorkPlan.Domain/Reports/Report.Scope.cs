using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Reports;

/// <content>What a special report is about, and sections that are left out by decision.</content>
public sealed partial class Report
{
    /// <summary>Name of the text that says what a special report is about.</summary>
    public const string TopicField = "Topic";

    /// <summary>What a special report is about; empty for any other kind.</summary>
    public LocalizedText Topic { get; private set; } = LocalizedText.Empty;

    /// <summary>Codes of pillars that a special report covers with all of their tasks.</summary>
    public IReadOnlyList<string> CoveredPillars { get; private set; } = [];

    /// <summary>Codes of further tasks that a special report covers. Where neither is named, it covers the whole plan.</summary>
    public IReadOnlyList<string> CoveredTasks { get; private set; } = [];

    public ReportScope Scope => new(Topic, CoveredPillars, CoveredTasks);

    /// <summary>Keys of the sections that are left out by decision, in the order of print.</summary>
    public IReadOnlyList<string> LeftOut => [.. sections.Where(each => each.IsLeftOut).OrderBy(each => each.Order).Select(each => each.Key)];

    /// <exception cref="RuleException">It is no draft; a special report has no topic; or another kind has a topic or covers a part.</exception>
    public void SetScope(ReportScope scope)
    {
        RequireWritable();
        if (Kind != ReportKind.Special && scope != ReportScope.Whole)
        {
            throw new RuleException(Rules.OnlySpecialHasTopic, nameof(Topic));
        }

        Topic = Check.Text(scope.Topic, nameof(Topic), ReportScope.TopicMax, required: Kind == ReportKind.Special);
        (CoveredPillars, CoveredTasks) = (scope.Pillars, scope.Tasks);
    }

    /// <summary>Leaves a section out, by decision: it is not printed, and those who sign are shown that it is not.</summary>
    /// <exception cref="RuleException">
    /// <see cref="Rules.SectionMandatory"/>: a report of this kind cannot do without it; <see cref="Rules.SectionHasWords"/>: what is written is
    /// never lost from view by a click.
    /// </exception>
    public void LeaveOut(string key)
    {
        var section = OpenSection(key);
        if (!KindSections.MayBeLeftOut(Kind, key))
        {
            throw new RuleException(Rules.SectionMandatory, key, key, Kind);
        }

        if (!section.Text.IsEmpty)
        {
            throw new RuleException(Rules.SectionHasWords, key, key);
        }

        section.LeaveOut(true);
    }

    /// <summary>Takes a section that was left out back into the report.</summary>
    public void TakeBackIn(string key) => OpenSection(key).LeaveOut(false);

    private ReportSection OpenSection(string key)
    {
        RequireWritable();
        return sections.Find(each => each.Key == key) ?? throw new RuleException(Rules.NotFound, key);
    }
}
