using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.SignOn;

/// <summary>Whether the sender's own account may be connected, asked with the password, before the browser goes to the issuer.</summary>
public static class BeginSignOn
{
    [AllowedTo(Roles.Everyone)]
    public sealed record Command(string Password) : ICommand, IConfirmed
    {
        public bool IsShown => false;

        public override string ToString() => nameof(BeginSignOn);
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken) =>
            await db.SignOnBindings.AnyAsync(each => each.AccountId == context.User.Id, cancellationToken) ? throw new RuleException(Rules.SignOnConnected) : Unit.Value;
    }
}
