using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.DataProtection;

namespace LinkageWorkPlan.Web.Features.Accounts;

/// <summary>
/// Browsers in which an account was signed in before, by a protected cookie of their own. It opens nothing: its wrong passwords are
/// only counted apart from those of strangers.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection)
{
    private const string CookieName = "lwp-device";
    private const int AccountsMost = 8;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector(nameof(KnownDevices)).ToTimeLimitedDataProtector();

    /// <returns>Null where the account was not signed in from there.</returns>
    public Guid? DeviceOf(HttpContext http, Guid account) => Read(http) is { } known && known.Accounts.Contains(account) ? known.Device : null;

    public void Remember(HttpContext http, Guid account)
    {
        var (device, accounts) = Read(http) ?? (Guid.CreateVersion7(), []);
        var words = string.Join('|', [device, account, .. accounts.Where(each => each != account).Take(AccountsMost - 1)]);
        http.Response.Cookies.Append(http.CookieName(CookieName), protector.Protect(words, Kept), new CookieOptions
        {
            MaxAge = Kept,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });
    }

    private (Guid Device, IReadOnlyList<Guid> Accounts)? Read(HttpContext http)
    {
        try
        {
            var ids = http.Request.Cookies[http.CookieName(CookieName)] is { Length: > 0 } kept ? protector.Unprotect(kept).Split('|').Select(Guid.Parse).ToList() : [];
            return ids.Count > 1 ? (ids[0], ids[1..]) : null;
        }
        catch (Exception made) when (made is System.Security.Cryptography.CryptographicException or FormatException)
        {
            // Of another server, too old, or made up.
            return null;
        }
    }
}
