using System.Net;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>Nothing is sent in the name of a person who only looks at a page of another site.</summary>
public sealed class AntiforgeryTests
{
    private const string Password = "một câu dễ nhớ";

    /// <summary>What is sent without a token, and why no other site gains anything by it.</summary>
    private static readonly Dictionary<string, string> WithoutToken = new()
    {
        ["/mails/off/{token}/now"] = "the signed address is the proof; a mail program sends it (RFC 8058), and all it does is fewer mails",
        ["/evaluations/{token}/answer"] = "the address is the proof, and no account is asked",
        ["/v/file"] = "changes nothing; shows its sender what is in a file of the sender's own",
        ["/drafts/{key}"] = "PUT of JSON with a header of its own, which browsers let no other site send",
        ["/plans/{code}/amendments/{number:int}/grid"] = "PUT of JSON with a header of its own, which browsers let no other site send",
        ["/plans/{code}/amendments/{number:int}/grid/bulk"] = "PUT of JSON with a header of its own, which browsers let no other site send",
        ["/plans/{code}/amendments/{number:int}/grid/bulk/undo"] = "PUT of JSON with a header of its own, which browsers let no other site send",
        ["/plans/{code}/amendments/{number:int}/grid/columns"] = "PUT of JSON with a header of its own, which browsers let no other site send",
        ["/plans/{code}/grid"] = "PUT of JSON with a header of its own, which browsers let no other site send",
        ["/plans/{code}/grid/bulk"] = "PUT of JSON with a header of its own, which browsers let no other site send",
        ["/plans/{code}/grid/bulk/undo"] = "PUT of JSON with a header of its own, which browsers let no other site send",
        ["/plans/{code}/grid/columns"] = "PUT of JSON with a header of its own, which browsers let no other site send",
        ["/live/plans/{code}"] = "PUT of JSON with a header of its own, which browsers let no other site send",
        ["/api/plans/{plan}/tasks/{task}/evidence"] = "a program's token, which no browser sends by itself",
        ["/api/plans/{plan}/tasks/{task}/progress/{id:guid}/withdrawal"] = "a program's token, which no browser sends by itself",
        ["/api/plans/{plan}/tasks/{task}/progress"] = "a program's token, which no browser sends by itself",
        ["/api/{**rest}"] = "changes nothing; says that there is no such address",
        ["/_blazor"] = "connections: where they come from is looked at (Edges)",
        ["/_blazor/negotiate"] = "connections: where they come from is looked at (Edges)",
        ["/_blazor/disconnect"] = "connections: where they come from is looked at (Edges)",
        ["/_blazor/initializers"] = "a list of the program's own scripts",
    };

    [Fact]
    public async Task Whatever_is_sent_proves_that_a_page_of_this_site_sent_it_or_has_a_reason()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        var changing = pages.Endpoints.Where(IsSentTo).ToList();
        Assert.Contains(changing, each => RouteOf(each) == "/account/sign-out");
        Assert.Contains(changing, each => RouteOf(each) == "/account/sign-in");
        var open = changing.Where(each => each.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }).Select(RouteOf).Distinct().ToList();
        Assert.Empty(open.Except(WithoutToken.Keys));
        Assert.Empty(WithoutToken.Keys.Except(open));
    }

    [Theory, EachDatabase]
    public async Task No_address_takes_a_form_without_its_token_from_somebody_who_is_signed_in(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Administrator, password: Password);
        await using var pages = await PagesHost.StartAsync(host);
        var log = pages.Log();
        using var own = pages.Open("vi");
        await own.SignInAsync(await PasswordTests.EmailOfAsync(host, user.Id), Password);
        var routes = pages.Endpoints.Where(each => IsSentTo(each) && each.RoutePattern.Parameters.All(part => part.ParameterPolicies.Count == 0)).Select(RouteOf).Except(WithoutToken.Keys).Distinct().ToList();
        Assert.True(routes.Count > 20, $"Only {routes.Count} addresses");
        foreach (var route in routes)
        {
            var address = string.Join('/', route.Split('/').Select(each => each.StartsWith('{') ? "x" : each));
            using var answer = await own.SendAsync("made-up", address, ("code", "lo"), ("returnUrl", "/"));
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, answer.StatusCode));
        }

        Assert.Equal(routes.Count, log.Of(1021).Count);
    }

    [Theory, EachDatabase]
    public async Task A_foreign_page_signs_nobody_out(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using var pages = await PagesHost.StartAsync(host);
        using var own = pages.Open("vi");
        await own.SignInAsync(await PasswordTests.EmailOfAsync(host, user.Id), Password);
        foreach (var fields in new (string, string)[][] { [], [("anything", "x")] })
        {
            using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri(pages.Address, "/account/sign-out")) { Content = EdgesTests.Form(fields) };
            foreign.Headers.Add("Cookie", own.Cookies);
            foreign.Headers.Add("Origin", "https://evil.example");
            using var client = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
            using var answer = await client.SendAsync(foreign);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(1, await host.Db(db => db.Sessions.CountAsync()));
        Assert.Equal(200, await own.StatusOfAsync("/plans"));
        var token = await own.TokenOfAsync("/account/password");
        for (var tab = 1; tab <= 2; tab++)
        {
            // The second tab was open when the first one signed out.
            using var answer = await own.SendAsync(token, "/account/sign-out");
            Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
            Assert.Equal(0, await host.Db(db => db.Sessions.CountAsync()));
        }
    }

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static bool IsSentTo(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        && (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods } || methods.Any(each => !HttpMethods.IsGet(each) && !HttpMethods.IsHead(each) && !HttpMethods.IsOptions(each)));
}
