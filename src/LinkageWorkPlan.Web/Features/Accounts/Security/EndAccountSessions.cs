using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>Signs an account out wherever it is open, and ends its tokens for programs: of a person whose computer was lost.</summary>
public static class EndAccountSessions
{
    [AllowedTo(Role.Administrator)]
    [InCopy(CopyUse.Done)]
    public sealed record Command(Guid AccountId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, UserManager<Account> users, AccountNotices notices) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == request.AccountId, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            AccountRules.RequireOwnSide(context.User.Side, account.Side);
            await db.Sessions.Where(each => each.AccountId == account.Id).ExecuteDeleteAsync(cancellationToken);
            notices.Add(account, AccountEventKind.SessionsEnded);
            AccountForm.Require(await users.UpdateSecurityStampAsync(account));
            return Unit.Value;
        }
    }
}
