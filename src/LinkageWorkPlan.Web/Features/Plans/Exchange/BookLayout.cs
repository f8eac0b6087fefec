using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Plans.Editing;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>An owner as its row has it.</summary>
/// <param name="Heads">Of a unit who heads it: one at most is taken.</param>
internal sealed record OwnerForm(Side? Side, TextWords Name, bool IsActive, OwnerKind Kind, string? Contact, OwnerIds Heads)
{
    public static readonly OwnerForm New = new(null, TextWords.None, IsActive: true, OwnerKind.Unit, null, new OwnerIds([]));

    public static OwnerForm Of(Owner owner) => new(
        owner.Side, TextWords.From(owner.Name), owner.IsActive, owner.Kind, owner.Contact.Length == 0 ? null : owner.Contact, new OwnerIds(owner.HeadId is { } head ? [head] : []));

    /// <summary>What is known of the owner beside its name and side.</summary>
    /// <exception cref="RuleException"><see cref="Rules.OwnerHeadUnfit"/>: more than one head is named.</exception>
    public OwnerDetails ToDetails() => Heads.Ids.Count <= 1
        ? new OwnerDetails(Kind, Contact, Heads.Ids.Count == 0 ? null : Heads.Ids[0])
        : throw new RuleException(Rules.OwnerHeadUnfit, "Head", Side ?? Domain.Side.Vietnam);
}

/// <summary>
/// Which columns each sheet has. Those of a task follow <see cref="TaskFields.All"/>: what is agreed of a task is exported and imported
/// without a word here.
/// </summary>
internal static class BookLayout
{
    public static readonly ColumnName Code = new("Code");
    public static readonly ColumnName TaskCode = new("TaskCode");
    public static readonly ColumnName Line = new("Budget.Line");
    public static readonly ColumnName OwnerSide = new(nameof(Owner.Side));

    /// <summary>Field of the columns that name who heads a unit, one for each side, as of a task's owners.</summary>
    public const string Head = "Owner.HeadId";

    private const int Long = 44;
    private const int Short = 14;

    /// <summary>The columns that name a row.</summary>
    public static IReadOnlyList<BookColumn> KeysOf(BookSheet sheet) => sheet switch
    {
        BookSheet.Tasks or BookSheet.Owners or BookSheet.Indicators => [new BookColumn(Code, CellForm.Code, Short)],
        BookSheet.Milestones => [new BookColumn(Code, CellForm.Code, Short), new BookColumn(TaskCode, CellForm.Code, Short)],
        BookSheet.Budget => [new BookColumn(TaskCode, CellForm.Code, Short), new BookColumn(Line, CellForm.Whole, Short)],
        BookSheet.Baselines => [new BookColumn(IndicatorLayout.Indicator, CellForm.Code, Short), new BookColumn(IndicatorLayout.Line, CellForm.Whole, Short)],
    };

    public static readonly IReadOnlyList<BookColumn<MilestoneForm>> Milestones =
    [
        .. Texts<MilestoneForm>("Milestone.Title", form => form.Title, (form, words) => form with { Title = words }),
        new(new ColumnName("Milestone.Type"), CellForm.Choice, 26, form => form.Type, (form, value) => form with { Type = (MilestoneType)value! }) { Choice = typeof(MilestoneType), IsRequired = true },
        new(new ColumnName(nameof(Milestone.Planned)), CellForm.Day, Short, form => form.Planned, (form, value) => form with { Planned = (DateOnly?)value }),
    ];

    public static readonly IReadOnlyList<BookColumn<BudgetForm>> Budget =
    [
        new(new ColumnName(nameof(BudgetLine.Amount)), CellForm.Amount, 20, form => form.Amount, (form, value) => form with { Amount = (decimal?)value }),
        new(new ColumnName(nameof(BudgetLine.Currency)), CellForm.Choice, Short, form => form.Currency, (form, value) => form with { Currency = (Currency)value! }) { Choice = typeof(Currency), IsRequired = true },
        .. Texts<BudgetForm>("BudgetLine.Source", form => form.Source, (form, words) => form with { Source = words }),
    ];

    public static readonly IReadOnlyList<BookColumn<OwnerForm>> Owners =
    [
        new(OwnerSide, CellForm.Choice, 20, form => form.Side, (form, value) => form with { Side = (Side?)value }) { Choice = typeof(Side), IsRequired = true },
        .. Texts<OwnerForm>(nameof(Owner.Name), form => form.Name, (form, words) => form with { Name = words }),
        new(new ColumnName(nameof(Owner.IsActive)), CellForm.Flag, Short, form => form.IsActive, (form, value) => form with { IsActive = (bool)value! }) { IsRequired = true },
        new(new ColumnName("Owner.Kind"), CellForm.Choice, Short, form => form.Kind, (form, value) => form with { Kind = (OwnerKind)value! }) { Choice = typeof(OwnerKind), IsRequired = true },
        new(new ColumnName("Owner.Contact"), CellForm.Words, 26, form => form.Contact, (form, value) => form with { Contact = (string?)value }),
        .. Sides.Both.Select(side => new BookColumn<OwnerForm>(
            new ColumnName(Head, Side: side), CellForm.Owners, 26,
            form => form.Side == side ? form.Heads : new OwnerIds([]),
            (form, value) => form.Side == side || value is OwnerIds { Ids.Count: > 0 } ? form with { Heads = (OwnerIds?)value ?? new OwnerIds([]) } : form)),
    ];

    private static readonly IReadOnlyList<BookColumn<TaskForm>> TasksOfNobody = Tasks(new OwnerNames([]));

    public static IReadOnlyList<BookColumn<TaskForm>> Tasks(OwnerNames owners) =>
    [
        new(new ColumnName(nameof(WorkTask.PillarCode)), CellForm.Code, Short, form => NullIfEmpty(form.PillarCode), (form, value) => form with { PillarCode = (string?)value ?? string.Empty }) { IsRequired = true },
        .. TaskFields.All.SelectMany(Columns),
        .. Sides.Both.Select(side => new BookColumn<TaskForm>(
            new ColumnName(nameof(WorkTask.Owners), Side: side), CellForm.Owners, 34,
            form => new OwnerIds([.. form.Owners.Where(id => owners.SideOf(id) == side)]),
            (form, value) => form with { Owners = [.. form.Owners.Where(id => owners.SideOf(id) != side), .. ((OwnerIds?)value)?.Ids ?? []] })),
    ];

    /// <summary>All columns of a sheet, its keys first.</summary>
    /// <param name="years">Of the targets of indicators.</param>
    public static IReadOnlyList<BookColumn> ColumnsOf(BookSheet sheet, IReadOnlyList<int> years) =>
    [
        .. KeysOf(sheet),
        .. sheet switch
        {
            BookSheet.Tasks => TasksOfNobody.Cast<BookColumn>(),
            BookSheet.Milestones => Milestones,
            BookSheet.Budget => Budget,
            BookSheet.Owners => Owners,
            BookSheet.Indicators => IndicatorLayout.Indicators(years),
            BookSheet.Baselines => IndicatorLayout.Baselines,
        },
    ];

    private static IEnumerable<BookColumn<TaskForm>> Columns(TaskField field) => field switch
    {
        TaskText text => Texts<TaskForm>(text.Name, text.Of, (form, words) => text.With(form, words)),
        TaskDay or TaskPercent or TaskCodes or TaskChoice => [One(field)],

        // Its lines have a sheet of their own.
        TaskMoney => [],
        _ => throw new InvalidOperationException($"Nobody knows how a cell holds {field.Name}."),
    };

    private static BookColumn<TaskForm> One(TaskField field)
    {
        var type = typeof(TaskValues).GetProperty(field.Name)!.PropertyType;
        var form = field switch { TaskDay => CellForm.Day, TaskPercent => CellForm.Whole, TaskLinks => CellForm.Links, TaskCodes => CellForm.Codes, _ => CellForm.Choice };
        return new BookColumn<TaskForm>(new ColumnName(field.Name), form, form == CellForm.Choice ? 20 : Short, field.Of, (task, value) => field.With(task, form is CellForm.Codes or CellForm.Links ? value ?? Array.Empty<string>() : value))
        {
            Choice = form == CellForm.Choice ? Nullable.GetUnderlyingType(type) ?? type : null,
            IsRequired = type.IsValueType && Nullable.GetUnderlyingType(type) is null,
        };
    }

    public static IEnumerable<BookColumn<T>> Texts<T>(string field, Func<T, TextWords> get, Func<T, TextWords, T> set) => Languages.All.Select(language => new BookColumn<T>(
        new ColumnName(field, language), CellForm.Words, Long, row => NullIfEmpty(get(row)[language]), (row, value) => set(row, get(row).With(language, (string?)value))));

    private static string? NullIfEmpty(string? words) => string.IsNullOrEmpty(words) ? null : words;
}

/// <summary>Owners of a task on one side; in no order.</summary>
public sealed class OwnerIds(IReadOnlyList<Guid> ids)
{
    public IReadOnlyList<Guid> Ids { get; } = ids;
}
