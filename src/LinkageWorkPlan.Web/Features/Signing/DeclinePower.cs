using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>An administrator of the other side does not agree to a proposed change, and says why.</summary>
public static class DeclinePower
{
    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid ProposalId, string? Why) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var proposal = await db.LockProposalAsync(request.ProposalId, cancellationToken);
            proposal.Decline(ConfirmHold.Of(context.User), request.Why, clock.UtcNow);
            await mails.QueueProposalMailAsync(proposal, proposal.Side, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
