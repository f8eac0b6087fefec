using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Obstacles;

internal static class ObstacleRecords
{
    /// <summary>Locks the obstacle's plan, then loads the obstacle.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<(WorkPlan Plan, Obstacle Obstacle)> LockObstacleAsync(this WorkPlanDb db, Guid id, CancellationToken cancel)
    {
        var planId = await db.Obstacles.Where(each => each.Id == id).Select(each => (Guid?)each.PlanId).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        var plan = await db.LockPlanAsync(planId, cancel);
        return (plan, await db.Obstacles.SingleAsync(each => each.Id == id, cancel));
    }

    /// <summary>The side of the owner that is named; null where none is.</summary>
    /// <exception cref="RuleException"><see cref="Rules.TaskOwnerUnknown"/>.</exception>
    public static async Task<Side?> SideOfOwnerAsync(this WorkPlanDb db, Guid? owner, CancellationToken cancel) => owner is null ? null
        : await db.Owners.Where(each => each.Id == owner).Select(each => (Side?)each.Side).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.TaskOwnerUnknown, nameof(Obstacle.OwnerId));

    /// <summary>The number of the plan's next obstacle.</summary>
    /// <param name="plan">Locked.</param>
    public static async Task<int> NextObstacleAsync(this WorkPlanDb db, WorkPlan plan, CancellationToken cancel) =>
        (await db.Obstacles.Where(each => each.PlanId == plan.Id).MaxAsync(each => (int?)each.Number, cancel) ?? 0) + 1;
}
