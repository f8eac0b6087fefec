using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Replaces all that is agreed of a task in a draft plan.</summary>
public static class ReviseTask
{
    /// <param name="Version">The version the form was opened with.</param>
    /// <returns>The task's code, which may be new.</returns>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid TaskId, TaskForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new TaskFormRules());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, task) = await db.LockTaskAsync(request.TaskId, cancellationToken);
            Expect.Version(task, request.Version);
            var before = task.Code;
            task.Revise(request.Form.ToContent(task.ToContent(), context.User.Language), plan);
            await TaskReferences.RequireAsync(db, task, cancellationToken);
            context.Ask(DateQuestions.OfTask(plan, task.ToContent()));
            if (task.Code != before)
            {
                await TaskOrder.FollowAsync(db, task, before, task.Code, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            return task.Code;
        }
    }
}

internal static class TaskOrder
{
    /// <param name="now">Null where the task is removed.</param>
    public static async Task FollowAsync(WorkPlanDb db, WorkTask task, string before, string? now, CancellationToken cancel)
    {
        var others = await db.Tasks.Where(each => each.PlanId == task.PlanId && each.Id != task.Id).ToListAsync(cancel);
        others.FindAll(each => each.Agreed.Predecessors.Contains(before)).ForEach(each => each.FollowPredecessor(before, now));
    }
}
