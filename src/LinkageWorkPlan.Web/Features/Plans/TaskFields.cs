using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Plans;

/// <summary>The task's form while somebody types in it. The counterpart is always the other side.</summary>
public sealed class TaskFields
{
    public string Code { get; set; } = string.Empty;
    public string PillarCode { get; set; } = string.Empty;
    public TextWords Title { get; set; } = TextWords.None;
    public TextWords Description { get; set; } = TextWords.None;
    public TextWords Outputs { get; set; } = TextWords.None;
    public TextWords MouContent { get; set; } = TextWords.None;
    public IReadOnlyList<string> Sectors { get; set; } = [];
    public IReadOnlyList<string> Indicators { get; set; } = [];
    public Side? Lead { get; set; }
    public LeadAlternation Alternation { get; set; }
    public DateOnly? Start { get; set; }
    public DateOnly? End { get; set; }
    public decimal? Weight { get; set; } = 1;
    public IReadOnlyList<Guid> Owners { get; set; } = [];

    /// <summary>Codes as typed, separated by commas or spaces.</summary>
    public string Predecessors { get; set; } = string.Empty;

    public List<BudgetFields> Budget { get; } = [];
    public List<MilestoneFields> Milestones { get; } = [];

    public IReadOnlyList<string> PredecessorCodes => [.. Predecessors.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    public static TaskFields Of(TaskForm form)
    {
        var fields = new TaskFields
        {
            Code = form.Code,
            PillarCode = form.PillarCode,
            Title = form.Title,
            Description = form.Description,
            Outputs = form.Outputs,
            MouContent = form.MouContent,
            Sectors = form.Sectors,
            Indicators = form.Indicators,
            Lead = form.Lead,
            Alternation = form.Alternation,
            Start = form.Start,
            End = form.End,
            Weight = form.Weight,
            Owners = form.Owners,
            Predecessors = string.Join(", ", form.Predecessors),
        };
        fields.Budget.AddRange(form.Budget.Select(each => new BudgetFields { Place = each.Place, Currency = each.Currency, Amount = each.Amount, Source = each.Source }));
        fields.Milestones.AddRange(form.Milestones.Select(each => new MilestoneFields { Id = each.Id, Code = each.Code, Type = each.Type, Title = each.Title, Planned = each.Planned }));
        return fields;
    }

    public TaskForm ToForm() => new()
    {
        Code = Code,
        PillarCode = PillarCode,
        Title = Title,
        Description = Description,
        Outputs = Outputs,
        MouContent = MouContent,
        Sectors = Sectors,
        Indicators = Indicators,
        Lead = Lead,
        Counterpart = Lead?.Other(),
        Alternation = Alternation,
        Start = Start,
        End = End,
        Weight = (int)decimal.Clamp(Weight ?? 0, 0, WorkTask.WeightMax + 1),
        Owners = [.. Owners.Order()],
        Predecessors = PredecessorCodes,
        Budget = [.. Budget.Select(each => new BudgetForm(each.Place, each.Currency, each.Amount, each.Source))],
        Milestones = [.. Milestones.Select(each => new MilestoneForm(each.Id, each.Code, each.Type, each.Title, each.Planned))],
    };

    /// <summary>A new row with the next free code, as in "A1.3".</summary>
    public void AddMilestone() => Milestones.Add(new MilestoneFields { Code = Codes.Next(Code + ".", Milestones.Select(each => each.Code)) });

    /// <summary>As many rows as a kept draft had; rows that are there stay.</summary>
    public void GrowTo(int milestones, int budget)
    {
        while (Milestones.Count < Math.Min(milestones, RowsMax))
        {
            AddMilestone();
        }

        while (Budget.Count < Math.Min(budget, RowsMax))
        {
            Budget.Add(new BudgetFields());
        }
    }

    /// <summary>Rows a draft can bring back.</summary>
    private const int RowsMax = 200;
}

public sealed class MilestoneFields
{
    public Guid? Id { get; set; }
    public string Code { get; set; } = string.Empty;
    public MilestoneType Type { get; set; } = MilestoneType.Deliver;
    public TextWords Title { get; set; } = TextWords.None;
    public DateOnly? Planned { get; set; }
}

public sealed class BudgetFields
{
    public int? Place { get; set; }
    public Currency Currency { get; set; } = Currency.USD;
    public decimal? Amount { get; set; }
    public TextWords Source { get; set; } = TextWords.None;
}
