using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>How an indicator stands as of a day, as reports print it and its page shows it.</summary>
public static class IndicatorRows
{
    /// <summary>Decimals kept of a computed percentage.</summary>
    private const int Decimals = 2;

    /// <param name="year">Whose target it is held against.</param>
    /// <param name="cutOff">Figures of later days are not seen.</param>
    public static IndicatorRow Of(Indicator indicator, int year, DateOnly cutOff)
    {
        var target = indicator.TargetOf(year);
        var results = indicator.ResultsOn(cutOff);
        var result = results.Count == 1 ? results[0] : null;
        var isLess = indicator.Direction == IndicatorDirection.Less;

        // A figure of another year says nothing about this year's target. Two that differ give no single share of it, unless one is agreed: that is the measure until another is.
        var measured = results.Count > 0 && results[0].Origin == FigureOrigin.Agreed ? results.Take(1).ToList() : results;
        var share = measured.Select(each => each.Value).Distinct().Count() == 1 && measured.All(each => each.AsOf.Year == year) && measured[0] is var known && target is { } goal
            ? isLess ? ShareOf(goal, known.Value) : ShareOf(known.Value, goal)
            : null;
        return new IndicatorRow(
            indicator.Code,
            indicator.Title,
            indicator.Unit,
            [.. indicator.Baselines.Select(each => new IndicatorValue(each.Value, each.AsOf, each.Source, each.Note, each.Side))],
            year,
            target,
            [.. results.Select(each => new IndicatorValue(
                each.Value, each.AsOf, each.Source, result is null ? each.Comment : LocalizedText.Empty, each.Origin.OfSide(), each.Origin == FigureOrigin.Agreed ? true : null))],
            share,
            result?.Comment ?? LocalizedText.Empty,
            isLess ? true : null);
    }

    private static decimal? ShareOf(decimal value, decimal whole) => whole == 0 ? null : decimal.Round(value * 100 / whole, Decimals, MidpointRounding.AwayFromZero);
}
