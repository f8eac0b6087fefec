using System.Net;
using System.Net.Http.Headers;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>What whoever keeps the server needs of it.</summary>
public sealed class OperationTests
{
    private const string Token = "a-token-of-a-test";

    [Theory, EachDatabase]
    public async Task It_says_whether_it_runs_and_whether_the_database_can_be_read(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = new HttpClient { BaseAddress = pages.Address };

        Assert.Equal("Healthy", await client.GetStringAsync(Health.Live));
        Assert.Equal("Healthy", await client.GetStringAsync(Health.Ready));

        await host.Db(db => db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Plans" RENAME TO "PlansAway";"""));
        using var refused = await client.GetAsync(Health.Ready);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (refused.StatusCode, await refused.Content.ReadAsStringAsync()));
        Assert.Equal("Healthy", await client.GetStringAsync(Health.Live));
    }

    [Theory, EachDatabase]
    public async Task Its_figures_are_for_whoever_shows_the_token(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host, $"--Telemetry:MetricsToken={Token}");
        using var client = new HttpClient { BaseAddress = pages.Address };
        using var browser = pages.Open("en");
        await browser.TrySignInAsync("nobody@test.lwp", "none");
        await host.UserAsync(Role.Secretary);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Telemetry.MetricsPage)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token + "x");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Telemetry.MetricsPage)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        var figures = await client.GetStringAsync(Telemetry.MetricsPage);

        Assert.Contains("lwp_sign_ins_total{", figures, StringComparison.Ordinal);
        Assert.Contains("outcome=\"failed\"", figures, StringComparison.Ordinal);
        Assert.Contains("lwp_history_link_duration_seconds_count", figures, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds", figures, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Without_a_token_there_are_no_figures(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = new HttpClient { BaseAddress = pages.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer ");

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(Telemetry.MetricsPage)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Two_servers_of_one_database_take_each_others_sign_ins(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, Side.Vietnam, password: "Mat-khau-2026!");
        var email = await host.Db(async db => (await db.Users.FindAsync(user.Id))!.Email!);
        await using var one = await PagesHost.StartAsync(host);
        await using var other = await PagesHost.StartAsync(host);
        using var here = one.Open("en");
        using var there = other.Open("en");
        await here.SignInAsync(email, "Mat-khau-2026!");

        there.Cookies = here.Cookies;

        Assert.Equal(200, await there.StatusOfAsync("/plans"));
    }

    [Theory, EachDatabase]
    public async Task Pages_are_sent_compressed(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = new HttpClient { BaseAddress = pages.Address };
        foreach (var encoding in new[] { "br", "gzip" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var answer = await client.SendAsync(request);
            Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        }
    }

    [Theory]
    [InlineData("127.0.0.1", "203.0.113.7")]
    [InlineData("10.0.0.0/8, 127.0.0.0/8", "203.0.113.7")]
    [InlineData("192.0.2.1", "127.0.0.1")]
    [InlineData("", "127.0.0.1")]
    public async Task Only_the_proxies_of_the_settings_are_believed_who_asks(string setting, string client)
    {
        var seen = string.Empty;
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0", $"--Proxy:Addresses={setting}"]);
        builder.Services.AddTrustedProxies();
        await using var app = builder.Build();
        Microsoft.AspNetCore.Builder.ForwardedHeadersExtensions.UseForwardedHeaders(app);
        Microsoft.AspNetCore.Builder.RunExtensions.Run(app, http =>
        {
            seen = SignInLimits.ClientOf(http);
            return Task.CompletedTask;
        });
        await app.StartAsync();
        using var asking = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        asking.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        await asking.GetAsync("/");

        Assert.Equal(client, seen);
    }
}
