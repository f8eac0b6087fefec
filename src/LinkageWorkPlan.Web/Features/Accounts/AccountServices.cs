using System.Security.Claims;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Accounts.Security;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.Web.Features.Accounts;

public static class AccountServices
{
    /// <summary>Of PBKDF2 with HMAC-SHA-512, as OWASP's cheat sheet on storing passwords asks for; .NET's own default is half of it.</summary>
    private const int PasswordRounds = 210_000;

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSettings<Web.Accounts.SessionOptions>(Web.Accounts.SessionOptions.Section, options => options.Problems());
        services.AddSettings<AccountOptions>(AccountOptions.Section, options => options.Problems());
        services.AddOptions<AccountOptions>().PostConfigure<IConfiguration>((options, configuration) => options.SecondFactor ??= configuration.GetValue<bool>("Demo:Enabled") ? SecondFactorPolicy.Off : SecondFactorPolicy.Powerful);
        services.AddSettings<Features.Signing.SigningOptions>(Features.Signing.SigningOptions.Section, options => options.Problems());
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<AccountLog>();
        services.AddSingleton<AccountJournal>();
        services.AddSingleton<PendingSignIn>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<AccountNotices>();
        services.AddScoped<AccountPowerChanges>();
        services.AddScoped<Features.Signing.IAccountStamps>(provider => provider.GetRequiredService<AccountPowerChanges>());
        services.AddScoped<SignInDesk>();
        services.AddHostedService<SessionPatrol>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorizationBuilder();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAccount>();
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
            })
            .AddUserStore<AccountStore>()
            .AddSignInManager<AccountSignIn>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.AddScoped<IPasswordHasher<Account>, NormalPasswordHasher>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRounds);
        services.RemoveAll<IPasswordValidator<Account>>();
        services.AddScoped<IPasswordValidator<Account>, PasswordStrength>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteAddress>((options, site) =>
        {
            // Finger, face or PIN each time: possession alone is one factor. The key names its account, so that nobody types an address.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            options.ServerDomain = site.Of("/") is { } address ? new Uri(address).Host : null;
        });
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/account/sign-in";
            options.AccessDeniedPath = "/not-found";
            options.ReturnUrlParameter = "returnUrl";
            options.SlidingExpiration = false;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
            options.Events.OnRedirectToLogin = SessionCookie.ChallengeAsync;
        });
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<Web.Accounts.SessionOptions, SiteAddress>((cookie, lasting, site) =>
        {
            cookie.Cookie.Name = site.CookieName(SessionCookie.Name);
            cookie.ExpireTimeSpan = lasting.Absolute();
        });
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = context =>
            {
                if (context.CurrentPrincipal?.FindFirst(CurrentUser.SessionClaim) is { } session)
                {
                    ((ClaimsIdentity)context.NewPrincipal!.Identity!).AddClaim(new Claim(session.Type, session.Value));
                }

                return Task.CompletedTask;
            };
        });
        return services;
    }
}

/// <summary>Puts what pages ask for on every click into the cookie, so that a page costs no look-up of its reader.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName));
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        identity.AddClaim(new Claim(CurrentUser.SideClaim, user.Side.ToString()));
        identity.AddClaim(new Claim(CurrentUser.LanguageClaim, user.Language.Code()));
        if (user.OwnerId is { } owner)
        {
            identity.AddClaim(new Claim(CurrentUser.OwnerClaim, owner.ToString()));
        }

        return identity;
    }
}
