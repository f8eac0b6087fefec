using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Takes what an amendment's draft says of one task back: that it leaves, or else all of it, so that the plan stays as it is agreed.</summary>
public static class TakeRowBack
{
    /// <param name="Id">The task's, or the item's of one that the amendment adds.</param>
    /// <param name="Version">The version of the row that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid AmendmentId, Guid Id, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, IAmendmentDrafts drafts) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var draft = await drafts.LockAsync(request.AmendmentId, cancellationToken);
            await draft.RemoveAsync(draft.Require(await draft.FindAsync(request.Id, cancellationToken), request.Version), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
