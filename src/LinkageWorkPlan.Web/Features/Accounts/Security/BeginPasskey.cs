using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>Whether a new passkey may be made, asked with the password: a device makes none that would be for nothing.</summary>
public static class BeginPasskey
{
    [AllowedTo(Roles.Everyone)]
    [BeforeSecondFactor]
    [InCopy(CopyUse.Done)]
    public sealed record Command(string Name, string Password) : ICommand, IConfirmed
    {
        public bool IsShown => false;

        public override string ToString() => nameof(BeginPasskey);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).PasskeyName();
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken) =>
            await db.Passkeys.CountAsync(each => each.AccountId == context.User.Id, cancellationToken) >= Passkey.Most
                ? throw new RuleException(Rules.TooManyPasskeys, null, Passkey.Most)
                : Unit.Value;
    }
}
