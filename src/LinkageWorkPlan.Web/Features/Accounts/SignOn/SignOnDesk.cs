using System.Globalization;
using System.Security.Claims;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.Web.Features.Accounts.SignOn;

/// <summary>Why nobody was let in, or nothing connected.</summary>
public enum SignOnProblem
{
    /// <summary>The person, or the issuer, said no.</summary>
    Denied,

    /// <summary>The issuer does not answer.</summary>
    Away,

    /// <summary>The answer is too old, was used, belongs to another browser, or cannot be believed.</summary>
    Failed,

    /// <summary>No account here is connected with the person.</summary>
    Unknown,

    TooManyTries,

    /// <summary>The person at the issuer is connected with another account here.</summary>
    Taken,

    /// <summary>The account is connected already.</summary>
    Connected,
}

/// <summary>The way to a side's issuer and back. It opens the same door as the password: <see cref="SignInDesk"/> asks for the second step.</summary>
internal sealed partial class SignOnDesk(
    SignOnOptions options, CopyState copy, SignInLimits limits, SignInDesk door, UserManager<Account> users, Dispatcher dispatcher,
    IOptionsMonitor<OpenIdConnectOptions> handlers, TimeProvider time, ILogger<SignOnDesk> log)
{
    /// <summary>How long somebody may be at the issuer.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>How long a person waits for an issuer that does not say where to go.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string Begun = "lwp.begun";
    private const string Wished = "lwp.wished";
    private const string ToConnect = "lwp.account";

    /// <summary>Sides whose issuers are offered. None in a read-only copy, whose accounts are its own.</summary>
    public IReadOnlyList<Side> Offered => copy.IsReadOnly ? [] : options.Offered;

    public string NameOf(Side side, Language language) => options.Of(side).NameIn(language);

    /// <summary>The account that is to be connected; null where somebody signs in.</summary>
    public static Guid? AccountOf(AuthenticationProperties properties) => properties.Items.TryGetValue(ToConnect, out var account) ? Guid.Parse(account!) : null;

    /// <summary>Begins a sign-in, and sets the cookies by which this browser alone can end it.</summary>
    /// <returns>The issuer's address, or why there is none.</returns>
    public async Task<(string? Address, SignOnProblem? Problem)> BeginAsync(HttpContext http, Side side, string? returnUrl)
    {
        if (await limits.EnterAsync(Limit.OfSignOn(SignInLimits.ClientOf(http))) is null)
        {
            return (null, SignOnProblem.TooManyTries);
        }

        return await LeaveAsync(http, side, new AuthenticationProperties { Items = { [Wished] = OwnAddress.Of(returnUrl) } });
    }

    /// <summary>Begins to connect an account, whose person has just proved to be it.</summary>
    /// <inheritdoc cref="BeginAsync"/>
    public Task<(string? Address, SignOnProblem? Problem)> BeginToConnectAsync(HttpContext http, Side side, Guid account) =>
        LeaveAsync(http, side, new AuthenticationProperties { Items = { [ToConnect] = account.ToString() } });

    /// <summary>Takes what an issuer says, after the handler found it genuine.</summary>
    /// <returns>Where the browser goes on.</returns>
    public async Task<string> ReturnAsync(HttpContext http, Side side, ClaimsPrincipal person, AuthenticationProperties properties)
    {
        var (issuer, subject) = (person.FindFirstValue("iss"), person.FindFirstValue("sub"));
        if (copy.IsReadOnly || IsOld(properties) || issuer is not { Length: > 0 and <= SignOnBinding.IssuerMax } || subject is not { Length: > 0 and <= SignOnBinding.SubjectMax })
        {
            return Refuse(http, side, properties, SignOnProblem.Failed);
        }

        return AccountOf(properties) is { } account
            ? await ConnectAsync(http, side, properties, account, issuer, subject)
            : await EnterAsync(http, side, properties, issuer, subject);
    }

    /// <returns>The page that says it, in the language of whoever reads it.</returns>
    public string Refuse(HttpContext http, Side side, AuthenticationProperties? properties, SignOnProblem problem)
    {
        Refused(side, SignInLimits.ClientOf(http), problem);
        if (properties is not null && AccountOf(properties) is { } account && CurrentUser.From(http.User).Id == account)
        {
            return $"{SecondFactorGate.Page}?signOn={problem}";
        }

        Measures.SignIn("failed");
        var wished = properties is not null && properties.Items.TryGetValue(Wished, out var kept) ? OwnAddress.Of(kept) : "/";
        return $"/account/sign-in?signOn={problem}&side={side}&returnUrl={Uri.EscapeDataString(wished)}";
    }

    /// <summary>What a page says of it; null for what nobody but a stranger wrote into an address.</summary>
    public string? WordsOf(string? problem, string? side, Loc loc) =>
        Enum.GetNames<SignOnProblem>().Contains(problem) && Offered.FirstOrDefault(each => each.ToString() == side) is var of && Offered.Contains(of)
            ? loc[$"Account.SignOn.{problem}", NameOf(of, loc.Language)]
            : null;

    private async Task<string> EnterAsync(HttpContext http, Side side, AuthenticationProperties properties, string issuer, string subject)
    {
        var found = await dispatcher.SendAs(CurrentUser.System, new FindSignOn.Query(side, issuer, subject), http.RequestAborted);
        if (found is null || await users.FindByIdAsync(found.Account.ToString()) is not { } account)
        {
            return Refuse(http, side, properties, SignOnProblem.Unknown);
        }

        var answer = await door.PassAsync(http, account, AccountEventKind.SignOn);
        await limits.ResetAsync(Limit.OfSignOn(SignInLimits.ClientOf(http)));
        ReaderLanguage.Remember(http, account.Language);
        var wished = OwnAddress.Of(properties.Items[Wished]);
        return answer == SignInAnswer.CodeNeeded ? $"{CodePage.Address}?returnUrl={Uri.EscapeDataString(wished)}" : wished;
    }

    private async Task<string> ConnectAsync(HttpContext http, Side side, AuthenticationProperties properties, Guid account, string issuer, string subject)
    {
        var user = CurrentUser.From(http.User);
        if (user.Id != account)
        {
            // Signed out meanwhile, or as somebody else.
            return Refuse(http, side, properties, SignOnProblem.Failed);
        }

        try
        {
            await dispatcher.SendAs(user, new BindSignOn.Command(side, issuer, subject), http.RequestAborted);
            return SecondFactorGate.Page;
        }
        catch (RuleException refusal)
        {
            return Refuse(http, side, properties, refusal.Broken[0].Rule switch
            {
                Rules.SignOnTaken => SignOnProblem.Taken,
                Rules.SignOnConnected or Rules.Conflict => SignOnProblem.Connected,
                _ => SignOnProblem.Failed,
            });
        }
    }

    private async Task<(string? Address, SignOnProblem? Problem)> LeaveAsync(HttpContext http, Side side, AuthenticationProperties properties)
    {
        if (!Offered.Contains(side))
        {
            return (null, SignOnProblem.Failed);
        }

        var scheme = SignOnServices.SchemeOf(side);
        properties.Items[Begun] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        try
        {
            // First what the issuer says of itself, for which nobody waits longer than this, also behind others who wait.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            patience.CancelAfter(Patience);
            await handlers.Get(scheme).ConfigurationManager!.GetConfigurationAsync(patience.Token);
            await http.ChallengeAsync(scheme, properties);
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException or OperationCanceledException && !http.RequestAborted.IsCancellationRequested)
        {
            Silent(side, fault.GetBaseException().Message);
            return (null, SignOnProblem.Away);
        }

        // A page that leads there in place of a redirect: browsers let no form of ours end at another site (form-action).
        var address = http.Response.Headers.Location.ToString();
        http.Response.Headers.Remove("Location");
        http.Response.Headers["Refresh"] = $"0;url={address}";
        http.Response.StatusCode = StatusCodes.Status200OK;
        return (address, null);
    }

    private bool IsOld(AuthenticationProperties properties) =>
        !properties.Items.TryGetValue(Begun, out var begun) || DateTimeOffset.FromUnixTimeSeconds(long.Parse(begun!, CultureInfo.InvariantCulture)) + Kept < time.GetUtcNow();

    [LoggerMessage(EventId = 1013, Level = LogLevel.Warning, Message = "Single sign-on of {Side} from {Client} was refused: {Problem}")]
    private partial void Refused(Side side, string client, SignOnProblem problem);

    [LoggerMessage(EventId = 1014, Level = LogLevel.Warning, Message = "The issuer of {Side} cannot be asked for single sign-on: {Reason}")]
    private partial void Silent(Side side, string reason);
}
