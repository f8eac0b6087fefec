using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LinkageWorkPlan.IntegrationTests.Accounts;

/// <summary>What an issuer does wrong.</summary>
public enum IssuerFault
{
    None,

    /// <summary>The person pressed "No".</summary>
    Denies,
    WrongNonce,
    WrongIssuer,
    WrongAudience,
    WrongKey,
    Unsigned,

    /// <summary>Signed with the client's secret, which is no key of the issuer.</summary>
    SignedWithSecret,
    Expired,
    NoSubject,

    /// <summary>The answer names another issuer than the token (RFC 9207).</summary>
    NamesAnother,

    /// <summary>What it says of itself goes by another name than the settings.</summary>
    OtherName,

    /// <summary>It names an address that is not by TLS.</summary>
    OpenAddress,

    /// <summary>The token endpoint fails.</summary>
    Fails,

    /// <summary>It takes requests and never answers.</summary>
    Silent,
}

/// <summary>A small issuer of OpenID Connect on this machine: code flow with PKCE, real keys, signed tokens; and it misbehaves on request.</summary>
public sealed class TestIssuer : IAsyncDisposable
{
    public const string Client = "linkage";
    public const string Secret = "a secret of the tests, long enough for a key";

    private readonly WebApplication app;
    private readonly RsaSecurityKey key = NewKey();
    private readonly RsaSecurityKey stranger = NewKey();
    private readonly ConcurrentDictionary<string, Asked> codes = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TestIssuer(WebApplication app) => this.app = app;

    /// <summary>Its name for itself.</summary>
    public string Address => app.Urls.First();

    /// <summary>Who is signed in there.</summary>
    public string Subject { get; set; } = "person-1";

    public IssuerFault Fault { get; set; }

    /// <summary>How often it was asked for a token.</summary>
    public int TokensAsked { get; private set; }

    /// <summary>The last request for a sign-in, by name.</summary>
    public IReadOnlyDictionary<string, string> LastAsked { get; private set; } = new Dictionary<string, string>();

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var issuer = new TestIssuer(app);
        app.Run(issuer.AnswerAsync);
        await app.StartAsync();
        return issuer;
    }

    /// <summary>The program's settings for it.</summary>
    public (string Name, string Value)[] Settings(string side = "Vietnam", string name = "Cổng của Bộ") =>
    [
        ($"SignOn:{side}:Authority", Address), ($"SignOn:{side}:ClientId", Client), ($"SignOn:{side}:ClientSecret", Secret), ($"SignOn:{side}:NameVi", name),
    ];

    public async ValueTask DisposeAsync()
    {
        ended.TrySetResult();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (Fault == IssuerFault.Silent)
        {
            await ended.Task.WaitAsync(http.RequestAborted);
        }

        switch (http.Request.Path.Value)
        {
            case "/.well-known/openid-configuration":
                await http.Response.WriteAsJsonAsync(new
                {
                    issuer = Fault == IssuerFault.OtherName ? "https://login.example.org" : Address,
                    authorization_endpoint = $"{Address}/authorize",
                    token_endpoint = Fault == IssuerFault.OpenAddress ? "http://login.example.org/token" : $"{Address}/token",
                    jwks_uri = $"{Address}/keys",
                });
                break;
            case "/keys":
                var open = key.Rsa.ExportParameters(includePrivateParameters: false);
                await http.Response.WriteAsJsonAsync(new { keys = new[] { new { kty = "RSA", use = "sig", kid = key.KeyId, n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) } } });
                break;
            case "/authorize":
                Authorize(http);
                break;
            case "/token":
                await GiveTokenAsync(http);
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private void Authorize(HttpContext http)
    {
        var asked = http.Request.Query.ToDictionary(each => each.Key, each => each.Value.ToString());
        LastAsked = asked;
        Assert.Equal(("code", Client, "openid", "S256"), (asked["response_type"], asked["client_id"], asked["scope"], asked["code_challenge_method"]));
        var answer = new Dictionary<string, string?> { ["state"] = asked["state"] };
        if (Fault == IssuerFault.Denies)
        {
            answer["error"] = "access_denied";
        }
        else
        {
            var code = Guid.CreateVersion7().ToString();
            codes[code] = new Asked(asked["nonce"], asked["code_challenge"], asked["redirect_uri"]);
            answer["code"] = code;
            if (Fault == IssuerFault.NamesAnother)
            {
                answer["iss"] = "https://login.example.org";
            }
        }

        http.Response.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"], answer));
    }

    private async Task GiveTokenAsync(HttpContext http)
    {
        TokensAsked++;
        var form = await http.Request.ReadFormAsync();
        if (Fault == IssuerFault.Fails)
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        // A code is good once, with the client's secret, and for whoever has the verifier.
        if (form["client_secret"] != Secret || !codes.TryRemove(form["code"].ToString(), out var asked) || asked.Redirect != form["redirect_uri"]
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_grant" });
            return;
        }

        await http.Response.WriteAsJsonAsync(new { access_token = "nothing", token_type = "Bearer", id_token = NewToken(asked.Nonce) });
    }

    private string NewToken(string nonce)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(Fault == IssuerFault.Expired ? -2 : 0);
        var claims = new Dictionary<string, object> { ["nonce"] = Fault == IssuerFault.WrongNonce ? "another" : nonce, ["email"] = "somebody@else.test" };
        if (Fault != IssuerFault.NoSubject)
        {
            claims["sub"] = Subject;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Fault == IssuerFault.WrongIssuer ? "https://login.example.org" : Address,
            Audience = Fault == IssuerFault.WrongAudience ? "another program" : Client,
            Claims = claims,
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            SigningCredentials = Fault switch
            {
                IssuerFault.Unsigned => null,
                IssuerFault.SignedWithSecret => new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret)), SecurityAlgorithms.HmacSha256),
                IssuerFault.WrongKey => new SigningCredentials(stranger, SecurityAlgorithms.RsaSha256),
                _ => new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            },
        });
    }

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture) };

    private sealed record Asked(string Nonce, string Challenge, string Redirect);
}
