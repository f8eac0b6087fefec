using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts.Security;

/// <summary>What the sender calls a passkey of their own.</summary>
public static class RenamePasskey
{
    [AllowedTo(Roles.Everyone)]
    [InCopy(CopyUse.Done)]
    public sealed record Command(Guid Id, string Name) : ICommand;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Name).PasskeyName();
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var passkey = await db.Passkeys.SingleOrDefaultAsync(each => each.Id == request.Id && each.AccountId == context.User.Id, cancellationToken) ?? throw new RuleException(Rules.NotFound);

            // Loaded, because the history names it.
            await db.Users.SingleAsync(each => each.Id == passkey.AccountId, cancellationToken);
            passkey.Name = TextNormalizer.Normalize(request.Name);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
