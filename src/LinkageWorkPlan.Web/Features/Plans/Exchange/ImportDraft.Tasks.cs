using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Editing;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>Tasks with their milestones and budget lines.</summary>
internal sealed partial class ImportDraft
{
    private readonly TaskFormRules rules = new();

    /// <summary>The rows that are about one task.</summary>
    private sealed class TaskRows(string code)
    {
        public string Code { get; } = code;
        public BookRow? Task { get; set; }
        public Dictionary<string, BookRow> Milestones { get; } = [];
        public Dictionary<int, BookRow> Budget { get; } = [];

        /// <summary>For problems that belong to no single cell.</summary>
        public BookRow Any => Task ?? Milestones.Values.Concat(Budget.Values).First();
    }

    private void TakeTasks(IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        var there = known.Tasks.ToDictionary(each => each.Code);
        var columns = BookLayout.Tasks(owners);
        var files = Group(there);
        var done = 0;
        foreach (var rows in files)
        {
            if (done++ % Step == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress(ImportStep.Comparing, done - 1, files.Count));
            }

            if (there.TryGetValue(rows.Code, out var task) || rows.Task is not null)
            {
                Take(rows, task, columns);
            }
            else
            {
                foreach (var row in rows.Milestones.Values.Concat(rows.Budget.Values))
                {
                    Refuse(row, BookLayout.TaskCode, rows.Code, new BrokenRule(Rules.ImportTaskUnknown, null, rows.Code));
                }
            }
        }

        RefuseBrokenReferences(files.ToDictionary(each => each.Code));
    }

    private IReadOnlyList<TaskRows> Group(Dictionary<string, WorkTask> there)
    {
        var groups = new Dictionary<string, TaskRows>();
        TaskRows Of(string code) => groups.TryGetValue(code, out var rows) ? rows : groups[code] = new TaskRows(code);
        foreach (var (code, row) in ByCode(BookSheet.Tasks, row => CellValues.Code(row.Cell(BookLayout.Code))))
        {
            Of(code).Task = row;
        }

        var taskOf = there.Values.SelectMany(task => task.Milestones.Select(each => (each.Code, task.Code))).DistinctBy(each => each.Item1).ToDictionary(each => each.Item1, each => each.Item2);
        foreach (var (code, row) in ByCode(BookSheet.Milestones, MilestoneCode))
        {
            var named = CellValues.Code(row.Cell(BookLayout.TaskCode));
            var task = taskOf.GetValueOrDefault(code);
            if (task is not null && named.Length > 0 && named != task)
            {
                Refuse(row, BookLayout.TaskCode, code, new BrokenRule(Rules.ImportMoved, null, code, task));
            }
            else if ((task ?? NullIfEmpty(named) ?? TaskIn(code)) is { } of)
            {
                Of(of).Milestones[code] = row;
            }
            else
            {
                Refuse(row, BookLayout.TaskCode, code, new BrokenRule(Rules.Required, null, nameof(BookLayout.TaskCode)));
            }
        }

        foreach (var row in book.Rows(BookSheet.Budget))
        {
            var code = CellValues.Code(row.Cell(BookLayout.TaskCode));
            if (code.Length == 0)
            {
                Refuse(row, BookLayout.TaskCode, code, new BrokenRule(Rules.ImportCodeMissing));
            }
            else if (!int.TryParse(CellValues.Code(row.Cell(BookLayout.Line)), NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line is < 1 or > 1000)
            {
                Refuse(row, BookLayout.Line, code, new BrokenRule(Rules.OutOfRange, null, "Budget.Line", 1, 1000));
            }
            else if (!Of(code).Budget.TryAdd(line, row))
            {
                Refuse(row, BookLayout.Line, code, new BrokenRule(Rules.ImportCodeTwice, null, $"{code}/{line}", $"{row.Sheet}!{Of(code).Budget[line].Address(BookLayout.Line)}"));
            }
        }

        return [.. groups.Values];
    }

    /// <summary>"A1.2"; or "2" beside the task "A1".</summary>
    private static string MilestoneCode(BookRow row)
    {
        var code = CellValues.Code(row.Cell(BookLayout.Code));
        var task = CellValues.Code(row.Cell(BookLayout.TaskCode));
        return code.Length > 0 && task.Length > 0 && code.All(char.IsAsciiDigit) ? $"{task}.{code}" : code;
    }

    /// <summary>The task that a milestone's code begins with.</summary>
    private static string? TaskIn(string code) => code.LastIndexOf('.') is > 0 and var dot ? code[..dot] : null;

    private void Take(TaskRows rows, WorkTask? task, IReadOnlyList<BookColumn<TaskForm>> columns)
    {
        var mark = lines.Count;
        var before = task?.ToContent();
        var opened = before is null ? new TaskForm { Code = rows.Code, PillarCode = PillarOf(rows.Code) } : TaskForm.Of(before);
        var form = rows.Task is { } row ? Take(opened, row, rows.Code, columns, isNew: before is null) : opened;
        form = form with { Milestones = TakeMilestones(form, rows), Budget = TakeBudget(form, rows) };
        var mine = lines.GetRange(mark, lines.Count - mark);
        var isGrown = form.Milestones.Count + form.Budget.Count > opened.Milestones.Count + opened.Budget.Count;
        if (mine.Any(each => each.Mark == ImportMark.Problem) || (mine.Count == 0 && !isGrown && before is not null))
        {
            return;
        }

        var broken = Broken(form);
        if (broken.Count > 0)
        {
            Refuse(rows, form, broken, mine);
            return;
        }

        try
        {
            var content = form.ToContent(before ?? new TaskContent(), user.Language);
            task?.Revise(content, known.Plan);
            task ??= new WorkTask(known.Plan, content);
            tasks.Add(new TaskChange(task, before, content));
            Ask(rows, form, content, mine);
        }
        catch (RuleException refusal)
        {
            Refuse(rows, form, refusal.Broken, mine);
        }
    }

    private IReadOnlyList<BrokenRule> Broken(TaskForm form) =>
        [.. rules.Validate(form).Errors.Select(each => new BrokenRule(each.ErrorCode, each.PropertyName, each.CustomState as object[] ?? []))];

    private List<MilestoneForm> TakeMilestones(TaskForm form, TaskRows rows)
    {
        var milestones = form.Milestones.ToList();
        foreach (var (code, row) in rows.Milestones)
        {
            var at = milestones.FindIndex(each => each.Code == code);
            var taken = Take(at < 0 ? new MilestoneForm { Code = code } : milestones[at], row, code, BookLayout.Milestones, isNew: at < 0);
            if (at < 0)
            {
                milestones.Add(taken);
            }
            else
            {
                milestones[at] = taken;
            }
        }

        return milestones;
    }

    /// <summary>A line's number is its place; the next free one adds a line.</summary>
    private List<BudgetForm> TakeBudget(TaskForm form, TaskRows rows)
    {
        var budget = form.Budget.ToList();
        foreach (var (line, row) in rows.Budget.OrderBy(each => each.Key))
        {
            if (line > budget.Count + 1)
            {
                Refuse(row, BookLayout.Line, rows.Code, new BrokenRule(Rules.OutOfRange, null, "Budget.Line", 1, budget.Count + 1));
                continue;
            }

            var isNew = line > budget.Count;
            var taken = Take(isNew ? new BudgetForm(null, Currency.VND, null, TextWords.None) : budget[line - 1], row, $"{rows.Code}/{line}", BookLayout.Budget, isNew);
            if (isNew)
            {
                budget.Add(taken);
            }
            else
            {
                budget[line - 1] = taken;
            }
        }

        return budget;
    }

    private string PillarOf(string code) =>
        known.Plan.Pillars.Where(each => code.Length > each.Code.Length && code.StartsWith(each.Code, StringComparison.Ordinal)).MaxBy(each => each.Code.Length)?.Code ?? string.Empty;

    /// <summary>What a form would ask: a file cannot answer. A date outside the plan is refused where the file brings it; one outside its task is noted.</summary>
    private void Ask(TaskRows rows, TaskForm form, TaskContent content, IReadOnlyList<ImportLine> mine)
    {
        foreach (var question in DateQuestions.OfTask(known.Plan, content))
        {
            var (row, column, code) = PlaceOf(rows, form, question, mine);
            if (!mine.Any(each => each.Sheet == row.Sheet && each.Column == column && each.Code == code))
            {
                continue;
            }

            if (question.Rule == Questions.DateOutsideTask)
            {
                Notice(row, column, code, question);
            }
            else
            {
                Refuse(row, column, code, question);
            }
        }
    }

    private void Refuse(TaskRows rows, TaskForm form, IEnumerable<BrokenRule> broken, IReadOnlyList<ImportLine> mine)
    {
        foreach (var rule in broken)
        {
            var (row, column, code) = PlaceOf(rows, form, rule, mine);
            Refuse(row, column, code, rule);
        }
    }

    /// <summary>The cell that a rule is about: the changed one of its field, or the first there is.</summary>
    private static (BookRow Row, ColumnName? Column, string Code) PlaceOf(TaskRows rows, TaskForm form, BrokenRule rule, IReadOnlyList<ImportLine> mine)
    {
        var parts = rule.Subject?.Split(':') ?? [];
        if (parts is ["Milestone", var place, var field] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < form.Milestones.Count
            && rows.Milestones.TryGetValue(form.Milestones[at].Code, out var milestone))
        {
            return (milestone, Changed(milestone, form.Milestones[at].Code, field), form.Milestones[at].Code);
        }

        if (parts is [nameof(TaskForm.Milestones)] && rule.Arguments is [string twice, ..] && rows.Milestones.TryGetValue(twice, out var taken))
        {
            return (taken, BookLayout.Code, twice);
        }

        if (parts is ["Budget", var number, var member] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line) && rows.Budget.TryGetValue(line + 1, out var budget))
        {
            return (budget, Changed(budget, $"{rows.Code}/{line + 1}", member), $"{rows.Code}/{line + 1}");
        }

        var row = rows.Task ?? rows.Any;
        return (row, parts is [var name] ? Changed(row, rows.Code, name) : BookLayout.Code, rows.Code);

        ColumnName? Changed(BookRow of, string code, string named)
        {
            bool IsOf(ColumnName column) => column.Field == named || column.Field.EndsWith("." + named, StringComparison.Ordinal);
            return mine.Where(each => each.Sheet == of.Sheet && each.Code == code && each.Column is { } column && IsOf(column)).OrderByDescending(each => (each.After as string)?.Length ?? 0).FirstOrDefault()?.Column
                ?? of.Columns.Keys.Where(IsOf).Select(each => (ColumnName?)each).FirstOrDefault() ?? BookLayout.Code;
        }
    }

    /// <summary>What the plan's tasks name, once all of the file is taken in.</summary>
    private void RefuseBrokenReferences(Dictionary<string, TaskRows> files)
    {
        var all = known.Tasks.Concat(tasks.Where(each => each.Before is null).Select(each => each.Task)).ToList();
        var references = PlanReferences.Of(all, known.Owners.Concat(changedOwners.Select(each => each.Owner)).Select(each => each.Id));
        var indicators = known.Indicators.Concat(changedIndicators.Select(each => each.Indicator)).Select(each => each.Code).ToHashSet();
        var loops = TaskRules.Loops([.. all.Select(each => each.ToContent())]).ToLookup(each => each.Subject);
        foreach (var change in tasks)
        {
            var agreed = change.Task.Agreed;
            IReadOnlyList<BrokenRule> broken =
            [
                .. references.Broken(change.Task),
                .. agreed.Sectors.Where(code => !known.Sectors.Contains(code) && change.Before?.Sectors.Contains(code) != true).Select(code => new BrokenRule(Rules.SectorUnknown, nameof(AgreedTask.Sectors), code)),
                .. MemorandumItem.Unknown(known.Contents, agreed.Contents, change.Before?.Contents ?? []),
                .. agreed.Indicators.Where(code => !indicators.Contains(code) && change.Before?.Indicators.Contains(code) != true).Select(code => new BrokenRule(Rules.IndicatorUnknown, nameof(AgreedTask.Indicators), code)),
                .. loops[change.Task.Code].Select(each => each with { Subject = nameof(AgreedTask.Predecessors) }),
            ];
            if (broken.Count > 0)
            {
                Refuse(files[change.Task.Code], TaskForm.Of(change.After), broken, []);
            }
        }
    }

    private static string? NullIfEmpty(string words) => words.Length == 0 ? null : words;
}
