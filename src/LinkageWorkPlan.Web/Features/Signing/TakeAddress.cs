using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>The one-time address to which an administrator of each side agreed, shown once to an administrator of the account's own side.</summary>
public static class TakeAddress
{
    public const int DaysValid = 7;

    /// <summary>Returns the last part of the address.</summary>
    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid ProposalId) : ICommand<string>;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var (proposal, now) = (await db.LockProposalAsync(request.ProposalId, cancellationToken), clock.UtcNow);
            proposal.TakeAddress(ConfirmHold.Of(context.User), now);

            // Loaded whole, because the history names it. What changed meanwhile, as a disabled account or another role, took the address away.
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == proposal.AccountId && !each.IsDisabled && each.Role == proposal.Role && each.Email == proposal.Email, cancellationToken)
                ?? throw new RuleException(Rules.ProposalStale);
            return await OneTimeAddress.NewAsync(db, account.Id, now.AddDays(DaysValid), cancellationToken);
        }
    }
}
