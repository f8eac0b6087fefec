using System.Security.Claims;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>Every sign-in begins a <see cref="Session"/> and every sign-out ends one, whoever asks for it.</summary>
internal sealed class AccountSignIn(
    UserManager<Account> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Account> claims, IOptions<IdentityOptions> identity, ILogger<SignInManager<Account>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, Sessions sessions, AccountLog accountLog)
    : SignInManager<Account>(users, http, claims, identity, log, schemes, confirmation)
{
    private bool isRefreshing;

    private CurrentUser Present => CurrentUser.From(Context.User);

    public override async Task RefreshSignInAsync(Account user)
    {
        isRefreshing = true;
        try
        {
            await base.RefreshSignInAsync(user);
        }
        finally
        {
            isRefreshing = false;
        }
    }

    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var present = Present;
        Guid id;
        if (isRefreshing && present.Session is { } same && present.Id == user.Id)
        {
            await sessions.RenewAsync(same, user);
            id = same;
        }
        else
        {
            if (present.Session is { } former)
            {
                await sessions.EndAsync(former);
            }

            id = await sessions.BeginAsync(user);
        }

        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims.Where(each => each.Type != CurrentUser.SessionClaim), new Claim(CurrentUser.SessionClaim, id.ToString())]);
    }

    public override async Task SignOutAsync()
    {
        if (Present is { Session: { } session } user)
        {
            await sessions.EndAsync(session);
            accountLog.SignedOut(user.Id);
        }

        await base.SignOutAsync();
    }
}

/// <summary>What the sign-in cookie says is believed only while its session holds.</summary>
internal static class SessionCookie
{
    public const string Name = "lwp-session";

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (CurrentUser.From(context.Principal!).Session is not { } session || !await sessions.IsAliveAsync(session))
        {
            context.RejectPrincipal();
            context.Response.Cookies.Delete(context.HttpContext.CookieName(Name));
            return;
        }

        // Now and then name and language are read again.
        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>Scripts get a status, people the page that lets them in again; whoever had a session reads why.</summary>
    public static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.ContainsKey("x-lwp"))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.Redirect(context.Request.Cookies.ContainsKey(context.HttpContext.CookieName(Name)) ? $"{context.RedirectUri}&ended=1" : context.RedirectUri);
        return Task.CompletedTask;
    }
}
