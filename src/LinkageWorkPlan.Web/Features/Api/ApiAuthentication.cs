using System.Security.Claims;
using System.Text.Encodings.Web;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>Knows a program by the token it shows (RFC 6750): it asks in the name of the token's account, as that is now.</summary>
internal sealed class ApiAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, WorkPlanDb db, IUserClaimsPrincipalFactory<Account> claims, TimeProvider time)
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

        var (hash, now) = (Fingerprint.OfText(header[Bearer.Length..].Trim()), time.GetUtcNow().UtcDateTime);
        var found = await (
            from token in db.ApiTokens
            join account in db.Users on token.AccountId equals account.Id
            where token.SecretHash == hash && token.ExpiresAt > now && !account.IsDisabled && account.SecurityStamp == token.Stamp
            select new { token.Scope, Account = account }).AsNoTracking().SingleOrDefaultAsync(Context.RequestAborted);
        if (found is null)
        {
            return AuthenticateResult.Fail("The token is unknown, has expired or was revoked.");
        }

        if (ApiLanguage.Asked(Request) is { } language)
        {
            found.Account.Language = language;
        }

        var principal = await claims.CreateAsync(found.Account);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(ScopeClaim, found.Scope.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.Append(HeaderNames.WWWAuthenticate, "Bearer");
        return ApiProblem.Of(Context, StatusCodes.Status401Unauthorized, "Api.Problem.NoToken").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiProblem.Of(Context, StatusCodes.Status403Forbidden, "Api.Problem.Scope").ExecuteAsync(Context);
}
