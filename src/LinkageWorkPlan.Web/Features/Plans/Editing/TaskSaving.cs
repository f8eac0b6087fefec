using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>A task of a draft plan is saved in one way, whatever it was typed into.</summary>
internal static class TaskSaving
{
    /// <param name="plan">Locked.</param>
    /// <param name="id">The task's, where it was chosen before.</param>
    /// <exception cref="RuleException">A rule refuses it, or something is asked.</exception>
    public static async Task<WorkTask> AddAsync(WorkPlanDb db, RequestContext context, WorkPlan plan, TaskForm form, CancellationToken cancel, Guid? id = null)
    {
        var content = form.ToContent(new TaskContent(), context.User.Language);
        var task = new WorkTask(plan, content, id);
        await TaskReferences.RequireAsync(db, plan, task, cancel);
        context.Ask(DateQuestions.OfTask(plan, content));
        db.Tasks.Add(task);
        await db.SaveChangesAsync(cancel);
        return task;
    }

    /// <param name="task">Of the version that the form was made from.</param>
    /// <exception cref="RuleException">A rule refuses it, or something is asked.</exception>
    public static async Task ReviseAsync(WorkPlanDb db, RequestContext context, WorkPlan plan, WorkTask task, TaskForm form, CancellationToken cancel)
    {
        var before = task.Code;
        var content = Revise(context, plan, task, form);
        await TaskReferences.RequireAsync(db, plan, task, cancel);
        context.Ask(DateQuestions.OfTask(plan, content));
        if (task.Code != before)
        {
            await TaskOrder.FollowAsync(db, task, before, task.Code, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Changes one of several tasks, reads nothing and saves nothing yet.</summary>
    /// <param name="references">Of the plan as it will be.</param>
    /// <returns>What is to be asked before it is saved, with milestones in the order of the form.</returns>
    /// <exception cref="RuleException">A rule refuses it.</exception>
    public static IReadOnlyList<BrokenRule> Apply(RequestContext context, WorkPlan plan, WorkTask task, TaskForm form, PlanReferences references)
    {
        var content = Revise(context, plan, task, form);
        references.Require(task);
        return [.. DateQuestions.OfTask(plan, content)];
    }

    private static TaskContent Revise(RequestContext context, WorkPlan plan, WorkTask task, TaskForm form)
    {
        var content = form.ToContent(task.ToContent(), context.User.Language);
        task.Revise(content, plan);
        return content;
    }
}
