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

public static class EnableAccount
{
    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid AccountId) : ICommand, IGivesPower;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, UserManager<Account> users, SigningPower signing) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            AccountRules.RequireOwnSide(context.User.Side, account.Side);
            AccountForm.RequireKept(account);
            if (account.IsDisabled)
            {
                account.IsDisabled = false;
                await signing.NotifyAsync(account, SigningChange.Enabled, cancellationToken);
                AccountForm.Require(await users.UpdateAsync(account));
            }

            return Unit.Value;
        }
    }
}
