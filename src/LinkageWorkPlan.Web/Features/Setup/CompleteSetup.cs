using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Setup;

/// <summary>Sets the password at a one-time address; at a side's first one, also makes its first administrator. The address is used up by it.</summary>
public static class CompleteSetup
{
    /// <summary>Name and e-mail are asked of a side's first administrator only; the side is the address's own. Returns the account's id.</summary>
    [AllowedTo(Role.System)]
    [InCopy(CopyUse.Done)]
    public sealed record Command : ICommand<Guid>
    {
        public string Token { get; init; } = string.Empty;
        public string? Name { get; init; }
        public string? Email { get; init; }
        public Language Language { get; init; }
        public string Password { get; init; } = string.Empty;
        public string PasswordAgain { get; init; } = string.Empty;
    }

    internal sealed class Handler(WorkPlanDb db, UserManager<Account> users, SigningPower signing, SecondFactors factors, AccountNotices notices, AuditTrail audit, Clock clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var token = await OneTimeAddress.FindAsync(db, request.Token, clock.UtcNow, cancellationToken);
            if (token is not null)
            {
                await RequireFormAsync(request, token.AccountId, cancellationToken);
            }

            if (token is null || !await OneTimeAddress.UseAsync(db, token, cancellationToken))
            {
                throw new RuleException(Rules.SetupClosed);
            }

            return token.AccountId is { } invited
                ? await SetPasswordAsync(invited, request.Password, cancellationToken)
                : await CreateAdministratorAsync(request, token.Side!.Value, cancellationToken);
        }

        /// <summary>Says all that is wrong at once, and leaves the address as it is.</summary>
        private async Task RequireFormAsync(Command request, Guid? accountId, CancellationToken cancel)
        {
            var invited = accountId is { } id ? await db.Users.AsNoTracking().Where(each => each.Id == id).Select(each => new { each.Email, each.DisplayName }).SingleOrDefaultAsync(cancel) : null;
            List<BrokenRule> broken = accountId is null ? AccountForm.Problems(request.Email, request.Name, LocalizedText.Empty, Role.Administrator, null) : [];
            broken.AddRange(PasswordForm.Problems(request.Password, request.PasswordAgain, invited?.Email ?? request.Email, invited?.DisplayName ?? request.Name));
            if (broken.Count > 0)
            {
                throw new RuleException(broken);
            }
        }

        private async Task<Guid> SetPasswordAsync(Guid id, string password, CancellationToken cancel)
        {
            var account = await db.Users.SingleOrDefaultAsync(each => each.Id == id && !each.IsDisabled, cancel) ?? throw new RuleException(Rules.SetupClosed);
            audit.ActAs(account.ToActor());
            await signing.RestartAsync(account, cancel);
            if (await factors.RemoveAllAsync(id, cancel))
            {
                // Whoever lost the phone asks for an address as whoever forgot the password does; both are set anew.
                notices.Add(account, AccountEventKind.FactorsReset);
            }

            if (await db.SignOnBindings.SingleOrDefaultAsync(each => each.AccountId == id, cancel) is { } binding)
            {
                db.SignOnBindings.Remove(binding);
                notices.Add(account, AccountEventKind.SignOnRemoved);
            }

            if (account.PasswordHash is not null)
            {
                AccountForm.Require(await users.RemovePasswordAsync(account));
            }

            AccountForm.Require(await users.AddPasswordAsync(account, password));
            return id;
        }

        private async Task<Guid> CreateAdministratorAsync(Command request, Side side, CancellationToken cancel)
        {
            if (await Administrators.AnyOtherAsync(db, side, except: null, cancel))
            {
                throw new RuleException(Rules.SetupClosed);
            }

            var account = new Account { EmailConfirmed = true };
            AccountForm.Fill(account, request.Email, request.Name, null, LocalizedText.Empty, Role.Administrator, side, request.Language, null);
            audit.ActAs(account.ToActor());
            AccountForm.Require(await users.CreateAsync(account, request.Password), account.Email);
            return account.Id;
        }
    }
}
