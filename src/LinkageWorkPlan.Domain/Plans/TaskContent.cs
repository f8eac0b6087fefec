using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>All that is agreed of a task, as one value: what the editor sends and the baseline keeps.</summary>
public sealed record TaskContent
{
    internal const string MilestonePrefix = "Milestone:";
    internal const string BudgetPrefix = "Budget:";

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

    /// <summary>All texts that are not empty, in the order a person reads them.</summary>
    public IEnumerable<TextPlace> Texts =>
        new TextPlace[]
            {
                new(nameof(Title), Title, WorkTask.TitleMax),
                new(nameof(Description), Description, WorkTask.DescriptionMax),
                new(nameof(Outputs), Outputs, WorkTask.OutputsMax),
                new(nameof(MouContent), MouContent, WorkTask.MouContentMax),
            }
            .Concat(Milestones.Select(each => new TextPlace(MilestonePrefix + each.Code, each.Title, Milestone.TitleMax)))
            .Concat(Budget.Select((line, index) => new TextPlace(BudgetPrefix + (index + 1), line.Source, BudgetLine.SourceMax)))
            .Where(each => !each.Text.IsEmpty);

    /// <summary>All texts with their renderings as ones of the words as they are now (<see cref="LocalizedText.Confirm"/>).</summary>
    internal TaskContent Confirm() => this with
    {
        Title = Title.Confirm(),
        Description = Description.Confirm(),
        Outputs = Outputs.Confirm(),
        MouContent = MouContent.Confirm(),
        Milestones = [.. Milestones.Select(each => each with { Title = each.Title.Confirm() })],
        Budget = [.. Budget.Select(each => each with { Source = each.Source.Confirm() })],
    };

    /// <summary>True where both say the same to a reader: who checked a rendering, and the order of lists without one, do not count.</summary>
    public bool SaysTheSame(TaskContent other) =>
        (Code, PillarCode, Lead, Counterpart, Alternation, Start, End, Weight) == (other.Code, other.PillarCode, other.Lead, other.Counterpart, other.Alternation, other.Start, other.End, other.Weight)
        && Title.SaysTheSame(other.Title) && Description.SaysTheSame(other.Description) && Outputs.SaysTheSame(other.Outputs) && MouContent.SaysTheSame(other.MouContent)
        && Sectors.ToHashSet().SetEquals(other.Sectors) && Indicators.ToHashSet().SetEquals(other.Indicators) && Predecessors.ToHashSet().SetEquals(other.Predecessors) && Owners.ToHashSet().SetEquals(other.Owners)
        && Budget.Count == other.Budget.Count && Budget.Zip(other.Budget).All(pair => (pair.First.Currency, pair.First.Amount) == (pair.Second.Currency, pair.Second.Amount) && pair.First.Source.SaysTheSame(pair.Second.Source))
        && Milestones.Count == other.Milestones.Count
        && Milestones.All(each => other.Milestones.FirstOrDefault(milestone => milestone.Code == each.Code) is { } same && (each.Type, each.Planned) == (same.Type, same.Planned) && each.Title.SaysTheSame(same.Title));

    /// <summary>The content in the form in which a task holds it.</summary>
    /// <exception cref="RuleException">The pillar is unknown, a code or number is none, or a text breaks its limit.</exception>
    internal TaskContent Checked(WorkPlan plan)
    {
        var pillar = plan.PillarOf(PillarCode);
        var code = Check.Code(Code, nameof(Code), WorkTask.CodeMax);
        if (!code.StartsWith(pillar.Code, StringComparison.Ordinal) || code.Length == pillar.Code.Length)
        {
            throw new RuleException(Rules.TaskCodeFormat, nameof(Code), pillar.Code);
        }

        if (Weight is < 1 or > WorkTask.WeightMax)
        {
            throw new RuleException(Rules.OutOfRange, nameof(Weight), nameof(Weight), 1, WorkTask.WeightMax);
        }

        TaskRules.RequireUniqueMilestones(this);
        foreach (var milestone in Milestones)
        {
            Milestone.Require(milestone);
        }

        return this with
        {
            Code = code,
            PillarCode = pillar.Code,
            Title = Check.Text(Title, nameof(Title), WorkTask.TitleMax, required: true),
            Description = Check.Text(Description, nameof(Description), WorkTask.DescriptionMax),
            Outputs = Check.Text(Outputs, nameof(Outputs), WorkTask.OutputsMax),
            MouContent = Check.Text(MouContent, nameof(MouContent), WorkTask.MouContentMax),
            Sectors = [.. Sectors.Distinct().Order(StringComparer.Ordinal)],
            Indicators = [.. Indicators.Distinct().Order(StringComparer.Ordinal)],
            Predecessors = [.. Predecessors.Where(each => each != code).Distinct()],
            Budget = [.. Budget.Where(each => each.Amount != 0 || !each.Source.IsEmpty)],
            Owners = [.. Owners.Distinct()],
        };
    }
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
