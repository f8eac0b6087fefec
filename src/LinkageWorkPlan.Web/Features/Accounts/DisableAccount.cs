using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Setup;
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

    internal sealed class Handler(WorkPlanDb db, UserManager<Account> users) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await Administrators.LockAsync(db, cancellationToken);
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            await Administrators.RequireAnotherAsync(db, account, cancellationToken);
            account.IsDisabled = true;
            AccountForm.Require(await users.UpdateSecurityStampAsync(account));
            await OneTimeAddress.VoidAsync(db, account.Id, cancellationToken);
            return Unit.Value;
        }
    }
}

public static class EnableAccount
{
    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid AccountId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, UserManager<Account> users) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            account.IsDisabled = false;
            AccountForm.Require(await users.UpdateAsync(account));
            return Unit.Value;
        }
    }
}
