using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>All that is agreed of a task, with its place, who works on it and its milestones: what the editor sends and an amendment keeps.</summary>
public sealed record TaskContent : AgreedTask
{
    internal const string MilestonePrefix = "Milestone:";
    internal const string BudgetPrefix = "Budget:";

    public TaskContent()
    {
    }

    internal TaskContent(AgreedTask agreed)
        : base(agreed)
    {
    }

    /// <summary>Unique in the plan; starts with the pillar's code, as in "A1".</summary>
    public string Code { get; init; } = string.Empty;

    public string PillarCode { get; init; } = string.Empty;
    public IReadOnlyList<Guid> Owners { get; init; } = [];
    public IReadOnlyList<MilestoneContent> Milestones { get; init; } = [];

    /// <summary>All texts that are not empty, in the order a person reads them.</summary>
    public IEnumerable<TextPlace> Texts =>
        TaskFields.Texts.Select(each => new TextPlace(each.Name, each.Of(this), each.Max))
            .Concat(Milestones.Select(each => new TextPlace(MilestonePrefix + each.Code, each.Title, Milestone.TitleMax)))
            .Concat(Budget.Select((line, index) => new TextPlace(BudgetPrefix + (index + 1), line.Source, BudgetLine.SourceMax)))
            .Where(each => !each.Text.IsEmpty);

    /// <summary>All texts with their renderings as ones of the words as they are now (<see cref="LocalizedText.Confirm"/>).</summary>
    internal TaskContent Confirm() => this.EachText(text => text.Confirm()) with { Milestones = [.. Milestones.Select(each => each with { Title = each.Title.Confirm() })] };

    /// <summary>True where both say the same to a reader: who checked a rendering, and the order of lists without one, do not count.</summary>
    public bool SaysTheSame(TaskContent other) =>
        (Code, PillarCode) == (other.Code, other.PillarCode)
        && TaskFields.All.All(each => each.SaysTheSame(this, other))
        && Owners.ToHashSet().SetEquals(other.Owners)
        && Milestones.Count == other.Milestones.Count
        && Milestones.All(each => other.Milestones.FirstOrDefault(milestone => milestone.Code == each.Code) is { } same && each.SaysTheSame(same));

    /// <summary>The content in the form in which a task holds it.</summary>
    /// <exception cref="RuleException">The pillar is unknown, a code or number is none, a text breaks its limit, or the task waits for itself.</exception>
    internal TaskContent Checked(WorkPlan plan)
    {
        var pillar = plan.PillarOf(PillarCode);
        var code = Check.Code(Code, nameof(Code), WorkTask.CodeMax);
        if (!code.StartsWith(pillar.Code, StringComparison.Ordinal) || code.Length == pillar.Code.Length)
        {
            throw new RuleException(Rules.TaskCodeFormat, nameof(Code), pillar.Code);
        }

        TaskRules.RequireUniqueMilestones(this);
        foreach (var milestone in Milestones)
        {
            Milestone.Require(milestone);
        }

        var values = TaskFields.All.Aggregate(this, (task, field) => field.Checked(task));
        return values.PredecessorCodes().Contains(code)
            ? throw new RuleException(Rules.TaskDependencyLoop, nameof(Predecessors), code, $"{code} → {code}")
            : values with { Code = code, PillarCode = pillar.Code, Owners = [.. Owners.Distinct()] };
    }
}
