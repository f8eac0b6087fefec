using System.Security.Cryptography;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.DataProtection;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>
/// Whose password was right in this browser a moment ago, by a protected cookie: it opens nothing but the question for the second factor.
/// It holds the account's stamp, so that a new password or a disabled account ends it.
/// </summary>
internal sealed class PendingSignIn(IDataProtectionProvider protection)
{
    private const string CookieName = "lwp-code";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector(nameof(PendingSignIn)).ToTimeLimitedDataProtector();

    public void Begin(HttpContext http, Account account) => http.Response.Cookies.Append(
        http.CookieName(CookieName), protector.Protect($"{account.Id} {account.SecurityStamp}", Kept),
        new CookieOptions { MaxAge = Kept, HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });

    /// <returns>Null where no password was given, or too long ago.</returns>
    public (Guid Account, string Stamp)? Read(HttpContext http)
    {
        try
        {
            var words = http.Request.Cookies[http.CookieName(CookieName)] is { Length: > 0 } kept ? protector.Unprotect(kept).Split(' ') : [];
            return words.Length == 2 ? (Guid.Parse(words[0]), words[1]) : null;
        }
        catch (Exception made) when (made is CryptographicException or FormatException)
        {
            // Of another server, too old, or made up.
            return null;
        }
    }

    public static void End(HttpContext http) => http.Response.Cookies.Delete(http.CookieName(CookieName));
}
