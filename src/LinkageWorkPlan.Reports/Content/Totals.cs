namespace LinkageWorkPlan.Reports.Content;

/// <summary>The plan's line under the pillars: sums of the counts, percentages weighted by the pillars' weights.</summary>
public sealed record PlanFigures(decimal Weight, decimal PlannedPercent, decimal ActualPercent, StatusCounts Counts)
{
    public static PlanFigures Of(IReadOnlyList<PillarFigures> pillars)
    {
        var weight = pillars.Sum(pillar => pillar.Weight);
        decimal Weighted(Func<PillarFigures, decimal> percent) =>
            weight == 0 ? 0 : pillars.Sum(pillar => pillar.Weight * percent(pillar)) / weight;
        int Sum(Func<StatusCounts, int> count) => pillars.Sum(pillar => count(pillar.Counts));
        return new PlanFigures(
            weight,
            Weighted(pillar => pillar.PlannedPercent),
            Weighted(pillar => pillar.ActualPercent),
            new StatusCounts(
                Sum(counts => counts.NotStarted),
                Sum(counts => counts.OnTrack),
                Sum(counts => counts.AtRisk),
                Sum(counts => counts.Delayed),
                Sum(counts => counts.Completed),
                Sum(counts => counts.Cancelled)));
    }
}

/// <summary>Results of the milestones that were planned for the period, up to its cut-off.</summary>
/// <param name="Due">Planned from the period's first day to the cut-off, both included.</param>
/// <param name="Reached">Of these, reached by the cut-off.</param>
/// <param name="Late">Of those reached, after the planned day.</param>
public sealed record MilestoneFigures(int Due, int Reached, int Late)
{
    public int Open => Due - Reached;

    public static MilestoneFigures Of(ReportContent content)
    {
        var due = content.Milestones.Where(row => row.Planned >= content.PeriodStart && row.Planned <= content.FiguresDay).ToList();
        var reached = due.Where(row => row.Reached is { } day && day <= content.FiguresDay).ToList();
        return new MilestoneFigures(due.Count, reached.Count, reached.Count(row => row.Reached > row.Planned));
    }
}
