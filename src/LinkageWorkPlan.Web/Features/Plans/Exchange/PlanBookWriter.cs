using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>What a workbook of a plan holds.</summary>
/// <param name="Owners">Those that tasks name, with the heads of their units.</param>
/// <param name="Spending">What was spent on the tasks, in any order.</param>
/// <param name="Day">On which it says how everything stands.</param>
/// <param name="Years">Of the targets of indicators.</param>
internal sealed record PlanBookContent(IReadOnlyList<WorkTask> Tasks, IReadOnlyList<Owner> Owners, IReadOnlyList<Indicator> Indicators, IReadOnlyList<Spending> Spending, DateOnly Day, IReadOnlyList<int> Years);

/// <summary>Writes a plan as the workbook that <see cref="PlanBook"/> reads: taken in again where nothing was changed, it changes nothing.</summary>
internal static partial class PlanBookWriter
{
    /// <param name="loc">Words of headings, choices and owners.</param>
    public static byte[] Write(PlanBookContent content, Loc loc)
    {
        var owners = new OwnerNames(content.Owners);
        var forms = content.Tasks.Select(task => (Task: task, Form: TaskForm.Of(task.ToContent()))).ToList();
        using var to = new MemoryStream();
        using (var book = new BookWriter(to))
        {
            IReadOnlyList<object?> Cells<T>(T row, IReadOnlyList<BookColumn<T>> columns, params IEnumerable<object?> keys) => [.. keys, .. columns.Select(each => each.Form == CellForm.Links && each.Get(row) is IEnumerable<string> links ? TaskFields.Predecessors.Write(links) : Cell(each.Get(row), owners, loc))];
            IEnumerable<object?> Shown<T>(T row, IReadOnlyList<ComputedColumn<T>> columns) => columns.Select(each => each.Get(row, content.Day, loc));
            void Table(BookSheet sheet, IEnumerable<IReadOnlyList<object?>> rows) => book.Table(loc.Name(sheet), Headings(sheet, content.Years, loc), rows);

            var tasks = BookLayout.Tasks(owners);
            Table(BookSheet.Tasks, forms.Select(each => Cells(each.Form, tasks, [each.Form.Code, .. Shown(each.Task, ComputedColumns.OfTasks)])));
            Table(BookSheet.Milestones, forms.SelectMany(each => each.Form.Milestones.Select(form =>
                Cells(form, BookLayout.Milestones, [form.Code, each.Form.Code, .. Shown((each.Task, each.Task.Milestones.First(one => one.Code == form.Code)), ComputedColumns.OfMilestones)]))));
            Table(BookSheet.Budget, forms.SelectMany(each => each.Form.Budget.Select((line, at) => Cells(line, BookLayout.Budget, each.Form.Code, at + 1))));
            Table(BookSheet.Owners, content.Owners.OrderBy(each => each.Side).ThenBy(each => each.Id).Select(each => Cells(OwnerForm.Of(each), BookLayout.Owners, each.FileCode)));
            WriteIndicators(book, content.Indicators, content.Years, loc);
            if (content.Spending.Count > 0)
            {
                book.Table(loc["Spending.Heading"], SpendingColumns(loc), SpendingRows(content, loc));
            }
        }

        return to.ToArray();
    }

    /// <summary>An empty workbook for a plan, with lists to choose from and a sheet that explains it.</summary>
    /// <param name="languages">Of the texts that can be typed; the first is the language of the headings.</param>
    /// <param name="owners">Those that take tasks.</param>
    public static byte[] Template(WorkPlan plan, IReadOnlyList<Owner> owners, IReadOnlyList<Language> languages)
    {
        var (loc, names) = (Loc.In(languages[0]), new OwnerNames(owners));
        var lists = Lists(plan, owners, names, loc);
        var years = IndicatorLayout.YearsOf(plan.PeriodStart, plan.PeriodEnd, []);
        using var to = new MemoryStream();
        using (var book = new BookWriter(to))
        {
            foreach (var sheet in Enum.GetValues<BookSheet>())
            {
                var columns = BookLayout.ColumnsOf(sheet, years).Where(each => each.Name.Language is not { } language || languages.Contains(language)).Select(each => Heading(each, loc) with
                {
                    Choices = ChoicesOf(each, lists),
                    IsOneChoice = each.Form is CellForm.Choice or CellForm.Flag || each.Name.Field == nameof(WorkTask.PillarCode),
                    Days = each.Form == CellForm.Day && sheet != BookSheet.Baselines ? (plan.PeriodStart, plan.PeriodEnd) : null,
                });
                book.Table(loc.Name(sheet), [.. columns], []);
            }

            book.Lines(BookHelp.NameIn(loc), [110], BookHelp.Lines(languages, plan.PeriodStart, plan.PeriodEnd));
            book.Lines(BookHelp.ListsSheet, [.. lists.Select(_ => 30)], Rows([.. lists.Select(each => each.Values)]), isHidden: true);
        }

        return to.ToArray();
    }

    /// <summary>It is recorded on tasks and not taken in from a workbook.</summary>
    private static IReadOnlyList<BookTableColumn> SpendingColumns(Loc loc) =>
    [
        new(loc["Field.TaskCode"], 12, CellStyle.Words),
        new(loc["Field.Spending.Line"], 12, CellStyle.Number),
        new(loc["Field.Spending.Side"], 16, CellStyle.Words),
        new(loc["Spending.PeriodFrom"], 14, CellStyle.Day),
        new(loc["Spending.PeriodTo"], 14, CellStyle.Day),
        new(loc["Field.Spending.Amount"], 20, CellStyle.Number),
        new(loc["Field.Currency"], 12, CellStyle.Words),
        new(loc["Field.Spending.Reference"], 40, CellStyle.Words),
    ];

    private static IEnumerable<IReadOnlyList<object?>> SpendingRows(PlanBookContent content, Loc loc)
    {
        var spent = content.Spending.ToLookup(each => each.TaskId);
        return content.Tasks.SelectMany(task => spent[task.Id].OrderBy(each => each.Line).ThenBy(each => each.PeriodEnd).ThenBy(each => each.SaidAt).ThenBy(each => each.Id)
            .Select(each => (IReadOnlyList<object?>)[task.Code, each.Line, loc.Name(each.Side), each.PeriodStart, each.PeriodEnd, each.Amount, loc.Name(each.Currency), each.Reference]));
    }

    /// <summary>What names a row, how it stands, and what is agreed of it.</summary>
    private static IReadOnlyList<BookTableColumn> Headings(BookSheet sheet, IReadOnlyList<int> years, Loc loc)
    {
        var columns = BookLayout.ColumnsOf(sheet, years).Select(each => Heading(each, loc)).ToList();
        columns.InsertRange(BookLayout.KeysOf(sheet).Count, ComputedColumns.Of(sheet).Select(each => new BookTableColumn(loc[each.Key], each.Width, each.Style) { IsOnlyShown = true }));
        return columns;
    }

    private static BookTableColumn Heading(BookColumn column, Loc loc) => new(column.Name.In(loc), column.Width, column.Form switch
    {
        CellForm.Day => CellStyle.Day,
        CellForm.Whole or CellForm.Amount => CellStyle.Number,
        CellForm.Code or CellForm.Words or CellForm.Choice or CellForm.Codes or CellForm.Links or CellForm.Owners or CellForm.Flag => CellStyle.Words,
    });

    private static object? Cell(object? value, OwnerNames owners, Loc loc) => value switch
    {
        OwnerIds ids => owners.CellOf(ids, loc.Language),
        Enum name => loc.Name(name),
        bool yes => loc[yes ? "Shared.Yes" : "Shared.No"],
        string words => words,
        IEnumerable<string> codes => string.Join(", ", codes),
        _ => value,
    };

    /// <summary>What is chosen from, each a column of the hidden sheet.</summary>
    private static IReadOnlyList<(object Of, IReadOnlyList<string> Values)> Lists(WorkPlan plan, IReadOnlyList<Owner> owners, OwnerNames names, Loc loc) =>
    [
        .. new[] { typeof(Side), typeof(LeadAlternation), typeof(MilestoneType), typeof(Currency), typeof(OwnerKind), typeof(IndicatorDirection) }.Select(type => ((object)type, (IReadOnlyList<string>)[.. Enum.GetValues(type).Cast<Enum>().Select(loc.Name)])),
        (typeof(bool), [loc["Shared.Yes"], loc["Shared.No"]]),
        (nameof(WorkTask.PillarCode), [.. plan.Pillars.OrderBy(each => each.Order).Select(each => each.Code)]),
        (nameof(AgreedTask.Sectors), [.. plan.Sectors.Select(each => each.Code)]),
        .. Sides.Both.Select(side => ((object)side, (IReadOnlyList<string>)[.. owners.Where(each => each.Side == side).Select(each => names.CellOf(new OwnerIds([each.Id]), loc.Language))])),
    ];

    private static string? ChoicesOf(BookColumn column, IReadOnlyList<(object Of, IReadOnlyList<string> Values)> lists)
    {
        object? of = column.Form switch
        {
            CellForm.Choice => column.Choice,
            CellForm.Flag => typeof(bool),
            CellForm.Owners => column.Name.Side,
            CellForm.Code or CellForm.Codes or CellForm.Links or CellForm.Words or CellForm.Day or CellForm.Whole or CellForm.Amount => column.Name.Field,
        };
        var at = lists.Index().Where(each => each.Item.Of.Equals(of) && each.Item.Values.Count > 0).Select(each => (int?)each.Index).FirstOrDefault();
        return at is { } list ? $"{BookHelp.ListsSheet}!${(char)('A' + list)}$1:${(char)('A' + list)}${lists[list].Values.Count}" : null;
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(IReadOnlyList<IReadOnlyList<string>> columns) =>
        Enumerable.Range(0, columns.Max(each => each.Count)).Select(row => (IReadOnlyList<object?>)[.. columns.Select(each => each.ElementAtOrDefault(row))]);
}
