using System.Security.Cryptography;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.DataProtection;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>
/// Who did the first step in this browser a moment ago, by password or single sign-on: a protected cookie, which opens nothing but the question for the second factor.
/// It holds the account's stamp, so that a new password or a disabled account ends it.
/// </summary>
internal sealed class PendingSignIn(IDataProtectionProvider protection)
{
    private const string CookieName = "lwp-code";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector(nameof(PendingSignIn)).ToTimeLimitedDataProtector();

    /// <param name="way">What the first step was.</param>
    public void Begin(HttpContext http, Account account, AccountEventKind way) => http.Response.Cookies.Append(
        http.CookieName(CookieName), protector.Protect($"{account.Id} {account.SecurityStamp} {way}", Kept),
        new CookieOptions { MaxAge = Kept, HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true });

    /// <returns>Null where there was no first step, or too long ago.</returns>
    public (Guid Account, string Stamp, AccountEventKind Way)? Read(HttpContext http)
    {
        try
        {
            var words = http.Request.Cookies[http.CookieName(CookieName)] is { Length: > 0 } kept ? protector.Unprotect(kept).Split(' ') : [];
            return words.Length == 3 && Enum.TryParse(words[2], out AccountEventKind way) ? (Guid.Parse(words[0]), words[1], way) : null;
        }
        catch (Exception made) when (made is CryptographicException or FormatException)
        {
            // Of another server, too old, or made up.
            return null;
        }
    }

    public static void End(HttpContext http) => http.Response.Cookies.Delete(http.CookieName(CookieName));
}
