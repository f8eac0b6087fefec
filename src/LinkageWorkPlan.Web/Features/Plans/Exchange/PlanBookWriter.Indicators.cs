using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>Indicators: what is agreed, which is taken in again, and what was counted and replaced, which is not.</summary>
internal static partial class PlanBookWriter
{
    /// <summary>The sheets of indicators alone.</summary>
    /// <param name="years">Of the targets.</param>
    public static byte[] Write(IReadOnlyList<Indicator> indicators, IReadOnlyList<int> years, Loc loc)
    {
        using var to = new MemoryStream();
        using (var book = new BookWriter(to))
        {
            WriteIndicators(book, indicators, years, loc);
        }

        return to.ToArray();
    }

    private static void WriteIndicators(BookWriter book, IReadOnlyList<Indicator> indicators, IReadOnlyList<int> years, Loc loc)
    {
        var forms = indicators.Select(each => DefinitionForm.Of(each.ToContent())).ToList();
        var (columns, owners) = (IndicatorLayout.Indicators(years), new OwnerNames([]));
        book.Table(loc.Name(BookSheet.Indicators), Headings(BookSheet.Indicators, years, loc), forms.Select(form => (IReadOnlyList<object?>)[form.Code, .. columns.Select(each => Cell(each.Get(new IndicatorCells(form)), owners, loc))]));
        book.Table(loc.Name(BookSheet.Baselines), Headings(BookSheet.Baselines, years, loc), forms.SelectMany(form => form.Baselines.Select((line, at) =>
            (IReadOnlyList<object?>)[form.Code, at + 1, .. IndicatorLayout.Baselines.Select(each => Cell(each.Get(line), owners, loc))])));
        if (indicators.Any(each => each.Periods.Count > 0))
        {
            book.Table(loc["PlanImport.FiguresSheet"], FigureColumns(loc), indicators.SelectMany(each => each.Periods.Reverse().SelectMany(period => period.All).Select(figure => FigureCells(each, figure, loc))));
        }

        if (indicators.Any(each => each.FormerTargets.Count > 0))
        {
            book.Table(loc["PlanImport.FormerSheet"], FormerColumns(loc), indicators.SelectMany(each => each.FormerTargets.Select(former =>
                (IReadOnlyList<object?>)[each.Code, former.Year, former.Value, former.Agreed?.For(loc.Language) ?? former.Reason, former.Until, former.Amendment is { } amendment ? loc["Amendments.Numbered", amendment] : former.ByName])));
        }
    }

    private static IReadOnlyList<BookTableColumn> FigureColumns(Loc loc) =>
    [
        new(loc["Field.Indicator"], 12, CellStyle.Words),
        new(loc["Field.AsOf"], 14, CellStyle.Day),
        new(loc["Field.Origin"], 20, CellStyle.Words),
        new(loc["Field.Value"], 16, CellStyle.Number),
        new(loc["Field.Source"], 44, CellStyle.Words),
        new(loc["Field.Comment"], 44, CellStyle.Words),
        new(loc["Reports.RegisterBy"], 34, CellStyle.Words),
    ];

    private static IReadOnlyList<object?> FigureCells(Indicator indicator, IndicatorResult figure, Loc loc) =>
    [
        indicator.Code, figure.AsOf, figure.IsProposed ? loc["Indicators.Proposed"] : loc.Name(figure.Origin), figure.Value, figure.Source.For(loc.Language), figure.Comment.For(loc.Language), $"{figure.RecordedByName}, {loc.Moment(figure.RecordedAt)}",
    ];

    private static IReadOnlyList<BookTableColumn> FormerColumns(Loc loc) =>
    [
        new(loc["Field.Indicator"], 12, CellStyle.Words),
        new(loc["PlanImport.Year"], 10, CellStyle.Number),
        new(loc["Field.Value"], 16, CellStyle.Number),
        new(loc["Field.Reason"], 60, CellStyle.Words),
        new(loc["PlanImport.Until"], 14, CellStyle.Day),
        new(loc["Reports.RegisterBy"], 34, CellStyle.Words),
    ];
}
