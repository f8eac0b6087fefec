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
    private readonly List<ImportLine> lines = [];
    private readonly List<TaskChange> tasks = [];
    private readonly List<OwnerChange> changedOwners = [];

    private ImportDraft(PlanBook book, ImportBase known, CurrentUser user, DateOnly today)
    {
        (this.book, this.known, this.user) = (book, known, user);
        owners = new OwnerNames(known.Owners);
        heads = [.. known.Owners.Select(each => each.HeadId).OfType<Guid>()];
        values = new CellValues(owners, user.Language, today);
    }

    /// <summary>In the order of the file.</summary>
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
        draft.TakeTasks(progress, cancel);
        draft.TakeIndicators();
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

    /// <summary>Owners come first, so that tasks may name those that the same file adds.</summary>
    private void TakeOwners()
    {
        var seen = new Dictionary<Guid, BookRow>();
        foreach (var row in book.Rows(BookSheet.Owners))
        {
            var code = CellValues.Code(row.Cell(BookLayout.Code));
            var mark = lines.Count;
            var typed = Take(OwnerForm.New, row, code, BookLayout.Owners, isNew: true);
            var hasProblem = lines.Skip(mark).Any(each => each.Mark == ImportMark.Problem);
            var owner = hasProblem ? null : Find(row, code, typed);
            if (hasProblem || (owner is null && lines.Count > mark && lines[^1].Mark == ImportMark.Problem))
            {
                continue;
            }

            if (owner is not null && !seen.TryAdd(owner.Id, row))
            {
                Refuse(row, BookLayout.Code, code, new BrokenRule(Rules.ImportCodeTwice, null, owner.FileCode, $"{seen[owner.Id].Sheet}!{seen[owner.Id].Address(BookLayout.Code)}"));
                continue;
            }

            if (owner is null)
            {
                AddOwner(row, typed, seen);
            }
            else
            {
                lines.RemoveRange(mark, lines.Count - mark);
                ChangeOwner(row, owner);
            }
        }
    }

    /// <summary>By its code; without one by its name on its side. Null for one that is not there yet.</summary>
    private Owner? Find(BookRow row, string code, OwnerForm typed)
    {
        if (code.Length > 0)
        {
            var found = known.Owners.FirstOrDefault(each => each.FileCode == code);
            if (found is null)
            {
                Refuse(row, BookLayout.Code, code, new BrokenRule(Rules.ImportOwnerUnknown, null, code, typed.Side ?? Side.Vietnam));
            }
            else if (typed.Side is { } named && named != found.Side)
            {
                Refuse(row, BookLayout.OwnerSide, code, new BrokenRule(Rules.ImportOwnerSide, null, found.FileCode, named));
                return null;
            }

            return found;
        }

        if (typed.Side is not { } side)
        {
            Refuse(row, BookLayout.OwnerSide, code, new BrokenRule(Rules.Required, null, nameof(Owner.Side)));
            return null;
        }

        var ids = Languages.All.Select(each => typed.Name[each]).OfType<string>().SelectMany(name => owners.Find(name, side)).ToHashSet();
        if (ids.Count > 1)
        {
            Refuse(row, new ColumnName(nameof(Owner.Name), user.Language), code, new BrokenRule(Rules.ImportOwnerTwice, null, typed.Name[user.Language] ?? string.Empty, side));
        }

        return ids.Count == 1 ? known.Owners.FirstOrDefault(each => each.Id == ids.First()) ?? changedOwners.First(each => each.Owner.Id == ids.First()).Owner : null;
    }

    private void AddOwner(BookRow row, OwnerForm form, Dictionary<Guid, BookRow> seen)
    {
        try
        {
            var owner = new Owner(form.Side!.Value, form.Name.ApplyTo(LocalizedText.Empty, user.Language), user.Side);
            if (!form.IsActive)
            {
                owner.SetActive(false, ByOf(owner));
            }

            owner.Describe(owner.Details with { Kind = form.Kind, Contact = form.Contact }, null, isHead: false, owner.IsConfirmed ? ByOf(owner) : owner.Side);

            changedOwners.Add(new OwnerChange(owner, null, form));
            owners.Add(owner);
            seen[owner.Id] = row;
        }
        catch (RuleException refusal)
        {
            RefuseOwner(row, string.Empty, refusal);
        }
    }

    private void ChangeOwner(BookRow row, Owner owner)
    {
        var (mark, before) = (lines.Count, owner.ToContent());
        var opened = OwnerForm.Of(owner);
        var form = Take(opened, row, owner.FileCode, BookLayout.Owners, isNew: false);
        if (lines.Count == mark)
        {
            return;
        }

        try
        {
            Apply(owner, form, opened, heads, user);
            changedOwners.Add(new OwnerChange(owner, before, form));
            owners.Add(owner);
        }
        catch (RuleException refusal)
        {
            RefuseOwner(row, owner.FileCode, refusal);
        }
    }

    /// <summary>Changes an owner as its row says, by whoever imports it; the machine's own command line acts for the owner's side.</summary>
    /// <param name="heads">Persons who head a unit.</param>
    internal static void Apply(Owner owner, OwnerForm form, OwnerForm opened, IReadOnlySet<Guid> heads, CurrentUser user)
    {
        if (form.Name != opened.Name)
        {
            owner.Rename(form.Name.ApplyTo(owner.Name, user.Language), user.Side ?? owner.Side);
        }

        if (form.IsActive != opened.IsActive)
        {
            owner.SetActive(form.IsActive, user.Side ?? owner.Side);
        }

        if ((form.Kind, form.Contact) != (opened.Kind, opened.Contact))
        {
            owner.Describe(owner.Details with { Kind = form.Kind, Contact = form.Contact }, null, heads.Contains(owner.Id), user.Side ?? owner.Side);
        }
    }

    private Side ByOf(Owner owner) => user.Side ?? owner.Side;

    private void RefuseOwner(BookRow row, string code, RuleException refusal)
    {
        foreach (var broken in refusal.Broken)
        {
            // What is about no field is about what the row changes.
            var changed = lines.LastOrDefault(each => each.Sheet == row.Sheet && each.Code == code && each.Mark == ImportMark.Changed)?.Column;
            Refuse(row, BookLayout.Owners.Select(each => each.Name).Where(each => each.Field == broken.Subject && row.Has(each)).Select(each => (ColumnName?)each).FirstOrDefault() ?? changed, code, broken);
        }
    }

    /// <summary>Nobody changes an indicator yet: whatever differs is refused.</summary>
    private void TakeIndicators()
    {
        var there = known.Indicators.ToDictionary(each => each.Code);
        foreach (var (code, row) in ByCode(BookSheet.Indicators, row => CellValues.Code(row.Cell(BookLayout.Code))))
        {
            if (!there.TryGetValue(code, out var indicator))
            {
                Refuse(row, BookLayout.Code, code, new BrokenRule(Rules.IndicatorUnknown, null, code));
                continue;
            }

            var mark = lines.Count;
            Take(indicator, row, code, BookLayout.Indicators, isNew: false);
            for (var at = mark; at < lines.Count; at++)
            {
                lines[at] = lines[at].Mark == ImportMark.Changed ? lines[at] with { Mark = ImportMark.Problem, Rule = new BrokenRule(Rules.ImportIndicator) } : lines[at];
            }
        }
    }
}
