using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Owners;

/// <summary>A secretary of the owner's side agrees with what the other side proposed, or does not.</summary>
public static class AnswerOwnerProposal
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid Id, bool Agrees, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var owner = await db.OwnerAsync(request.Id, request.Version, cancellationToken);
            owner.AnswerProposal(request.Agrees, context.User.OwnSide);
            await OwnerPlans.FollowAsync(db, owner, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
