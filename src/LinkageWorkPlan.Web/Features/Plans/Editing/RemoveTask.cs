using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Takes a task out of a draft plan; other tasks no longer wait for it.</summary>
public static class RemoveTask
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid TaskId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, GridDrafts drafts) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var planId = await db.Tasks.Where(each => each.Id == request.TaskId).Select(each => each.PlanId).SingleOrDefaultAsync(cancellationToken);
            var draft = await drafts.LockAsync(planId, null, cancellationToken);
            await draft.RemoveAsync(draft.Require(await draft.FindAsync(request.TaskId, cancellationToken), request.Version), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
