using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>
/// All that is agreed of a task except who works on it and its milestones. A member that is added here is added to <see cref="TaskFields.All"/>
/// too (a test asks): the database, the form, what is signed, the comparison and the history follow from that list.
/// </summary>
public abstract record TaskValues
{
    /// <summary>First and last day, inclusive; null while not yet known.</summary>
    public DateOnly? Start { get; init; }

    public DateOnly? End { get; init; }
    public Side? Lead { get; init; }
    public Side? Counterpart { get; init; }
    public LeadAlternation Alternation { get; init; }

    /// <summary>Percent of its pillar's work, 1 to 100; a pillar's weights sum to 100 before review.</summary>
    public int Weight { get; init; } = 1;

    public IReadOnlyList<string> Sectors { get; init; } = [];

    /// <summary>Codes of the memorandum's contents that the task serves (<see cref="MemorandumItem"/>). What was signed before there was such a list has none.</summary>
    [LeftOutWhenEmpty]
    public IReadOnlyList<string> Contents { get; init; } = [];

    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Tasks of the same plan that must be finished or have begun first, each as <see cref="TaskLink"/> is kept: a code alone, or with type and lag.</summary>
    public IReadOnlyList<string> Predecessors { get; init; } = [];
}

/// <summary>The same with its texts: as they are kept (<see cref="LocalizedText"/>), or as a form holds them (<see cref="TextWords"/>).</summary>
public abstract record TaskValues<TText> : TaskValues
    where TText : class, IText<TText>
{
    public TText Title { get; init; } = TText.None;
    public TText Description { get; init; } = TText.None;
    public TText Outputs { get; init; } = TText.None;

    /// <summary>The article or content of the memorandum that the task serves, in words: what <see cref="TaskValues.Contents"/> does not say.</summary>
    public TText MouContent { get; init; } = TText.None;
}

/// <summary>What is agreed of a task, as one value: a task holds it, an amendment replaces it, and co-chairs sign it.</summary>
public record AgreedTask : TaskValues<LocalizedText>
{
    public IReadOnlyList<BudgetLine> Budget { get; init; } = [];

    /// <summary>Without what a derived record adds.</summary>
    internal AgreedTask Alone() => new(this);
}

/// <param name="Amount">0 or more, in units of the currency, two decimals at most.</param>
public sealed record BudgetLine(Currency Currency, decimal Amount, LocalizedText Source)
{
    public const int SourceMax = 200;

    /// <summary>Largest amount: a hundred thousand billion, above any work plan's in dong or kip.</summary>
    public const decimal AmountMax = 100_000_000_000_000m;

    /// <summary>Decimals of its amounts: dong and kip have none, so that what is printed is the amount that is signed.</summary>
    public static int DecimalsOf(Currency currency) => currency is Currency.VND or Currency.LAK ? 0 : 2;
}
