using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>Signs in without the authenticator app from now on. Not where the role needs a second factor and no passkey is left.</summary>
public static class RemoveApp
{
    [AllowedTo(Roles.Everyone)]
    [InCopy(CopyUse.Done)]
    public sealed record Command(string Password) : ICommand, IConfirmed
    {
        public override string ToString() => nameof(RemoveApp);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, SecondFactors factors, AccountNotices notices, AccountOptions options) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var account = await db.Users.SingleAsync(each => each.Id == context.User.Id, cancellationToken);
            var app = await db.SecondFactors.SingleOrDefaultAsync(each => each.AccountId == account.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var isAnyLeft = await db.Passkeys.AnyAsync(each => each.AccountId == account.Id, cancellationToken);
            AccountRules.RequireFactorLeft(options.Policy, account.Role, isAnyLeft);
            if (isAnyLeft)
            {
                db.SecondFactors.Remove(app);
            }
            else
            {
                await factors.RemoveAllAsync(account.Id, cancellationToken);
            }

            notices.Add(account, AccountEventKind.AppRemoved);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
