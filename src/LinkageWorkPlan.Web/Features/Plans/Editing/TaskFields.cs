using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

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
        fields.Budget.AddRange(form.Budget.Select(each => new BudgetFields { Key = $"{each.Place}", Place = each.Place, Currency = each.Currency, Amount = each.Amount, Source = each.Source }));
        fields.Milestones.AddRange(form.Milestones.Select(each => new MilestoneFields { Key = $"{each.Id}", Id = each.Id, Code = each.Code, Type = each.Type, Title = each.Title, Planned = each.Planned }));
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
    public void AddMilestone() => AddMilestoneRow(FormRows.NewKey(Milestones.Select(each => each.Key)));

    public void AddBudget() => Budget.Add(new BudgetFields { Key = FormRows.NewKey(Budget.Select(each => each.Key)) });

    /// <summary>The milestones that a kept draft had.</summary>
    public void SetMilestones(string? rows) => FormRows.Set(Milestones, each => each.Key, MilestoneRow, rows, AddMilestoneRow);

    /// <summary>The budget lines that a kept draft had.</summary>
    public void SetBudget(string? rows) => FormRows.Set(Budget, each => each.Key, BudgetRow, rows, key => Budget.Add(new BudgetFields { Key = key }));

    internal const string MilestoneRow = "Milestone:";

    internal const string BudgetRow = "Budget:";

    private void AddMilestoneRow(string key) => Milestones.Add(new MilestoneFields { Key = key, Code = Codes.Next(Code + ".", Milestones.Select(each => each.Code)) });
}

public sealed class MilestoneFields
{
    /// <summary>What the row is called in a kept draft, wherever it stands.</summary>
    public string Key { get; init; } = string.Empty;

    public Guid? Id { get; set; }
    public string Code { get; set; } = string.Empty;
    public MilestoneType Type { get; set; } = MilestoneType.Deliver;
    public TextWords Title { get; set; } = TextWords.None;
    public DateOnly? Planned { get; set; }
}

public sealed class BudgetFields
{
    /// <summary>What the row is called in a kept draft, wherever it stands.</summary>
    public string Key { get; init; } = string.Empty;

    public int? Place { get; set; }
    public Currency Currency { get; set; } = Currency.USD;
    public decimal? Amount { get; set; }
    public TextWords Source { get; set; } = TextWords.None;
}
