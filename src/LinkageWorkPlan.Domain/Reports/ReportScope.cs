using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>What a special report is about.</summary>
/// <param name="Topic">Part of the report's subject.</param>
/// <param name="Pillars">Codes of pillars that it covers with all of their tasks.</param>
/// <param name="Tasks">Codes of further tasks that it covers. Where neither is named, it covers the whole plan.</param>
public sealed record ReportScope(LocalizedText Topic, IReadOnlyList<string> Pillars, IReadOnlyList<string> Tasks)
{
    public const int TopicMax = 300;

    /// <summary>Of a periodic report: no topic, and the whole plan.</summary>
    public static readonly ReportScope Whole = new(LocalizedText.Empty, [], []);

    public bool IsPart => Pillars.Count + Tasks.Count > 0;

    /// <summary>True for a task of the plan that the report covers.</summary>
    public bool Covers(string pillarCode, string taskCode) => !IsPart || Pillars.Contains(pillarCode) || Tasks.Contains(taskCode);

    /// <summary>With its codes in order, each once, and without tasks of pillars that are covered whole.</summary>
    /// <param name="tasks">All of the plan's, with the pillar each belongs to.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: the plan has no such pillar or task.</exception>
    public ReportScope In(WorkPlan plan, IReadOnlyCollection<(string Pillar, string Code)> tasks)
    {
        if (Pillars.FirstOrDefault(code => plan.Pillars.All(each => each.Code != code)) is { } unknown)
        {
            throw new RuleException(Rules.NotFound, nameof(Report.CoveredPillars), unknown);
        }

        if (Tasks.FirstOrDefault(code => tasks.All(each => each.Code != code)) is { } missing)
        {
            throw new RuleException(Rules.NotFound, nameof(Report.CoveredTasks), missing);
        }

        return this with
        {
            Pillars = [.. plan.Pillars.OrderBy(each => each.Order).ThenBy(each => each.Code, StringComparer.Ordinal).Select(each => each.Code).Where(Pillars.Contains)],
            Tasks = [.. tasks.Where(each => Tasks.Contains(each.Code) && !Pillars.Contains(each.Pillar)).Select(each => each.Code).OrderBy(SortKey.OfCode, StringComparer.Ordinal)],
        };
    }

    public bool Equals(ReportScope? other) => other is not null && Topic == other.Topic && Pillars.SequenceEqual(other.Pillars) && Tasks.SequenceEqual(other.Tasks);

    public override int GetHashCode() => HashCode.Combine(Topic, Pillars.Count, Tasks.Count);
}
