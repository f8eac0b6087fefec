using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Progress;

internal static class ProgressRecords
{
    /// <summary>Locks the update's plan, then loads the update with its task and all the task's updates that hold.</summary>
    /// <exception cref="RuleException">There is none, somebody corrected it first, or this user may not.</exception>
    public static async Task<(WorkPlan Plan, WorkTask Task, ProgressUpdate Update, IReadOnlyList<ProgressUpdate> All)> LockRecordAsync(this WorkPlanDb db, Guid updateId, CurrentUser user, CancellationToken cancel)
    {
        var taskId = await db.Progress.IgnoreQueryFilters().Where(each => each.Id == updateId).Select(each => (Guid?)each.TaskId).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        var (plan, task) = await db.LockTaskAsync(taskId, cancel);
        plan.RequireAdopted();
        var update = await db.Progress.IgnoreQueryFilters().SingleAsync(each => each.Id == updateId, cancel);
        update.RequireCorrector(user.Id, user.Role, user.Side);
        return (plan, task, update, await db.Progress.Where(each => each.TaskId == taskId).ToListAsync(cancel));
    }

    /// <summary>Locks the plan of an amount that was spent, then loads the amount with its task.</summary>
    /// <exception cref="RuleException">There is none, somebody corrected it first, or this user may not.</exception>
    public static async Task<(WorkPlan Plan, WorkTask Task, Spending Spending)> LockSpendingAsync(this WorkPlanDb db, Guid spendingId, CurrentUser user, CancellationToken cancel)
    {
        var taskId = await db.Spending.IgnoreQueryFilters().Where(each => each.Id == spendingId).Select(each => (Guid?)each.TaskId).SingleOrDefaultAsync(cancel) ?? throw new RuleException(Rules.NotFound);
        var (plan, task) = await db.LockTaskAsync(taskId, cancel);
        plan.RequireAdopted();
        var spending = await db.Spending.IgnoreQueryFilters().SingleAsync(each => each.Id == spendingId, cancel);
        spending.RequireCorrector(user.Id, user.Role, user.Side);
        return (plan, task, spending);
    }

    /// <summary>A reason is given.</summary>
    public static void CheckWhy<T>(this ValidationContext<T> context, string? why) =>
        context.Check(new Domain.Texts.TextWords(why, null, null), RecordedFact.CorrectionReason, RecordedFact.WhyMax, required: true);
}
