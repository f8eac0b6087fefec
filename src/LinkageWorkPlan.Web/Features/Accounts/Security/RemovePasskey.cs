using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>Takes a passkey of the sender's own away, as that of a device that was lost. Not where the role needs a second factor and it is the last one.</summary>
public static class RemovePasskey
{
    [AllowedTo(Roles.Everyone)]
    [InCopy(CopyUse.Done)]
    public sealed record Command(Guid Id, string Password) : ICommand, IConfirmed
    {
        public override string ToString() => $"{nameof(RemovePasskey)} {Id}";
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, SecondFactors factors, AccountNotices notices, AccountOptions options) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var passkey = await db.Passkeys.SingleOrDefaultAsync(each => each.Id == request.Id && each.AccountId == context.User.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var account = await db.Users.SingleAsync(each => each.Id == passkey.AccountId, cancellationToken);
            var isAnyLeft = await db.SecondFactors.AnyAsync(each => each.AccountId == account.Id, cancellationToken) || await db.Passkeys.AnyAsync(each => each.AccountId == account.Id && each.Id != passkey.Id, cancellationToken);
            AccountRules.RequireFactorLeft(options.Policy, account.Role, isAnyLeft);
            if (isAnyLeft)
            {
                db.Passkeys.Remove(passkey);
            }
            else
            {
                await factors.RemoveAllAsync(account.Id, cancellationToken);
            }

            notices.Add(account, AccountEventKind.PasskeyRemoved);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
