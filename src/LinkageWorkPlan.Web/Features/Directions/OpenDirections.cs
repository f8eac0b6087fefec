using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Directions;

/// <summary>Open points: directions of earlier reports of the same plan, or of the plans with which it goes on, that are not closed.</summary>
internal static class OpenDirections
{
    /// <summary>In the order in which they were given. A task of an earlier plan is named with that plan.</summary>
    public static async Task<IReadOnlyList<DirectionRow>> BeforeAsync(WorkPlanDb db, Domain.Reports.Report report, CancellationToken cancel)
    {
        var chain = await db.ChainAsync(report.PlanId, cancel);
        var ids = chain.Keys.ToList();
        var open = await db.Directions.AsNoTracking()
            .Where(each => ids.Contains(each.PlanId) && each.ReportId != report.Id && each.State != DirectionState.Closed
                && db.Reports.Any(earlier => earlier.Id == each.ReportId && earlier.PeriodEnd <= report.PeriodEnd))
            .OrderBy(each => each.Given).ThenBy(each => each.Id).ToListAsync(cancel);
        return [.. open.Select(each => new DirectionRow(each.Side, each.Given, each.Number, each.Words, each.Answer, each.State, each.Due, TaskOf(each)))];

        string? TaskOf(Direction direction) =>
            direction.TaskCode is { } task && direction.PlanId != report.PlanId ? WorkTask.PlaceOf(chain[direction.PlanId], task) : direction.TaskCode;
    }
}
