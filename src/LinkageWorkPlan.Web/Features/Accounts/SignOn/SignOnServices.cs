using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Settings;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace LinkageWorkPlan.Web.Features.Accounts.SignOn;

/// <summary>
/// A scheme for each side that has an issuer, and none where it has not. The framework's handler does the protocol: code flow with PKCE,
/// state, nonce, and a token whose signature, issuer, audience and time are checked.
/// </summary>
public static class SignOnServices
{
    /// <summary>How long the issuer may take for one answer.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(8);

    /// <summary>How far the issuer's clock may be off.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Bytes of one answer: an issuer's keys are a few thousand.</summary>
    private const int AnswerMost = 1 << 20;

    public static void AddSignOn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SignOnOptions>(SignOnOptions.Section, options => options.Problems()).PostConfigure<SignOnOptions>(options => options.ReadSecrets());
        services.AddScoped<SignOnDesk>();
        foreach (var side in Sides.Both.Where(side => !string.IsNullOrWhiteSpace(configuration[$"{SignOnOptions.NameOf(side)}:{nameof(SignOnIssuer.Authority)}"])))
        {
            services.AddIssuer(side);
        }
    }

    internal static string SchemeOf(Side side) => $"sign-on-{side}";

    /// <summary>Where the issuer sends people back to: another address for each side, so that no issuer's answer is taken for the other's.</summary>
    internal static string AnswerOf(Side side) => $"/account/sign-on/{(side == Side.Vietnam ? "vietnam" : "laos")}";

    private static void AddIssuer(this IServiceCollection services, Side side)
    {
        services.AddAuthentication().AddOpenIdConnect(SchemeOf(side), options =>
        {
            options.ResponseType = OpenIdConnectResponseType.Code;

            // In the address, so that cookies that are not sent with other sites' forms come along.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.CallbackPath = AnswerOf(side);
            options.RemoteSignOutPath = default;
            options.SignedOutCallbackPath = default;
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.Scope.Clear();
            options.Scope.Add("openid");
            options.TokenHandler = new SignedTokens { MapInboundClaims = false };
            options.ClaimActions.Clear();
            options.DisableTelemetry = true;
            options.BackchannelTimeout = AnswerTime;
            options.RemoteAuthenticationTimeout = SignOnDesk.Kept;
            options.ProtocolValidator.NonceLifetime = SignOnDesk.Kept;
            options.TokenValidationParameters.ClockSkew = Skew;
            options.TokenValidationParameters.ValidAlgorithms =
            [
                SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
                SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
            ];
            options.Events.OnRedirectToIdentityProvider = SignOnEvents.LeaveAsync;
            options.Events.OnAuthorizationCodeReceived = SignOnEvents.CheckIssuerAsync;
            options.Events.OnTicketReceived = context => SignOnEvents.ReturnAsync(context, side);
            options.Events.OnAccessDenied = context => SignOnEvents.DenyAsync(context, side);
            options.Events.OnRemoteFailure = context => SignOnEvents.FailAsync(context, side);
        });
        services.AddOptions<OpenIdConnectOptions>(SchemeOf(side)).Configure<SignOnOptions, SiteAddress>((options, all, site) =>
        {
            var issuer = all.Of(side);
            (options.Authority, options.ClientId, options.ClientSecret) = (issuer.Authority!.Trim(), issuer.ClientId, issuer.ClientSecret);
            options.RequireHttpsMetadata = options.Authority.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
            foreach (var (cookie, name) in new[] { (options.CorrelationCookie, "lwp-sign-on-"), (options.NonceCookie, "lwp-nonce-") })
            {
                (cookie.Name, cookie.Path, cookie.SameSite, cookie.SecurePolicy) = (site.CookieName(name), "/", SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
            }
        }).PostConfigure(options =>
        {
            options.Backchannel.MaxResponseContentBufferSize = AnswerMost;
            options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                options.MetadataAddress!, new NamedIssuer(options.Authority!), new HttpDocumentRetriever(options.Backchannel) { RequireHttps = options.RequireHttpsMetadata });
        });
    }

    /// <summary>The framework's handler takes a token without a signature where it comes from the token endpoint, as the standard lets it; here it needs one.</summary>
    private sealed class SignedTokens : JsonWebTokenHandler
    {
        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            var signed = validationParameters.Clone();
            signed.RequireSignedTokens = true;
            return base.ValidateTokenAsync(token, signed);
        }
    }

    /// <summary>What an issuer says of itself is believed only where it goes by the name of the settings, and asks for everything by TLS.</summary>
    private sealed class NamedIssuer(string authority) : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, cancel);
            if (found.Issuer != authority)
            {
                throw new InvalidOperationException($"The issuer at {authority} goes by another name: {found.Issuer}. Set the address that it names itself by.");
            }

            return SignOnIssuer.IsAddress(found.AuthorizationEndpoint ?? string.Empty) && SignOnIssuer.IsAddress(found.TokenEndpoint ?? string.Empty)
                ? found
                : throw new InvalidOperationException($"The issuer at {authority} names an address that is not by https.");
        }
    }
}
