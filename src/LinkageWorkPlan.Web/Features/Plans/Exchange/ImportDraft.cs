using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Exchange;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>A task that a workbook adds or changes.</summary>
/// <param name="Task">As it will be; of a task that is there a copy that nobody saves.</param>
/// <param name="Before">Null for a new one.</param>
internal sealed record TaskChange(WorkTask Task, TaskContent? Before, TaskContent After);

/// <param name="Owner">As it will be; of an owner that is there a copy that nobody saves.</param>
/// <param name="Before">Null for a new one.</param>
internal sealed record OwnerChange(Owner Owner, OwnerContent? Before, OwnerForm After);

/// <summary>
/// What a workbook would make of a plan: every cell that differs, tried out by the domain's own methods, with what they refuse. The dry
/// run shows it, and the import writes nothing else.
/// </summary>
internal sealed partial class ImportDraft
{
    /// <summary>Tasks between two reports of progress.</summary>
    private const int Step = 200;

    private readonly PlanBook book;
    private readonly ImportBase known;
    private readonly CurrentUser user;
    private readonly OwnerNames owners;
    private readonly CellValues values;
    private readonly HashSet<Guid> heads;
    private readonly DateOnly today;
    private readonly List<ImportLine> lines = [];
    private readonly List<TaskChange> tasks = [];
    private readonly List<OwnerChange> changedOwners = [];

    private ImportDraft(PlanBook book, ImportBase known, CurrentUser user, DateOnly today)
    {
        (this.book, this.known, this.user, this.today) = (book, known, user, today);
        owners = new OwnerNames(known.Owners);
        heads = [.. known.Owners.Select(each => each.HeadId).OfType<Guid>()];
        values = new CellValues(owners, user.Language, today);
    }

    /// <summary>In the order of the file, but for owners whose head is named: they come after the others.</summary>
    public IReadOnlyList<ImportLine> Lines => lines;

    public IReadOnlyList<TaskChange> Tasks => tasks;

    public IReadOnlyList<OwnerChange> Owners => changedOwners;

    public int Problems => lines.Count(each => each.Mark == ImportMark.Problem);

    /// <summary>Tells whether what was shown is what would be written now.</summary>
    public string Stamp => Fingerprint.OfContent(string.Join('\n', lines.Select(each => each.Stamp)));

    /// <exception cref="RuleException">The plan is not a draft.</exception>
    public static ImportDraft Of(PlanBook book, ImportBase known, CurrentUser user, DateOnly today, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        known.Plan.RequireDraft();
        var draft = new ImportDraft(book, known, user, today);
        draft.lines.AddRange(book.Notices);
        draft.TakeOwners();
        draft.TakeIndicators();
        draft.TakeTasks(progress, cancel);
        return draft;
    }

    /// <summary>Of the plan's rows each may be named once.</summary>
    private Dictionary<string, BookRow> ByCode(BookSheet sheet, Func<BookRow, string> codeOf)
    {
        var found = new Dictionary<string, BookRow>();
        foreach (var row in book.Rows(sheet))
        {
            var code = codeOf(row);
            if (code.Length == 0)
            {
                Refuse(row, BookLayout.Code, string.Empty, new BrokenRule(Rules.ImportCodeMissing));
            }
            else if (!found.TryAdd(code, row))
            {
                Refuse(row, BookLayout.Code, code, new BrokenRule(Rules.ImportCodeTwice, null, code, $"{found[code].Sheet}!{found[code].Address(BookLayout.Code)}"));
            }
        }

        return found;
    }

    /// <summary>Puts the cells of a row into what the row is about; every cell that differs becomes a line.</summary>
    private T Take<T>(T opened, BookRow row, string code, IEnumerable<BookColumn<T>> columns, bool isNew)
    {
        var form = opened;
        foreach (var column in columns.Where(each => row.Has(each.Name)))
        {
            var cell = row.Cell(column.Name);
            var (value, problem) = values.Read(cell, column);
            if (problem is not null)
            {
                Refuse(row, column.Name, code, problem);
                continue;
            }

            var before = column.Get(opened);
            if ((value is null && column.IsRequired) || (CellValues.Same(before, value) && !(isNew && value is not null and not OwnerIds { Ids.Count: 0 })))
            {
                continue;
            }

            form = column.Set(form, value);
            lines.Add(new ImportLine(isNew ? ImportMark.Added : ImportMark.Changed, row.Sheet, row.Address(column.Name), code)
            {
                Column = column.Name,
                Before = isNew ? null : Shown(before),
                After = Shown(value),
                IsFormula = cell.Kind == CellKind.Formula,
            });
        }

        return form;
    }

    private object? Shown(object? value) => value is OwnerIds ids ? (LocalizedText[])[.. ids.Ids.Select(owners.NameOf)] : value;

    private void Refuse(BookRow row, ColumnName? column, string code, BrokenRule rule) =>
        lines.Add(new ImportLine(ImportMark.Problem, row.Sheet, row.Address(column), code) { Column = column is { } name && row.Has(name) ? column : null, Rule = rule });

    private void Notice(BookRow row, ColumnName? column, string code, BrokenRule rule) =>
        lines.Add(new ImportLine(ImportMark.Notice, row.Sheet, row.Address(column), code) { Column = column, Rule = rule });
}
