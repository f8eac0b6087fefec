using FluentValidation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data;

internal static class TaskOrder
{
    /// <param name="now">Null where the task is removed.</param>
    public static async Task FollowAsync(WorkPlanDb db, WorkTask task, string before, string? now, CancellationToken cancel)
    {
        var others = await db.Tasks.Where(each => each.PlanId == task.PlanId && each.Id != task.Id).ToListAsync(cancel);
        others.FindAll(each => each.Predecessors.Contains(before)).ForEach(each => each.FollowPredecessor(before, now));
    }

    /// <summary>Locks the task's plan, then loads the task with its owners and milestones.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public static async Task<(WorkPlan Plan, WorkTask Task)> LockTaskAsync(this WorkPlanDb db, Guid taskId, CancellationToken cancel)
    {
        var planId = await db.Tasks.Where(each => each.Id == taskId).Select(each => each.PlanId).SingleOrDefaultAsync(cancel);
        var plan = await db.LockPlanAsync(planId, cancel);
        var task = await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().SingleOrDefaultAsync(each => each.Id == taskId, cancel);
        return (plan, task ?? throw new RuleException(Rules.NotFound));
    }
}
