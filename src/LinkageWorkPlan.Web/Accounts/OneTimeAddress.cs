using System.Buffers.Text;
using System.Security.Cryptography;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>Addresses that let somebody without a password set one, once. Only a hash of the token is kept, so that a copy of the database opens nothing.</summary>
internal static class OneTimeAddress
{
    private const int TokenBytes = 32;

    /// <returns>The last part of an address at which the account's password is set. Earlier ones for it are void.</returns>
    public static async Task<string> NewAsync(WorkPlanDb db, Guid accountId, DateTime expiresAtUtc, CancellationToken cancel)
    {
        await VoidAsync(db, accountId, cancel);
        return await AddAsync(db, accountId, null, expiresAtUtc, cancel);
    }

    /// <returns>The last part of an address that makes a side's first administrator. Earlier ones for that side are void.</returns>
    public static async Task<string> NewAdministratorAsync(WorkPlanDb db, Side side, DateTime expiresAtUtc, CancellationToken cancel)
    {
        await VoidAdministratorAsync(db, side, cancel);
        return await AddAsync(db, null, side, expiresAtUtc, cancel);
    }

    public static Task VoidAsync(WorkPlanDb db, Guid accountId, CancellationToken cancel) =>
        db.SetupTokens.Where(each => each.AccountId == accountId).ExecuteDeleteAsync(cancel);

    public static Task VoidAdministratorAsync(WorkPlanDb db, Side side, CancellationToken cancel) =>
        db.SetupTokens.Where(each => each.AccountId == null && each.Side == side).ExecuteDeleteAsync(cancel);

    private static async Task<string> AddAsync(WorkPlanDb db, Guid? accountId, Side? side, DateTime expiresAtUtc, CancellationToken cancel)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        db.SetupTokens.Add(new SetupToken { Id = Guid.CreateVersion7(), AccountId = accountId, Side = side, TokenHash = HashOf(token), ExpiresAt = expiresAtUtc });
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <returns>Null where it never was, was used, was renewed, or is too old.</returns>
    public static Task<SetupToken?> FindAsync(WorkPlanDb db, string token, DateTime nowUtc, CancellationToken cancel)
    {
        var hash = HashOf(token);
        return db.SetupTokens.AsNoTracking().SingleOrDefaultAsync(each => each.TokenHash == hash && each.ExpiresAt > nowUtc, cancel);
    }

    /// <returns>True for the one who uses it first.</returns>
    public static async Task<bool> UseAsync(WorkPlanDb db, SetupToken token, CancellationToken cancel) =>
        await db.SetupTokens.Where(each => each.Id == token.Id).ExecuteDeleteAsync(cancel) == 1;

    private static string HashOf(string token) => Fingerprint.OfContent(token);
}
