using System.Security.Claims;
using System.Text.Encodings.Web;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>Knows a program by the token it shows (RFC 6750): it asks in the name of the token's account, as that is now.</summary>
internal sealed class ApiAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "ApiToken";
    public const string ScopeClaim = "scope";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is not { } header || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted, ApiLanguage.Asked(Request)) is not { } found)
        {
            return AuthenticateResult.Fail("The token is unknown, has expired or was revoked.");
        }

        ((ClaimsIdentity)found.Person.Identity!).AddClaim(new Claim(ScopeClaim, found.Scope.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(found.Person, Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.Append(HeaderNames.WWWAuthenticate, "Bearer");
        return ApiProblem.Of(Context, StatusCodes.Status401Unauthorized, "Api.Problem.NoToken").ExecuteAsync(Context);
    }

    /// <summary>A token that reads may not write; a calendar's reads its own address alone.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var words = Context.User.HasClaim(ScopeClaim, nameof(ApiScope.Calendar)) ? "Api.Problem.CalendarOnly"
            : Context.User.HasClaim(ScopeClaim, nameof(ApiScope.Copy)) ? "Api.Problem.CopyOnly"
            : "Api.Problem.Scope";
        return ApiProblem.Of(Context, StatusCodes.Status403Forbidden, words).ExecuteAsync(Context);
    }
}
