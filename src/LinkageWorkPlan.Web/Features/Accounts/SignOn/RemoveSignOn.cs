using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.SignOn;

/// <summary>The sender's own account is no longer connected with the side's issuer; its password lets in as before.</summary>
public static class RemoveSignOn
{
    [AllowedTo(Roles.Everyone)]
    public sealed record Command(string Password) : ICommand, IConfirmed
    {
        public override string ToString() => nameof(RemoveSignOn);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, AccountNotices notices) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var binding = await db.SignOnBindings.SingleOrDefaultAsync(each => each.AccountId == context.User.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);
            db.SignOnBindings.Remove(binding);
            notices.Add(await db.Users.SingleAsync(each => each.Id == binding.AccountId, cancellationToken), AccountEventKind.SignOnRemoved);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
