using System.Security.Cryptography;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>
/// Second factors of accounts (docs/decisions/0078): one authenticator app, recovery codes, and passkeys. A code is taken once, also of
/// two tries at the same moment: what is written is the question.
/// </summary>
public sealed class SecondFactors(WorkPlanDb db, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>Recovery codes that are made at a time.</summary>
    public const int Codes = 10;

    /// <summary>Five random bits each: 140, more than anybody who has the database can try.</summary>
    private const int CodeLetters = 28;
    private const int GroupLetters = 4;

    /// <summary>Letters and digits that are read from paper as they are meant.</summary>
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly IDataProtector protector = protection.CreateProtector(nameof(SecondFactors));

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>True where a password alone does not let in.</summary>
    public async Task<bool> HasAnyAsync(Guid account, CancellationToken cancel = default) =>
        await db.SecondFactors.AnyAsync(each => each.AccountId == account, cancel) || await db.Passkeys.AnyAsync(each => each.AccountId == account, cancel);

    /// <summary>A secret for an app, as its person reads it and as it is kept. Not within a transaction: a key that is made for it would wait for that one.</summary>
    public (string Secret, string Kept) NewApp()
    {
        var secret = Totp.NewSecret();
        return (secret, protector.Protect(secret));
    }

    /// <returns>Null for what <see cref="NewApp"/> did not make.</returns>
    public string? SecretOf(string? kept)
    {
        try
        {
            return kept is { Length: > 0 } ? protector.Unprotect(kept) : null;
        }
        catch (Exception made) when (made is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Takes the app's code, or a recovery code, and neither of them a second time.</summary>
    /// <returns>How it lets in; null where it does not.</returns>
    public async Task<AccountEventKind?> UseAsync(Guid account, string typed)
    {
        var kept = await db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(each => each.AccountId == account);
        if (SecretOf(kept?.Secret) is { } secret && Totp.Match(secret, typed, Now, kept!.LastStep) is { } step)
        {
            var taken = await db.SecondFactors.Where(each => each.AccountId == account && each.LastStep < step).ExecuteUpdateAsync(set => set.SetProperty(each => each.LastStep, step));
            return taken == 1 ? AccountEventKind.Code : null;
        }

        var hash = HashOf(typed);
        return await db.RecoveryCodes.Where(each => each.AccountId == account && each.Hash == hash).ExecuteDeleteAsync() == 1 ? AccountEventKind.RecoveryCode : null;
    }

    /// <summary>A passkey let its person in.</summary>
    public Task UsedAsync(byte[] credential, uint count, bool isBackedUp)
    {
        var now = Now;
        return db.Passkeys.Where(each => each.CredentialId == credential)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.SignCount, count).SetProperty(each => each.IsBackedUp, isBackedUp).SetProperty(each => each.UsedAt, now));
    }

    /// <summary>Makes the app of a secret the account's, in place of a former one. The caller saves it.</summary>
    /// <param name="secret">As it is kept.</param>
    /// <param name="step">Of the code that confirmed it.</param>
    public async Task SetAppAsync(Guid account, string secret, long step, CancellationToken cancel)
    {
        var kept = await db.SecondFactors.SingleOrDefaultAsync(each => each.AccountId == account, cancel);
        if (kept is null)
        {
            kept = new SecondFactor { AccountId = account };
            db.SecondFactors.Add(kept);
        }

        (kept.Secret, kept.Since, kept.LastStep) = (secret, Now, step);
    }

    /// <summary>New recovery codes in place of former ones. The caller saves them, and shows them this once.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(Guid account, CancellationToken cancel)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(each => each.AccountId == account).ToListAsync(cancel));
        var codes = Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString(Letters, CodeLetters)).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { AccountId = account, Hash = HashOf(code) }));
        return [.. codes.Select(code => string.Join('-', code.Chunk(GroupLetters).Select(each => new string(each))))];
    }

    /// <summary>Takes all of it away. The caller saves it.</summary>
    /// <returns>False where there was none.</returns>
    public async Task<bool> RemoveAllAsync(Guid account, CancellationToken cancel)
    {
        var (apps, codes, passkeys) = (
            await db.SecondFactors.Where(each => each.AccountId == account).ToListAsync(cancel),
            await db.RecoveryCodes.Where(each => each.AccountId == account).ToListAsync(cancel),
            await db.Passkeys.Where(each => each.AccountId == account).ToListAsync(cancel));
        db.SecondFactors.RemoveRange(apps);
        db.RecoveryCodes.RemoveRange(codes);
        db.Passkeys.RemoveRange(passkeys);
        return apps.Count + passkeys.Count > 0;
    }

    /// <summary>As typed: in capitals or not, with the hyphens or without.</summary>
    private static string HashOf(string code) => Fingerprint.OfContent(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
}
