using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Setup;

/// <summary>Sets the password at a one-time address; at the first one, also makes the first administrator. The address is used up by it.</summary>
public static class CompleteSetup
{
    /// <summary>Name, e-mail and side are asked of the first administrator only. Returns the account's id.</summary>
    [AllowedTo(Role.System)]
    public sealed record Command : ICommand<Guid>
    {
        public string Token { get; init; } = string.Empty;
        public string? Name { get; init; }
        public string? Email { get; init; }
        public Side? Side { get; init; }
        public Language Language { get; init; }
        public string Password { get; init; } = string.Empty;
        public string PasswordAgain { get; init; } = string.Empty;
    }

    internal sealed class Handler(WorkPlanDb db, UserManager<Account> users, AuditTrail audit, Clock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var token = await OneTimeAddress.FindAsync(db, request.Token, clock.UtcNow, cancellationToken);
            if (token is not null)
            {
                RequireForm(request, isFirst: token.AccountId is null);
            }

            if (token is null || !await OneTimeAddress.UseAsync(db, token, cancellationToken))
            {
                throw new RuleException(Rules.SetupClosed);
            }

            return token.AccountId is { } invited
                ? await SetPasswordAsync(invited, request.Password, cancellationToken)
                : await MakeFirstAsync(request, cancellationToken);
        }

        /// <summary>Says all that is wrong at once, and leaves the address as it is.</summary>
        private static void RequireForm(Command request, bool isFirst)
        {
            List<BrokenRule> broken = isFirst ? AccountForm.Problems(request.Email, request.Name, LocalizedText.Empty, Role.Administrator, null) : [];
            if (isFirst && request.Side is null)
            {
                broken.Add(new BrokenRule(Rules.Required, nameof(Command.Side), nameof(Command.Side)));
            }

            broken.AddRange(PasswordForm.Problems(request.Password, request.PasswordAgain));
            if (broken.Count > 0)
            {
                throw new RuleException(broken);
            }
        }

        private async Task<Guid> SetPasswordAsync(Guid id, string password, CancellationToken cancel)
        {
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == id && !each.IsDisabled, cancel) ?? throw new RuleException(Rules.SetupClosed);
            audit.ActAs(account.ToActor());
            if (account.PasswordHash is not null)
            {
                AccountForm.Require(await users.RemovePasswordAsync(account));
            }

            AccountForm.Require(await users.AddPasswordAsync(account, password));
            AccountForm.Require(await users.ResetAccessFailedCountAsync(account));
            AccountForm.Require(await users.SetLockoutEndDateAsync(account, null));
            return id;
        }

        private async Task<Guid> MakeFirstAsync(Command request, CancellationToken cancel)
        {
            if (await Administrators.AnyOtherAsync(db, except: null, cancel))
            {
                throw new RuleException(Rules.SetupClosed);
            }

            var account = new Account { EmailConfirmed = true };
            AccountForm.Fill(account, request.Email, request.Name, LocalizedText.Empty, Role.Administrator, request.Side!.Value, request.Language, null);
            audit.ActAs(account.ToActor());
            AccountForm.Require(await users.CreateAsync(account, request.Password), account.Email);
            return account.Id;
        }
    }
}
