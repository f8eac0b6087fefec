using System.Globalization;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Something in an adopted plan that a meeting can talk about.</summary>
/// <param name="Title">In words, which a new point begins with.</param>
/// <param name="IsLate">True for a task whose end or a milestone of which is over.</param>
public sealed record OpenSubject(SubjectLink Link, LocalizedText Title, bool IsLate);

internal static class OpenSubjects
{
    /// <summary>Most tasks that are offered, late ones first.</summary>
    private const int TasksMost = 500;

    /// <summary>Late tasks, open obstacles, directions and amendments of adopted plans; then their other tasks.</summary>
    public static async Task<IReadOnlyList<OpenSubject>> ListAsync(VisibleDb db, DateOnly today, CancellationToken cancel)
    {
        var plans = await db.Plans.Where(each => each.State == PlanState.Adopted).OrderBy(each => each.Code).ToDictionaryAsync(each => each.Id, each => each.Code, cancel);
        var ids = plans.Keys.ToList();
        var tasks = await db.Tasks.Where(each => ids.Contains(each.PlanId) && each.DroppedOn == null && each.Percent < 100)
            .OrderByDescending(each => each.Agreed.End < today || db.Milestones.Any(one => one.TaskId == each.Id && one.Reached == null && one.Planned < today)).ThenBy(each => each.SortKey).Take(TasksMost)
            .Select(each => new { each.PlanId, each.Code, each.Agreed.Title, IsLate = each.Agreed.End < today || db.Milestones.Any(one => one.TaskId == each.Id && one.Reached == null && one.Planned < today) })
            .ToListAsync(cancel);
        var obstacles = await db.Obstacles.Where(each => ids.Contains(each.PlanId) && each.State == ObstacleState.Open).OrderBy(each => each.Number).Select(each => new { each.PlanId, each.Code, each.Title }).ToListAsync(cancel);
        var directions = await db.Directions.Where(each => ids.Contains(each.PlanId) && each.State != DirectionState.Closed).OrderBy(each => each.Given).Select(each => new { each.PlanId, each.Words }).ToListAsync(cancel);
        var amendments = await db.Amendments.Where(each => ids.Contains(each.PlanId) && (each.State == AmendmentState.Draft || each.State == AmendmentState.InReview))
            .OrderBy(each => each.Number).Select(each => new { each.PlanId, each.Number, each.Reason }).ToListAsync(cancel);
        OpenSubject Of(MeetingSubject kind, Guid plan, string code, LocalizedText title, bool isLate = false) => new(new SubjectLink(kind, plans[plan], code), title, isLate);
        return
        [
            .. tasks.Where(each => each.IsLate).Select(each => Of(MeetingSubject.Task, each.PlanId, each.Code, each.Title, isLate: true)),
            .. obstacles.Select(each => Of(MeetingSubject.Obstacle, each.PlanId, each.Code, each.Title)),
            .. directions.Select(each => Of(MeetingSubject.Direction, each.PlanId, string.Empty, each.Words)).DistinctBy(each => each.Link.Key),
            .. amendments.Select(each => Of(MeetingSubject.Amendment, each.PlanId, each.Number.ToString(CultureInfo.InvariantCulture), each.Reason)),
            .. tasks.Where(each => !each.IsLate).Select(each => Of(MeetingSubject.Task, each.PlanId, each.Code, each.Title)),
        ];
    }
}
