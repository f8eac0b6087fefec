using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>One's own password. Other browsers signed in with the account are signed out.</summary>
public static class ChangePassword
{
    /// <param name="Password">The one until now.</param>
    [AllowedTo(Roles.Everyone)]
    [InCopy(CopyUse.Done)]
    public sealed record Command(string Password, string NewPassword, string NewPasswordAgain) : ICommand, IConfirmed;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command).Custom((command, context) =>
        {
            if (command.Password.Length == 0)
            {
                // Nobody guesses a password with nothing: it is not counted as a wrong one.
                context.Break(Rules.Required, nameof(Command.Password), nameof(Command.Password));
            }

            foreach (var each in PasswordForm.Problems(command.NewPassword, command.NewPasswordAgain))
            {
                context.Break(each.Rule, each.Subject!, [.. each.Arguments]);
            }
        });
    }

    internal sealed class Handler(RequestContext context, UserManager<Account> users) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var account = await users.FindByIdAsync(context.User.Id.ToString()) ?? throw new RuleException(Rules.NotAllowed);
            AccountForm.Require(await users.ChangePasswordAsync(account, request.Password, request.NewPassword));
            return Unit.Value;
        }
    }
}
