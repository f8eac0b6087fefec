using FluentValidation;
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
            await TaskSaving.ReviseAsync(db, context, plan, task, request.Form, cancellationToken);
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
        others.FindAll(each => each.Agreed.PredecessorCodes().Contains(before)).ForEach(each => each.FollowPredecessor(before, now));
    }
}
