using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>The task's form while somebody types in it. The counterpart is always the other side.</summary>
public sealed class TaskInput
{
    /// <summary>What its controls hold; a control takes it again at each change, since others may have changed it meanwhile.</summary>
    public TaskForm Values { get; set; } = new();

    public decimal? Weight { get; set; } = 1;

    /// <summary>Codes as typed, separated by commas or spaces.</summary>
    public string Predecessors { get; set; } = string.Empty;

    public List<BudgetFields> Budget { get; } = [];
    public List<MilestoneInput> Milestones { get; } = [];

    public IReadOnlyList<string> PredecessorCodes => [.. Predecessors.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    public static TaskInput Of(TaskForm form)
    {
        var input = new TaskInput { Values = form, Weight = form.Weight, Predecessors = string.Join(", ", form.Predecessors) };
        input.Budget.AddRange(form.Budget.Select(each => new BudgetFields { Key = $"{each.Place}", Place = each.Place, Currency = each.Currency, Amount = each.Amount, Source = each.Source }));
        input.Milestones.AddRange(form.Milestones.Select(each => new MilestoneInput { Key = $"{each.Id}", Values = each }));
        return input;
    }

    public TaskForm ToForm() => Values with
    {
        Counterpart = Values.Lead?.Other(),
        Weight = (int)decimal.Clamp(Weight ?? 0, 0, TaskPercent.Max + 1),
        Owners = [.. Values.Owners.Order()],
        Predecessors = PredecessorCodes,
        Budget = [.. Budget.Select(each => new BudgetForm(each.Place, each.Currency, each.Amount, each.Source))],
        Milestones = [.. Milestones.Take(1 + Milestones.FindLastIndex(each => !each.IsUntouched)).Select(each => each.Values)],
    };

    /// <summary>What a control holds now.</summary>
    public void Set(TaskField field, object? value) => Values = field.With(Values, value);

    /// <summary>A new row with the next free code, as in "A1.3".</summary>
    public void AddMilestone() => AddMilestoneRow(FormRows.NewKey(Milestones.Select(each => each.Key)));

    public void AddBudget() => Budget.Add(new BudgetFields { Key = FormRows.NewKey(Budget.Select(each => each.Key)) });

    /// <summary>The milestones that a kept draft had.</summary>
    public void SetMilestones(string? rows) => FormRows.Set(Milestones, each => each.Key, MilestoneRow, rows, AddMilestoneRow);

    /// <summary>The budget lines that a kept draft had.</summary>
    public void SetBudget(string? rows) => FormRows.Set(Budget, each => each.Key, BudgetRow, rows, key => Budget.Add(new BudgetFields { Key = key }));

    internal const string MilestoneRow = "Milestone:";

    internal const string BudgetRow = "Budget:";

    private void AddMilestoneRow(string key) => Milestones.Add(new MilestoneInput { Key = key, Values = new() { Code = Codes.Next(Values.Code + ".", Milestones.Select(each => each.Values.Code)) } });
}

public sealed class MilestoneInput
{
    /// <summary>What the row is called in a kept draft, wherever it stands.</summary>
    public string Key { get; init; } = string.Empty;

    /// <summary>What the row's controls hold.</summary>
    public MilestoneForm Values { get; set; } = new();

    /// <summary>True for a new row that holds no more than a code: at the end of the rows it is not saved.</summary>
    public bool IsUntouched => Values is { Id: null, Planned: null, Type: MilestoneType.Deliver } && Values.Title == TextWords.None;
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
