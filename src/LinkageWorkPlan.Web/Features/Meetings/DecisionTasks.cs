using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Meetings;

/// <summary>Links a decision and the task that it becomes. A decision is named as in "M3/D1".</summary>
internal static class DecisionTasks
{
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: it is no name of a decision.</exception>
    public static (string Meeting, string Item) Read(string decision) =>
        decision.Split('/') is [{ Length: > 0 } meeting, { Length: > 0 } item] ? (meeting, item) : throw new RuleException(Rules.NotFound, decision);

    /// <summary>To be saved by the caller.</summary>
    /// <param name="decision">Null where the task comes from none.</param>
    /// <exception cref="RuleException">There is no such decision, or it cannot become a task.</exception>
    public static async Task LinkAsync(this WorkPlanDb db, string? decision, WorkTask task, CancellationToken cancel)
    {
        if (decision is not null)
        {
            var (meeting, item) = await db.DecisionAsync(decision, cancel);
            meeting.FollowUp(item, task.PlanId, task.Id, null, task.Code);
        }
    }

    /// <inheritdoc cref="LinkAsync(WorkPlanDb, string?, WorkTask, CancellationToken)"/>
    public static async Task LinkAsync(this WorkPlanDb db, string? decision, Amendment amendment, string taskCode, CancellationToken cancel)
    {
        if (decision is not null)
        {
            var (meeting, item) = await db.DecisionAsync(decision, cancel);
            meeting.FollowUp(item, amendment.PlanId, null, amendment.Id, taskCode);
        }
    }

    /// <summary>Decisions follow a task of an amendment to its other code. To be saved by the caller.</summary>
    public static async Task RenameAsync(this WorkPlanDb db, Amendment amendment, string before, string now, CancellationToken cancel)
    {
        var meetings = await db.Meetings.AsSplitQuery().Where(each => each.FollowUps.Any(one => one.AmendmentId == amendment.Id && one.TaskCode == before)).ToListAsync(cancel);
        meetings.ForEach(each => each.RenameTask(amendment.Id, before, now));
    }

    private static async Task<(Meeting Meeting, string Item)> DecisionAsync(this WorkPlanDb db, string decision, CancellationToken cancel)
    {
        var (code, item) = Read(decision);
        return (await db.Meetings.AsSplitQuery().SingleOrDefaultAsync(each => each.Code == code, cancel) ?? throw new RuleException(Rules.NotFound, decision), item);
    }
}
