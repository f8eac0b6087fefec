using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Features.Indicators;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>Indicators with their baseline values and targets.</summary>
internal sealed partial class ImportDraft
{
    private readonly DefinitionForm.Validator definitions = new();
    private readonly List<IndicatorChange> changedIndicators = [];

    public IReadOnlyList<IndicatorChange> Indicators => changedIndicators;

    /// <summary>The rows of one indicator.</summary>
    private sealed class IndicatorRows(string code)
    {
        public string Code { get; } = code;
        public BookRow? Row { get; set; }
        public Dictionary<int, BookRow> Baselines { get; } = [];

        /// <summary>For problems that belong to no single cell.</summary>
        public BookRow Any => Row ?? Baselines.Values.First();
    }

    /// <summary>Before tasks, so that they may name those that the same file adds.</summary>
    private void TakeIndicators()
    {
        var there = known.Indicators.ToDictionary(each => each.Code);
        foreach (var rows in GroupIndicators())
        {
            if (there.TryGetValue(rows.Code, out var indicator) || rows.Row is not null)
            {
                Take(rows, indicator);
            }
            else
            {
                foreach (var row in rows.Baselines.Values)
                {
                    Refuse(row, IndicatorLayout.Indicator, rows.Code, new BrokenRule(Rules.IndicatorUnknown, null, rows.Code));
                }
            }
        }
    }

    private IReadOnlyList<IndicatorRows> GroupIndicators()
    {
        var groups = new Dictionary<string, IndicatorRows>();
        IndicatorRows Of(string code) => groups.TryGetValue(code, out var rows) ? rows : groups[code] = new IndicatorRows(code);
        foreach (var (code, row) in ByCode(BookSheet.Indicators, row => CellValues.Code(row.Cell(BookLayout.Code))))
        {
            Of(code).Row = row;
        }

        foreach (var row in book.Rows(BookSheet.Baselines))
        {
            var code = CellValues.Code(row.Cell(IndicatorLayout.Indicator));
            if (code.Length == 0)
            {
                Refuse(row, IndicatorLayout.Indicator, code, new BrokenRule(Rules.ImportCodeMissing));
            }
            else if (!int.TryParse(CellValues.Code(row.Cell(IndicatorLayout.Line)), NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line is < 1 or > Indicator.BaselinesMax)
            {
                Refuse(row, IndicatorLayout.Line, code, new BrokenRule(Rules.OutOfRange, null, IndicatorLayout.Line.Field, 1, Indicator.BaselinesMax));
            }
            else if (!Of(code).Baselines.TryAdd(line, row))
            {
                Refuse(row, IndicatorLayout.Line, code, new BrokenRule(Rules.ImportCodeTwice, null, $"{code}/{line}", $"{row.Sheet}!{Of(code).Baselines[line].Address(IndicatorLayout.Line)}"));
            }
        }

        return [.. groups.Values];
    }

    private void Take(IndicatorRows rows, Indicator? indicator)
    {
        var (mark, before, former) = (lines.Count, indicator?.ToContent(), indicator?.FormerTargets.Count ?? 0);
        var opened = new IndicatorCells(before is null ? new DefinitionForm { Code = rows.Code } : DefinitionForm.Of(before));
        var form = rows.Row is { } row ? Take(opened, row, rows.Code, ColumnsOf(row), isNew: before is null) : opened;
        var definition = form.Definition with { Baselines = TakeBaselines(form.Definition, rows) };
        var mine = lines.GetRange(mark, lines.Count - mark);
        if (mine.Any(each => each.Mark == ImportMark.Problem))
        {
            return;
        }

        if (before is not null && definition.Baselines.Count == opened.Definition.Baselines.Count && mine.TrueForAll(each => each.Column == IndicatorLayout.Reason))
        {
            // A reason alone changes nothing.
            lines.RemoveRange(mark, mine.Count);
            return;
        }

        List<BrokenRule> broken = [.. definitions.Validate(definition).Errors.Select(each => new BrokenRule(each.ErrorCode, each.PropertyName, each.CustomState as object[] ?? []))];
        if (broken.Count > 0)
        {
            Refuse(rows, broken, mine);
            return;
        }

        try
        {
            var content = definition.ToContent(before ?? new IndicatorContent(), user.Language);
            indicator?.Revise(known.Plan, content, form.Reason, today, user.Name);
            indicator ??= new Indicator(known.Plan, content);
            changedIndicators.Add(new IndicatorChange(indicator, before, former, content, form.Reason));
            foreach (var question in DateQuestions.OfBaselines(known.Plan, content.Baselines))
            {
                var (place, column, code) = PlaceOf(rows, question, mine);
                if (mine.Exists(each => each.Sheet == place.Sheet && each.Column == column && each.Code == code))
                {
                    Notice(place, column, code, question);
                }
            }
        }
        catch (RuleException refusal)
        {
            Refuse(rows, refusal.Broken, mine);
        }
    }

    private static IReadOnlyList<BookColumn<IndicatorCells>> ColumnsOf(BookRow row) => IndicatorLayout.Indicators(row.Columns.Keys.Select(each => each.Year).OfType<int>().Order());

    /// <summary>A line's number is its place; the next free one adds a line.</summary>
    private List<BaselineForm> TakeBaselines(DefinitionForm form, IndicatorRows rows)
    {
        var baselines = form.Baselines.ToList();
        foreach (var (line, row) in rows.Baselines.OrderBy(each => each.Key))
        {
            if (line > baselines.Count + 1)
            {
                Refuse(row, IndicatorLayout.Line, rows.Code, new BrokenRule(Rules.OutOfRange, null, IndicatorLayout.Line.Field, 1, baselines.Count + 1));
                continue;
            }

            var isNew = line > baselines.Count;
            var taken = Take(isNew ? new BaselineForm(null, null, null, null, Domain.Texts.TextWords.None, Domain.Texts.TextWords.None) : baselines[line - 1], row, $"{rows.Code}/{line}", IndicatorLayout.Baselines, isNew);
            if (isNew)
            {
                baselines.Add(taken);
            }
            else
            {
                baselines[line - 1] = taken;
            }
        }

        return baselines;
    }

    private void Refuse(IndicatorRows rows, IEnumerable<BrokenRule> broken, List<ImportLine> mine)
    {
        foreach (var rule in broken)
        {
            var (row, column, code) = PlaceOf(rows, rule, mine);
            Refuse(row, column, code, rule);
        }
    }

    /// <summary>The cell that a rule is about: the changed one of its field, or the first there is.</summary>
    private static (BookRow Row, ColumnName? Column, string Code) PlaceOf(IndicatorRows rows, BrokenRule rule, List<ImportLine> mine)
    {
        var parts = rule.Subject?.Split(':') ?? [];
        if (parts is ["Baseline", var place, var part] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && rows.Baselines.TryGetValue(at + 1, out var baseline))
        {
            return (baseline, Named(baseline, $"{rows.Code}/{at + 1}", $"Baseline.{part}"), $"{rows.Code}/{at + 1}");
        }

        if (parts is [nameof(Indicator.Baselines)] && rows.Baselines.Count > 0)
        {
            var (line, last) = rows.Baselines.MaxBy(each => each.Key);
            return (last, IndicatorLayout.Line, $"{rows.Code}/{line}");
        }

        var row = rows.Any;
        var field = parts is [var name] ? name : string.Empty;
        var year = field == nameof(Indicator.Targets) && rule.Arguments is [var named, ..] ? IndicatorLayout.TargetNamed(named) : null;

        // Without a column for the reason, it is asked for at the target that changes.
        return (row, year is { } target && row.Has(target) ? target : Named(row, rows.Code, field == Indicator.TargetReason && !row.Has(IndicatorLayout.Reason) ? nameof(Indicator.Targets) : field), rows.Code);

        ColumnName? Named(BookRow of, string code, string wanted) =>
            mine.Where(each => each.Sheet == of.Sheet && each.Code == code && each.Column?.Field == wanted).OrderByDescending(each => (each.After as string)?.Length ?? 0).FirstOrDefault()?.Column
            ?? of.Columns.Keys.Where(each => each.Field == wanted).Select(each => (ColumnName?)each).FirstOrDefault() ?? BookLayout.Code;
    }
}

/// <param name="Indicator">As it will be; of an indicator that is there a copy that nobody saves.</param>
/// <param name="Before">Null for a new one.</param>
/// <param name="Former">How many of its targets were replaced before.</param>
/// <param name="Reason">Why targets change.</param>
internal sealed record IndicatorChange(Indicator Indicator, IndicatorContent? Before, int Former, IndicatorContent After, string? Reason);
