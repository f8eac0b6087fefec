using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.SignOn;

/// <summary>Takes an account's connection with the side's issuer away, and signs it out everywhere: of a person who left the ministry, or whose access there was stolen.</summary>
public static class EndAccountSignOn
{
    [AllowedTo(Role.Administrator)]
    public sealed record Command(Guid AccountId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, UserManager<Account> users, AccountNotices notices) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            AccountRules.RequireOwnSide(context.User.Side, account.Side);
            var binding = await db.SignOnBindings.SingleOrDefaultAsync(each => each.AccountId == account.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            db.SignOnBindings.Remove(binding);
            await db.Sessions.Where(each => each.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
            notices.Add(account, AccountEventKind.SignOnRemoved);
            AccountForm.Require(await users.UpdateSecurityStampAsync(account));
            return Unit.Value;
        }
    }
}
