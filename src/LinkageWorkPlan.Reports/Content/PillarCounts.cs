using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>What of a task its pillar's figures are counted from.</summary>
/// <param name="Start">The first day agreed; null where there is none yet.</param>
/// <param name="End">The last day agreed; null where there is none yet.</param>
/// <param name="Percent">Done, 0 to 100.</param>
public sealed record TaskFigure(string PillarCode, int Weight, DateOnly? Start, DateOnly? End, WorkStatus Status, int Percent)
{
    /// <summary>Share of the task's time that has passed at the end of a day, 0 to 100; 0 as long as it has no first or last day.</summary>
    public decimal PlannedPercent(DateOnly day)
    {
        if (Start is not { } first || End is not { } last)
        {
            return 0;
        }

        var days = last.DayNumber - first.DayNumber + 1;
        return days <= 0 ? 0 : Math.Clamp((day.DayNumber - first.DayNumber + 1) * 100m / days, 0, 100);
    }
}

/// <summary>The figures of a plan's pillars as of a day, as reports and pages show them.</summary>
public static class PillarCounts
{
    /// <summary>Decimals kept of a computed percentage.</summary>
    private const int Decimals = 2;

    /// <returns>One for each pillar, in the plan's order.</returns>
    public static IReadOnlyList<PillarFigures> Of(IEnumerable<Pillar> pillars, IReadOnlyList<TaskFigure> tasks, DateOnly day)
    {
        // A pillar's weight is that of its tasks: as long as each pillar's add up to 100, all pillars weigh the same.
        var whole = tasks.Where(Counts).Sum(each => each.Weight);
        var byPillar = tasks.ToLookup(each => each.PillarCode);
        return [.. pillars.OrderBy(each => each.Order).ThenBy(each => each.Code, StringComparer.Ordinal).Select(pillar =>
        {
            var own = byPillar[pillar.Code].ToList();
            var counted = own.Where(Counts).ToList();
            var weight = counted.Sum(each => each.Weight);
            decimal Share(Func<TaskFigure, decimal> percent) =>
                weight == 0 ? 0 : decimal.Round(counted.Sum(each => each.Weight * percent(each)) / weight, Decimals, MidpointRounding.AwayFromZero);
            int Count(WorkStatus status) => own.Count(each => each.Status == status);
            return new PillarFigures(
                pillar.Code,
                pillar.Title,
                whole == 0 ? 0 : decimal.Round(weight * 100m / whole, Decimals, MidpointRounding.AwayFromZero),
                Share(each => each.PlannedPercent(day)),
                Share(each => each.Percent),
                new StatusCounts(
                    Count(WorkStatus.NotStarted),
                    Count(WorkStatus.OnTrack),
                    Count(WorkStatus.AtRisk),
                    Count(WorkStatus.Delayed),
                    Count(WorkStatus.Completed),
                    Count(WorkStatus.Cancelled)));
        })];
    }

    private static bool Counts(TaskFigure task) => task.Status != WorkStatus.Cancelled;
}
