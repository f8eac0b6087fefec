using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Directions;

internal static class DirectionLocks
{
    /// <summary>With its report's lock, since history tells it of that report.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    /// <exception cref="StaleVersionException">Somebody saved it since.</exception>
    public static async Task<Direction> LockDirectionAsync(this WorkPlanDb db, Guid id, int version, CancellationToken cancel)
    {
        var report = await db.Directions.Where(each => each.Id == id).Select(each => (Guid?)each.ReportId).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        await db.LockReportAsync(report, cancel);
        var direction = await db.Directions.SingleAsync(each => each.Id == id, cancel);
        return direction.Version == version ? direction : throw new StaleVersionException(report, change => change.Field.StartsWith(nameof(Direction) + ".", StringComparison.Ordinal));
    }
}
