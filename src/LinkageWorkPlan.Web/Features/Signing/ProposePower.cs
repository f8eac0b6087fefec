using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>Proposes a change that gives an account of one's own side power over signing. Nothing of it happens before an administrator of the other side confirms.</summary>
public static class ProposePower
{
    /// <param name="Change">As it would be sent where one administrator is enough.</param>
    /// <param name="Why">For the other side's administrator.</param>
    [AllowedTo(Role.Administrator)]
    public sealed record Command(IGivesPower Change, string? Why) : ICommand
    {
        public override string ToString() => $"{nameof(ProposePower)} {RequestName.Of(Change.GetType())}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, IEnumerable<IPowerChange> changes, SigningOptions options, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var change = changes.Single(each => each.Command == request.Change.GetType());
            var (facts, now) = (await change.ReadAsync(request.Change, cancellationToken), clock.UtcNow);
            if ((facts.Role & Roles.Signers) == 0)
            {
                throw new RuleException(Rules.NoPowerGiven);
            }

            foreach (var former in await db.PowerProposals.Where(each => each.Subject == facts.Subject && each.State == PowerProposalState.Open).ToListAsync(cancellationToken))
            {
                former.Expire(now);
                if (former.State == PowerProposalState.Open)
                {
                    throw new RuleException(Rules.ProposalOpen);
                }
            }

            // Apart: only one proposal of a subject may be open, whatever is written first.
            await db.SaveChangesAsync(cancellationToken);
            var proposal = new PowerProposal(facts, ConfirmHold.Of(context.User), RequestName.Of(change.Command), change.Keep(request.Change, facts), request.Why, now, options.Proposal());
            db.PowerProposals.Add(proposal);
            await mails.QueueProposalMailAsync(proposal, proposal.Side.Other(), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
