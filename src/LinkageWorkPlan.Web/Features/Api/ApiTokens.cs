using System.Security.Claims;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>Whose a token is, as long as it holds.</summary>
internal sealed class ApiTokens(WorkPlanDb db, IUserClaimsPrincipalFactory<Account> claims, TimeProvider time)
{
    /// <param name="language">In which the person is answered; null for their own.</param>
    /// <returns>Null where it is unknown, has expired, was revoked, or its account changed since.</returns>
    public async Task<(ClaimsPrincipal Person, ApiScope Scope)?> FindAsync(string secret, CancellationToken cancel, Language? language = null)
    {
        var (hash, now) = (Fingerprint.OfText(secret), time.GetUtcNow().UtcDateTime);
        var found = await (
            from token in db.ApiTokens
            join account in db.Users on token.AccountId equals account.Id
            where token.SecretHash == hash && token.ExpiresAt > now && !account.IsDisabled && account.SecurityStamp == token.Stamp
            select new { token.Scope, Account = account }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        found.Account.Language = language ?? found.Account.Language;
        return (await claims.CreateAsync(found.Account), found.Scope);
    }
}
