using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Web.Hosting;
using Microsoft.AspNetCore.Http;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>What every answer tells the browser, whoever made it.</summary>
public sealed partial class SecurityHeadersTests
{
    [Theory]
    [InlineData("/account/sign-in", HttpStatusCode.OK, "script-src 'self'")]
    [InlineData("/", HttpStatusCode.Found, "script-src 'self'")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "script-src 'self'")]
    [InlineData("/js/app.js", HttpStatusCode.OK, "default-src 'none'")]
    [InlineData("/favicon.svg", HttpStatusCode.OK, "default-src 'none'")]
    [InlineData("/health/live", HttpStatusCode.OK, "default-src 'none'")]
    [InlineData("/api/plans", HttpStatusCode.Unauthorized, "default-src 'none'")]
    [InlineData("/api/docs/", HttpStatusCode.OK, "script-src 'self' 'nonce-")]
    public async Task Every_answer_says_what_the_browser_may_do_with_it(string address, HttpStatusCode status, string policy)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var answer = await GetAsync(pages, address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Contains(policy, Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        var isPage = policy.StartsWith("script-src", StringComparison.Ordinal);
        Assert.Equal(isPage, Header(answer, "Permissions-Policy")?.Contains("camera=()", StringComparison.Ordinal) == true);
        Assert.Equal(isPage ? "same-origin" : null, Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Referrer-Policy"));
        Assert.Null(Header(answer, "Strict-Transport-Security"));
        Assert.Null(Header(answer, "Server"));
    }

    [Theory]
    [InlineData("application/pdf", "frame-ancestors 'self'")]
    [InlineData("image/svg+xml", "default-src 'none'; frame-ancestors 'none'; sandbox")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "default-src 'none'; frame-ancestors 'none'; sandbox")]
    public void A_file_runs_nothing_and_the_browsers_own_viewer_may_show_a_pdf(string type, string policy) =>
        Assert.Equal(policy, SecurityHeaders.PolicyOf(new DefaultHttpContext { Response = { ContentType = type } }));

    /// <summary>A page without circuits, one with them, and one that a package makes: each script in them is one that the policy names.</summary>
    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/nowhere")]
    [InlineData("/api/docs/")]
    public async Task No_page_has_a_script_that_its_policy_does_not_name(string address)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var answer = await GetAsync(pages, address);
        var (policy, page) = (Header(answer, "Content-Security-Policy")!, await answer.Content.ReadAsStringAsync());
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.All(InlineScript().Matches(page), script =>
        {
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.Groups["words"].Value)));
            var nonce = WebUtility.HtmlDecode(Nonce().Match(script.Groups["marks"].Value).Groups[1].Value);
            Assert.True(policy.Contains($"'sha256-{hash}'", StringComparison.Ordinal) || (nonce.Length > 0 && policy.Contains($"'nonce-{nonce}'", StringComparison.Ordinal)), script.Value);
        });
        Assert.DoesNotMatch(Handler(), page);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_with_TLS_the_browser_keeps_to_TLS_and_cookies_belong_to_this_host_alone()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host, "--Site:Address=https://plans.example.org", "--Proxy:Addresses=127.0.0.1");
        using var answer = await GetAsync(pages, "/account/sign-in", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "plans.example.org"), ("X-Forwarded-For", "203.0.113.7"));
        Assert.Equal("max-age=31536000; includeSubDomains", Header(answer, "Strict-Transport-Security"));
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-lwp-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static async Task<HttpResponseMessage> GetAsync(PagesHost pages, string address, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(pages.Address, address));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    [GeneratedRegex("<script(?<marks>(?![^>]*\\bsrc=)[^>]*)>(?<words>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex InlineScript();

    [GeneratedRegex("nonce=\"([^\"]+)\"")]
    private static partial Regex Nonce();

    [GeneratedRegex("<[^>]+\\son[a-z]+\\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();
}
