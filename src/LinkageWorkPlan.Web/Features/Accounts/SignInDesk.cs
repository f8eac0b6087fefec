using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Features.Accounts;

public enum SignInAnswer
{
    Done,
    WrongNameOrPassword,
    TooManyTries,
}

/// <summary>
/// The door. An address of an account and one that nobody has take the same work and get the same words and limits, so that the door
/// tells nobody who has an account; and no stranger can shut it for somebody else.
/// </summary>
internal sealed class SignInDesk(
    UserManager<Account> users, SignInManager<Account> signIn, IPasswordHasher<Account> hasher, SignInLimits limits, KnownDevices devices, AccountLog log)
{
    /// <summary>Compared with where there is no account: a comparison takes as long as with a real one.</summary>
    private static readonly string DummyHash = new PasswordHasher<Account>().HashPassword(new Account(), Guid.CreateVersion7().ToString());

    /// <summary>Signs in where address and password are right; then sets the cookies.</summary>
    public async Task<(SignInAnswer Answer, Account? Account)> TryAsync(HttpContext http, string email, string password)
    {
        var (typed, client) = (Passwords.Normal(email.Trim()), SignInLimits.ClientOf(http));
        var account = await users.FindByEmailAsync(typed);
        var key = users.NormalizeEmail(typed) ?? string.Empty;
        var limit = account is not null && devices.DeviceOf(http, account.Id) is { } device ? Limit.OfDevice(key, device) : Limit.OfStranger(key, client);
        if (await limits.EnterAsync(limit) is not { } left)
        {
            log.Refused(AccountLog.IdentifierOf(account, key), client);
            Measures.SignIn("refused");
            return (SignInAnswer.TooManyTries, null);
        }

        var isRight = hasher.VerifyHashedPassword(account ?? new Account(), account?.PasswordHash ?? DummyHash, password) != PasswordVerificationResult.Failed;
        if (account is not { IsDisabled: false, PasswordHash: not null } || !isRight)
        {
            log.Failed(AccountLog.IdentifierOf(account, key), client, left);
            Measures.SignIn("failed");
            return (SignInAnswer.WrongNameOrPassword, null);
        }

        await limits.ResetAsync(limit);
        await EnterAsync(http, account);
        return (SignInAnswer.Done, account);
    }

    /// <summary>Lets somebody in who has proved otherwise whose the account is, as at a one-time address.</summary>
    public async Task EnterAsync(HttpContext http, Account account)
    {
        await signIn.SignInAsync(account, isPersistent: false);
        devices.Remember(http, account.Id);
        log.SignedIn(account.Id, SignInLimits.ClientOf(http));
        Measures.SignIn("done");
    }
}

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
        http.Response.Cookies.Append(CookieName, protector.Protect(words, Kept), new CookieOptions
        {
            MaxAge = Kept,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            IsEssential = true,
        });
    }

    private (Guid Device, IReadOnlyList<Guid> Accounts)? Read(HttpContext http)
    {
        try
        {
            var ids = http.Request.Cookies[CookieName] is { Length: > 0 } kept ? protector.Unprotect(kept).Split('|').Select(Guid.Parse).ToList() : [];
            return ids.Count > 1 ? (ids[0], ids[1..]) : null;
        }
        catch (Exception made) when (made is System.Security.Cryptography.CryptographicException or FormatException)
        {
            // Of another server, too old, or made up.
            return null;
        }
    }
}
