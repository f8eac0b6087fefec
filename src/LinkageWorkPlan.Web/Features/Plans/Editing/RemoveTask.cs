using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Takes a task out of a draft plan; other tasks no longer wait for it.</summary>
public static class RemoveTask
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid TaskId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, task) = await db.LockTaskAsync(request.TaskId, cancellationToken);
            Expect.Version(task, request.Version);
            plan.RequireDraft();
            await TaskOrder.FollowAsync(db, task, task.Code, null, cancellationToken);
            db.Tasks.Remove(task);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
