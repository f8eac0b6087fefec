using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>Identity's store of accounts, with passkeys as rows of their own (<see cref="Passkey"/>): the history and the export know how to leave them out.</summary>
internal sealed class AccountStore(WorkPlanDb db, TimeProvider time, IdentityErrorDescriber? describer = null) : UserOnlyStore<Account, WorkPlanDb, Guid>(db, describer)
{
    public override async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var kept = await Context.Passkeys.SingleOrDefaultAsync(each => each.AccountId == user.Id && each.CredentialId == passkey.CredentialId, cancellationToken);
        if (kept is null)
        {
            kept = new Passkey
            {
                AccountId = user.Id,
                CredentialId = passkey.CredentialId,
                PublicKey = passkey.PublicKey,
                Attestation = passkey.AttestationObject,
                ClientData = passkey.ClientDataJson,
                Transports = string.Join(' ', passkey.Transports ?? []),
                IsBackupEligible = passkey.IsBackupEligible,
                CreatedAt = time.GetUtcNow().UtcDateTime,
            };
            Context.Passkeys.Add(kept);
        }

        (kept.Name, kept.SignCount, kept.IsUserVerified, kept.IsBackedUp) = (passkey.Name ?? kept.Name, passkey.SignCount, passkey.IsUserVerified, passkey.IsBackedUp);
    }

    public override async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await Context.Passkeys.AsNoTracking().Where(each => each.AccountId == user.Id).OrderBy(each => each.Id).ToListAsync(cancellationToken)).Select(InfoOf)];

    public override async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await Context.Users.SingleOrDefaultAsync(user => Context.Passkeys.Any(each => each.AccountId == user.Id && each.CredentialId == credentialId), cancellationToken);

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await Context.Passkeys.AsNoTracking().SingleOrDefaultAsync(each => each.AccountId == user.Id && each.CredentialId == credentialId, cancellationToken) is { } kept ? InfoOf(kept) : null;

    public override async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Context.Passkeys.RemoveRange(await Context.Passkeys.Where(each => each.AccountId == user.Id && each.CredentialId == credentialId).ToListAsync(cancellationToken));

    private static UserPasskeyInfo InfoOf(Passkey kept) => new(
        kept.CredentialId, kept.PublicKey, new DateTimeOffset(DateTime.SpecifyKind(kept.CreatedAt, DateTimeKind.Utc)), (uint)kept.SignCount,
        kept.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), kept.IsUserVerified, kept.IsBackupEligible, kept.IsBackedUp, kept.Attestation, kept.ClientData)
    {
        Name = kept.Name,
    };
}
