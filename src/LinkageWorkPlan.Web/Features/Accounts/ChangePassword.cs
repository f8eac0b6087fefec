using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>One's own password. Other browsers signed in with the account are signed out.</summary>
public static class ChangePassword
{
    /// <param name="Password">The one until now.</param>
    [AllowedTo(Roles.Everyone)]
    public sealed record Command(string Password, string NewPassword, string NewPasswordAgain) : ICommand, IConfirmed;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => PasswordForm.Rules(this, command => command.NewPassword, command => command.NewPasswordAgain);
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
