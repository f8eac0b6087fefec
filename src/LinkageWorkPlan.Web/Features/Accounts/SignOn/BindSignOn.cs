using LinkageWorkPlan.Domain;
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

/// <summary>
/// Connects the sender's own account with a person at the side's issuer. Sent by <see cref="SignOnDesk"/> alone, after the password
/// (<see cref="BeginSignOn"/>, or a one-time address) and the issuer's answer.
/// </summary>
public static class BindSignOn
{
    /// <param name="Side">Whose issuer it is.</param>
    /// <param name="Issuer">As the token says it.</param>
    /// <param name="Subject">As the token says it.</param>
    [AllowedTo(Roles.Everyone)]
    [BeforeSecondFactor]
    public sealed record Command(Side Side, string Issuer, string Subject) : ICommand
    {
        public override string ToString() => nameof(BindSignOn);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, AccountNotices notices, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var account = await db.Users.SingleAsync(each => each.Id == context.User.Id, cancellationToken);
            AccountRules.RequireOwnSide(request.Side, account.Side);
            if (await db.SignOnBindings.AnyAsync(each => each.AccountId == account.Id, cancellationToken))
            {
                throw new RuleException(Rules.SignOnConnected);
            }

            if (await db.SignOnBindings.AnyAsync(each => each.Issuer == request.Issuer && each.Subject == request.Subject, cancellationToken))
            {
                throw new RuleException(Rules.SignOnTaken);
            }

            db.SignOnBindings.Add(new SignOnBinding { AccountId = account.Id, Issuer = request.Issuer, Subject = request.Subject, Since = time.GetUtcNow().UtcDateTime });
            notices.Add(account, AccountEventKind.SignOnAdded);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
