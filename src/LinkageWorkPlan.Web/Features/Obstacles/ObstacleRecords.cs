using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
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

    /// <summary>
    /// What the issued reports show of the obstacle whose cut-off is on or after a day, the last first. One that is being corrected does not count: its next issue says how
    /// it stands.
    /// </summary>
    public static async Task<IReadOnlyList<ShownAs>> ShownAsync(this WorkPlanDb db, Obstacle obstacle, DateOnly day, CancellationToken cancel)
    {
        var issues = await db.Issues.Where(each => each.CutOff >= day)
            .Join(db.Reports.Where(each => each.PlanId == obstacle.PlanId && each.State == ReportState.Issued), issue => issue.ReportId, report => report.Id, (issue, report) => new { issue.ReportId, issue.Number, issue.CutOff, issue.RoundId, report.Code })
            .Join(db.Rounds, issue => issue.RoundId, round => round.Id, (issue, round) => new { issue.ReportId, issue.Number, issue.CutOff, issue.Code, round.Content })
            .ToListAsync(cancel);

        // Of a report that was issued again, only the newest issue counts.
        return
        [
            .. issues.GroupBy(each => each.ReportId).Select(each => each.MaxBy(issue => issue.Number)!).OrderByDescending(each => each.CutOff)
                .Select(each => new ShownAs(each.Code, each.CutOff, CanonicalContent.Read(each.Content).Obstacles.Any(row => row.Code == obstacle.Code && row.ClosedOn is null))),
        ];
    }

    /// <summary>Keeps copies of an obstacle in the drafts of later plans up to date with the original.</summary>
    /// <param name="plan">The obstacle's own.</param>
    public static async Task FollowAsync(this WorkPlanDb db, WorkPlan plan, Obstacle obstacle, CancellationToken cancel)
    {
        var place = WorkTask.PlaceOf(plan.Code, obstacle.Code);
        var later = await db.Obstacles.Where(each => each.CarriedFrom == place && db.Plans.Any(into => into.Id == each.PlanId && (into.State == PlanState.Draft || into.State == PlanState.InReview))).ToListAsync(cancel);
        later.ForEach(each => each.Follow(obstacle));
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
