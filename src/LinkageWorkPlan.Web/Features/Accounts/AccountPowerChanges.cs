using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>What proposals need to know of accounts: each change of one that can give power over signing, and how the account is now.</summary>
internal sealed class AccountPowerChanges(WorkPlanDb db, RequestContext context, ILookupNormalizer names) : IAccountStamps
{
    public async Task<string?> OfAsync(Guid account, CancellationToken cancel) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == account, cancel) is { } now ? AccountStamp.Of(now) : null;

    /// <summary>An account of the sender's own side, as it is, not followed by what is saved.</summary>
    public async Task<Account> OwnAsync(Guid id, CancellationToken cancel)
    {
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancel) ?? throw new RuleException(Rules.NotFound);
        AccountRules.RequireOwnSide(context.User.Side, account.Side);
        AccountForm.RequireKept(account);
        return account;
    }

    public async Task RequireFreeAsync(string email, Guid except, CancellationToken cancel)
    {
        var normal = names.NormalizeEmail(email);
        if (await db.Users.AnyAsync(each => each.NormalizedEmail == normal && each.Id != except, cancel))
        {
            throw new RuleException(Rules.EmailTaken, nameof(Account.Email), email);
        }
    }

    public string SubjectOf(string email) => $"mail:{names.NormalizeEmail(email)}";

    public static PowerChangeFacts Facts(Account account, SigningChange change, string stamp, string? subject = null) =>
        new(account.Id, subject ?? $"{account.Id:N}", account.DisplayName, account.Email!, account.Role, account.Position, change, stamp);
}

internal sealed class InvitePowerChange(AccountPowerChanges accounts, WorkPlanDb db, RequestContext context, IRequestHandler<InviteAccount.Command, InviteAccount.Invited> handler)
    : PowerChange<InviteAccount.Command, InviteAccount.Invited>(handler)
{
    protected override async Task<PowerChangeFacts> ReadAsync(InviteAccount.Command command, CancellationToken cancel)
    {
        AccountRules.RequireOwnSide(context.User.Side, command.Side);
        var account = new Account { Id = Guid.CreateVersion7() };
        AccountForm.Fill(account, command.Email, command.Name, command.OtherName, command.Position.ApplyTo(LocalizedText.Empty, context.User.Language), command.Role, command.Side, command.Language, command.OwnerId);
        await AccountForm.RequireOwnerAsync(db, account, cancel);
        await accounts.RequireFreeAsync(account.Email!, account.Id, cancel);
        return AccountPowerChanges.Facts(account, SigningChange.Invited, string.Empty, accounts.SubjectOf(account.Email!));
    }

    protected override InviteAccount.Command Kept(InviteAccount.Command command, PowerChangeFacts facts) => command with { MadeAs = facts.AccountId };
}

internal sealed class RevisePowerChange(AccountPowerChanges accounts, RequestContext context, IRequestHandler<ReviseAccount.Command, Unit> handler) : PowerChange<ReviseAccount.Command, Unit>(handler)
{
    protected override async Task<PowerChangeFacts> ReadAsync(ReviseAccount.Command command, CancellationToken cancel)
    {
        var account = await accounts.OwnAsync(command.AccountId, cancel);
        AccountRules.RequireOwnSide(context.User.Side, command.Side);
        var stamp = AccountStamp.Of(account);
        if (stamp != command.Stamp)
        {
            throw new StaleVersionException(account.Id);
        }

        var (name, email, role) = (account.DisplayName, account.Email!, account.Role);
        AccountForm.Fill(account, command.Email, command.Name, command.OtherName, command.Position.ApplyTo(account.Position, context.User.Language), command.Role, command.Side, command.Language, command.OwnerId);
        await accounts.RequireFreeAsync(account.Email!, account.Id, cancel);
        if (!GivesPower(role, email, account.Role, account.Email))
        {
            throw new RuleException(Rules.NoPowerGiven);
        }

        return AccountPowerChanges.Facts(account, role != account.Role ? SigningChange.Role : SigningChange.Address, stamp) with
        {
            FormerName = name == account.DisplayName ? null : name,
            FormerEmail = email == account.Email ? null : email,
            FormerRole = role == account.Role ? null : role,
        };
    }

    /// <summary>Another role, or another address, of an account that signs afterwards.</summary>
    public static bool GivesPower(Role formerRole, string? formerEmail, Role role, string? email) => (role & Roles.Signers) != 0 && (role != formerRole || email?.Trim() != formerEmail);
}

internal sealed class ResetPowerChange(AccountPowerChanges accounts, IRequestHandler<RenewInvitation.Command, string> handler) : PowerChange<RenewInvitation.Command, string>(handler)
{
    protected override async Task<PowerChangeFacts> ReadAsync(RenewInvitation.Command command, CancellationToken cancel)
    {
        var account = await accounts.OwnAsync(command.AccountId, cancel);
        return account.IsDisabled ? throw new RuleException(Rules.NotFound) : AccountPowerChanges.Facts(account, SigningChange.Reset, AccountStamp.Of(account));
    }
}

internal sealed class EnablePowerChange(AccountPowerChanges accounts, IRequestHandler<EnableAccount.Command, Unit> handler) : PowerChange<EnableAccount.Command, Unit>(handler)
{
    protected override async Task<PowerChangeFacts> ReadAsync(EnableAccount.Command command, CancellationToken cancel)
    {
        var account = await accounts.OwnAsync(command.AccountId, cancel);
        return account.IsDisabled ? AccountPowerChanges.Facts(account, SigningChange.Enabled, AccountStamp.Of(account)) : throw new RuleException(Rules.NoPowerGiven);
    }
}
