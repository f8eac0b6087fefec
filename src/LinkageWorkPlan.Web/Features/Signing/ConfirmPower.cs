using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>
/// An administrator of the other side agrees to a proposed change, and it is carried out in the same transaction, by the handler that
/// carries it out elsewhere. A one-time address is not shown to who confirms: the account's own side takes it (<see cref="TakeAddress"/>).
/// </summary>
public static class ConfirmPower
{
    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid ProposalId, string Password) : ICommand, IConfirmed
    {
        public override string ToString() => $"{nameof(ConfirmPower)} {ProposalId}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, IEnumerable<IPowerChange> changes, IAccountStamps stamps, SigningOptions options, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var proposal = await db.LockProposalAsync(request.ProposalId, cancellationToken);
            proposal.Confirm(ConfirmHold.Of(context.User), clock.UtcNow, options.Proposal());
            var proposer = await db.Users.AsNoTracking().SingleOrDefaultAsync(
                each => each.Id == proposal.ById && each.Side == proposal.Side && each.Role == Role.Administrator && !each.IsDisabled, cancellationToken) ?? throw new RuleException(Rules.ProposerGone);
            if (proposal.Change != SigningChange.Invited && await stamps.OfAsync(proposal.AccountId, cancellationToken) != proposal.Stamp)
            {
                throw new RuleException(Rules.ProposalStale);
            }

            var change = changes.Single(each => RequestName.Of(each.Command) == proposal.UseCase);
            await context.AsAgreedAsync(
                new CurrentUser(proposer.Id, proposer.DisplayName, proposer.Role, proposer.Side, proposer.Language, proposer.OwnerId), () => change.CarryOutAsync(proposal.Payload, cancellationToken));
            await mails.QueueProposalMailAsync(proposal, proposal.Side, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>How an account is now, to be compared with how it was when a change of it was proposed.</summary>
public interface IAccountStamps
{
    /// <returns>Null where there is no such account.</returns>
    Task<string?> OfAsync(Guid account, CancellationToken cancel);
}
