using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>All that is agreed of a task, as one value: what the editor sends and the baseline keeps.</summary>
public sealed record TaskContent
{
    /// <summary>Unique in the plan; starts with the pillar's code, as in "A1".</summary>
    public string Code { get; init; } = string.Empty;

    public string PillarCode { get; init; } = string.Empty;
    public LocalizedText Title { get; init; } = LocalizedText.Empty;
    public LocalizedText Description { get; init; } = LocalizedText.Empty;
    public LocalizedText Outputs { get; init; } = LocalizedText.Empty;

    /// <summary>The article or content of the memorandum that the task serves.</summary>
    public LocalizedText MouContent { get; init; } = LocalizedText.Empty;

    public IReadOnlyList<string> Sectors { get; init; } = [];
    public IReadOnlyList<string> Indicators { get; init; } = [];
    public Side? Lead { get; init; }
    public Side? Counterpart { get; init; }
    public LeadAlternation Alternation { get; init; }

    /// <summary>First and last day, inclusive; null while not yet known.</summary>
    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }

    /// <summary>Percent of its pillar's work, 1 to 100; a pillar's weights sum to 100 before review.</summary>
    public int Weight { get; init; } = 1;

    public IReadOnlyList<Guid> Owners { get; init; } = [];

    /// <summary>Codes of tasks of the same plan that must be finished first.</summary>
    public IReadOnlyList<string> Predecessors { get; init; } = [];

    public IReadOnlyList<BudgetLine> Budget { get; init; } = [];
    public IReadOnlyList<MilestoneContent> Milestones { get; init; } = [];
}

/// <param name="Id">Null for a new milestone.</param>
public sealed record MilestoneContent(Guid? Id, string Code, MilestoneType Type, LocalizedText Title, DateOnly? Planned);

/// <param name="Amount">0 or more, in units of the currency, two decimals at most.</param>
public sealed record BudgetLine(Currency Currency, decimal Amount, LocalizedText Source)
{
    public const int SourceMax = 200;

    /// <summary>Largest amount: a hundred thousand billion, above any work plan's in dong or kip.</summary>
    public const decimal AmountMax = 100_000_000_000_000m;
}
