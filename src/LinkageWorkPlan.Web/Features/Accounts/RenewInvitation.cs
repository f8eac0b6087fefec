using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>A new one-time address: for an invitation that was lost, or a password that was forgotten. Earlier addresses are void.</summary>
public static class RenewInvitation
{
    /// <summary>Returns the last part of the address.</summary>
    [AllowedTo(Role.Administrator)]
    [InCopy(CopyUse.Done)]
    public sealed record Command(Guid AccountId) : ICommand<string>, IGivesPower;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, SigningPower signing, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            // Loaded whole, because the history names it.
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == request.AccountId && !each.IsDisabled, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            AccountRules.RequireOwnSide(context.User.Side, account.Side);
            await signing.NotifyAsync(account, SigningChange.Reset, cancellationToken);
            return await OneTimeAddress.NewAsync(db, account.Id, clock.UtcNow.AddDays(InviteAccount.DaysValid), cancellationToken);
        }
    }
}
