using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Warnings;

/// <summary>Every figure that a report's tables print, to compare with what is typed in its text.</summary>
public sealed class ContentFigures
{
    private readonly HashSet<decimal> figures = [];

    public static ContentFigures Of(ReportContent content)
    {
        var found = new ContentFigures();
        found.Add(content.Tasks.Count, content.Milestones.Count, content.Indicators.Count, content.Products.Count, content.Changes.Count, content.Pillars.Count, content.Proposals.Count);
        found.Add(content.Milestones.Count(each => each.Reached is not null), content.Milestones.Count(each => each.Reached is null), content.Milestones.Count(each => each.DaysLate > 0));
        foreach (var pillar in content.Pillars)
        {
            var counts = pillar.Counts;
            found.Add(pillar.Weight, pillar.PlannedPercent, pillar.ActualPercent, counts.Total, counts.NotStarted, counts.OnTrack, counts.AtRisk, counts.Delayed, counts.Completed, counts.Cancelled);
        }

        var total = PlanFigures.Of(content.Pillars);
        found.Add(total.PlannedPercent, total.ActualPercent, total.Counts.Total, total.Counts.NotStarted, total.Counts.OnTrack, total.Counts.AtRisk, total.Counts.Delayed, total.Counts.Completed, total.Counts.Cancelled);
        found.Add(FigureValues.Of(content).All.Select(each => each.Value));
        var milestones = MilestoneFigures.Of(content);
        found.Add(milestones.Due, milestones.Reached, milestones.Open, milestones.Late);
        found.Add([.. content.Tasks.Select(each => each.Percent)]);
        found.Add([.. content.Milestones.Select(each => (decimal)each.DaysLate)]);
        foreach (var indicator in content.Indicators)
        {
            found.Add(indicator.Target, indicator.PercentOfTarget);
            found.Add([.. indicator.Baselines.Concat(indicator.Results).Select(each => each.Value)]);
        }

        found.Add(content.Money.Concat(MoneyRow.Totals(content.Money)).SelectMany(each => new[] { each.Planned, each.Spent, each.Rest }));
        return found;
    }

    /// <summary>True also where the text rounds the table's figure, as in 61 % for 61.25 %.</summary>
    public bool Holds(decimal value) => figures.Contains(value);

    private void Add(params decimal?[] values)
    {
        foreach (var value in values.OfType<decimal>())
        {
            for (var decimals = 0; decimals <= 2; decimals++)
            {
                figures.Add(decimal.Round(value, decimals, MidpointRounding.AwayFromZero));
            }

            figures.Add(value);
        }
    }

    private void Add(IEnumerable<decimal> values) => Add([.. values.Select(each => (decimal?)each)]);
}
