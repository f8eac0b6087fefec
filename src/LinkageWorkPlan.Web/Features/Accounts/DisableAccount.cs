using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>An account is never deleted, since the history names it: it is shut, and signed out wherever it is open.</summary>
public static class DisableAccount
{
    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid AccountId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, UserManager<Account> users) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await Administrators.LockAsync(db, cancellationToken);
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            AccountRules.RequireOwnSide(context.User.Side, account.Side);
            await Administrators.RequireAnotherAsync(db, account, cancellationToken);
            account.IsDisabled = true;
            AccountForm.Require(await users.UpdateSecurityStampAsync(account));
            await OneTimeAddress.VoidAsync(db, account.Id, cancellationToken);
            return Unit.Value;
        }
    }
}
