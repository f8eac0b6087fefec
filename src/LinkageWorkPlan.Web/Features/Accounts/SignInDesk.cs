using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Identity;

namespace LinkageWorkPlan.Web.Features.Accounts;

public enum SignInAnswer
{
    Done,
    WrongNameOrPassword,
    TooManyTries,

    /// <summary>The first step was right, and the account has a second factor.</summary>
    CodeNeeded,

    /// <summary>The code is none of the account's, or was used.</summary>
    WrongCode,

    /// <summary>The first step was too long ago, or in another browser.</summary>
    PasswordNeeded,
}

/// <summary>
/// The door. An address of an account and one that nobody has take the same work and get the same words and limits, so that the door
/// tells nobody who has an account; and no stranger can shut it for somebody else.
/// </summary>
internal sealed class SignInDesk(
    UserManager<Account> users, SignInManager<Account> signIn, IPasswordHasher<Account> hasher, SignInLimits limits, KnownDevices devices, AccountLog log,
    SecondFactors factors, PendingSignIn pending, AccountJournal journal, Dispatcher dispatcher)
{
    /// <summary>Compared with where there is no account: a comparison takes as long as with a real one.</summary>
    private static readonly string DummyHash = new PasswordHasher<Account>().HashPassword(new Account(), Guid.CreateVersion7().ToString());

    /// <summary>Signs in where address and password are right and no second factor is to be asked for; then sets the cookies.</summary>
    public async Task<(SignInAnswer Answer, Account? Account)> TryAsync(HttpContext http, string email, string password)
    {
        var (typed, client) = (Passwords.Normal(email.Trim()), SignInLimits.ClientOf(http));
        var account = await users.FindByEmailAsync(typed);
        var key = users.NormalizeEmail(typed) ?? string.Empty;
        var limit = account is not null && devices.DeviceOf(http, account.Id) is { } device ? Limit.OfDevice(key, device) : Limit.OfStranger(key, client);
        if (await limits.EnterAsync(limit) is not { } left)
        {
            log.Refused(AccountLog.IdentifierOf(account, key), client);
            Note(http, account, AccountEventKind.TooManyTries);
            Measures.SignIn("refused");
            return (SignInAnswer.TooManyTries, null);
        }

        var isRight = hasher.VerifyHashedPassword(account ?? new Account(), account?.PasswordHash ?? DummyHash, password) != PasswordVerificationResult.Failed;
        if (account is not { IsDisabled: false, PasswordHash: not null } || !isRight)
        {
            log.Failed(AccountLog.IdentifierOf(account, key), client, left);
            Note(http, account, AccountEventKind.WrongPassword);
            Measures.SignIn("failed");
            return (SignInAnswer.WrongNameOrPassword, null);
        }

        await limits.ResetAsync(limit);
        return (await PassAsync(http, account, AccountEventKind.Password), account);
    }

    /// <summary>The first step is done, by the password or by the side's issuer: lets in, or asks for the second.</summary>
    public async Task<SignInAnswer> PassAsync(HttpContext http, Account account, AccountEventKind way)
    {
        if (await factors.HasAnyAsync(account.Id))
        {
            pending.Begin(http, account, way);
            return SignInAnswer.CodeNeeded;
        }

        await EnterAsync(http, account, way);
        return SignInAnswer.Done;
    }

    /// <summary>The second step: a code of the app, or a recovery code, from whoever did the first step in this browser a moment ago.</summary>
    public async Task<(SignInAnswer Answer, Account? Account)> TryCodeAsync(HttpContext http, string typed)
    {
        if (pending.Read(http) is not { } begun || await users.FindByIdAsync(begun.Account.ToString()) is not { IsDisabled: false } account || account.SecurityStamp != begun.Stamp)
        {
            return (SignInAnswer.PasswordNeeded, null);
        }

        var (client, isSignOn) = (SignInLimits.ClientOf(http), begun.Way == AccountEventKind.SignOn);
        var limit = Limit.OfCode(account.Id, devices.DeviceOf(http, account.Id), client);
        if (await limits.EnterAsync(limit) is not { } left)
        {
            log.CodeRefused(account.Id, client);
            Note(http, account, AccountEventKind.TooManyTries);
            Measures.SignIn("refused");
            return (SignInAnswer.TooManyTries, null);
        }

        if (await factors.UseAsync(account.Id, typed) is not { } way)
        {
            log.CodeFailed(account.Id, client, left);
            Note(http, account, isSignOn ? AccountEventKind.SignOnWrongCode : AccountEventKind.WrongCode);
            Measures.SignIn("failed");
            return (SignInAnswer.WrongCode, null);
        }

        await limits.ResetAsync(limit);
        await EnterAsync(http, account, !isSignOn ? way : way == AccountEventKind.Code ? AccountEventKind.SignOnCode : AccountEventKind.SignOnRecoveryCode);
        return (SignInAnswer.Done, account);
    }

    /// <summary>Both steps in one: a passkey with finger, face or PIN.</summary>
    /// <param name="credential">What the browser answered, as JSON.</param>
    public async Task<(SignInAnswer Answer, Account? Account)> TryPasskeyAsync(HttpContext http, string credential)
    {
        var client = SignInLimits.ClientOf(http);
        var limit = Limit.OfPasskey(client);
        if (await limits.EnterAsync(limit) is not { } left)
        {
            log.Refused("unknown", client);
            Measures.SignIn("refused");
            return (SignInAnswer.TooManyTries, null);
        }

        var proved = await AssertAsync(credential);
        if (proved is not { Succeeded: true, User: { IsDisabled: false, PasswordHash: not null } account, Passkey: { IsUserVerified: true } passkey })
        {
            log.Failed("unknown", client, left);
            Measures.SignIn("failed");
            return (SignInAnswer.WrongNameOrPassword, null);
        }

        await limits.ResetAsync(limit);
        await factors.UsedAsync(passkey.CredentialId, passkey.SignCount, passkey.IsBackedUp);
        await EnterAsync(http, account, AccountEventKind.Passkey);
        return (SignInAnswer.Done, account);
    }

    /// <summary>Lets somebody in who has proved whose the account is, as at a one-time address.</summary>
    public async Task EnterAsync(HttpContext http, Account account, AccountEventKind way)
    {
        var isKnown = devices.DeviceOf(http, account.Id) is not null;
        PendingSignIn.End(http);
        await signIn.SignInAsync(account, isPersistent: false);
        devices.Remember(http, account.Id);
        await dispatcher.SendAs(CurrentUser.System, new RecordSignIn.Command(account.Id, way, Places.Of(http), isKnown));
        log.SignedIn(account.Id, SignInLimits.ClientOf(http));
        Measures.SignIn("done");
    }

    private void Note(HttpContext http, Account? account, AccountEventKind kind)
    {
        if (account is not null)
        {
            journal.Note(account.Id, kind, Places.Of(http));
        }
    }

    /// <returns>Null for what the framework cannot even begin to judge.</returns>
    private async Task<PasskeyAssertionResult<Account>?> AssertAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or System.Text.Json.JsonException)
        {
            // Nothing was asked of this browser, or too long ago.
            return null;
        }
    }
}
