using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>An administrator of the side that proposed a change takes the proposal back.</summary>
public static class WithdrawPower
{
    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid ProposalId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var proposal = await db.LockProposalAsync(request.ProposalId, cancellationToken);
            proposal.Withdraw(ConfirmHold.Of(context.User), clock.UtcNow);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
