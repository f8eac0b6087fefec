using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Directions;

/// <summary>Open points: directions of earlier reports of the same plan, or of the plan with which it goes on, that are not closed.</summary>
internal static class OpenDirections
{
    /// <summary>In the order in which they were given.</summary>
    public static async Task<IReadOnlyList<Direction>> BeforeAsync(WorkPlanDb db, Domain.Reports.Report report, CancellationToken cancel) =>
        await db.Directions.AsNoTracking()
            .Where(each => (each.PlanId == report.PlanId || db.Plans.Any(plan => plan.Id == report.PlanId && db.Plans.Any(former => former.Id == each.PlanId && former.Code == plan.Continues))) && each.ReportId != report.Id && each.State != DirectionState.Closed
                && db.Reports.Any(earlier => earlier.Id == each.ReportId && earlier.PeriodEnd <= report.PeriodEnd))
            .OrderBy(each => each.Given).ThenBy(each => each.Id).ToListAsync(cancel);
}
