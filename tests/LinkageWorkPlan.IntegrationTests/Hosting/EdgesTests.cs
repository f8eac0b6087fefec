using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>What answers where no page does: people are told in their language what happened, scripts get a status they can act by.</summary>
public partial class EdgesTests
{
    private const string Password = "Mat-khau-2026!";

    [Theory, EachDatabase]
    public async Task HEAD_is_answered_wherever_GET_is(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = Client(pages, "vi");
        foreach (var address in new[] { "/account/sign-in", "/v", "/", "/plans", "/LinkageWorkPlan.Web.styles.css", "/no-such-page", "/reports/2026/H1/pdf" })
        {
            using var got = await client.GetAsync(address);
            using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
            Assert.Equal((address, got.StatusCode), (address, head.StatusCode));
            Assert.Equal(got.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("/account/sign-in", "same-origin")]
    [InlineData("/setup/x", "no-referrer")]
    [InlineData("/no-such-page", "same-origin")]
    [InlineData("/LinkageWorkPlan.Web.styles.css", "same-origin")]
    public async Task No_answer_is_taken_for_something_else_nor_names_its_address_to_others(string address, string referrer)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = Client(pages, "vi");
        using var answer = await client.GetAsync(address);
        Assert.Equal(("nosniff", referrer), (Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")), Assert.Single(answer.Headers.GetValues("Referrer-Policy"))));
    }

    [Theory, EachDatabase]
    public async Task A_form_that_became_stale_is_given_back_with_what_was_typed_and_can_be_sent_again(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, Side.Laos, password: Password);
        var email = await host.Db(async db => (await db.Users.FindAsync(user.Id))!.Email!);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = Client(pages, "lo");
        using var refused = await client.PostAsync("/account/sign-in?returnUrl=%2Fplans", Form(("_handler", "sign-in"), ("Input.Email", email), ("Input.Password", "bí mật của tôi")));
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("<html lang=\"lo\"", page, StringComparison.Ordinal);
        Assert.Contains(Loc.In(Language.Lo)["Shared.Fault.StaleForm"], page, StringComparison.Ordinal);
        Assert.Contains($"name=\"Input.Email\" value=\"{email}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("bí mật của tôi", page, StringComparison.Ordinal);

        using var again = await client.PostAsync(Action().Match(page).Groups[1].Value, Form(("__RequestVerificationToken", Token().Match(page).Groups[1].Value), ("_handler", "sign-in"), ("Input.Email", email), ("Input.Password", Password)));
        Assert.Equal((HttpStatusCode.Redirect, "/plans"), (again.StatusCode, again.Headers.Location?.OriginalString.Replace(pages.Address.GetLeftPart(UriPartial.Authority), string.Empty, StringComparison.Ordinal)));
    }

    [Theory, EachDatabase]
    public async Task Whatever_is_sent_without_a_token_is_answered_by_a_page(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = Client(pages, "en");
        foreach (var address in new[] { "/language", "/account/sign-in", "/setup/x", "/no-such-page", "/v" })
        {
            foreach (var body in new HttpContent[] { Form(("code", "lo"), ("returnUrl", "/")), new StringContent("{"), new ByteArrayContent([0xFF, 0xFE]) })
            {
                using var answer = await client.PostAsync(address, body);
                var page = await answer.Content.ReadAsStringAsync();
                Assert.InRange((int)answer.StatusCode, 400, 499);
                Assert.True(page.Contains("<h1", StringComparison.Ordinal) && page.Contains("<html lang=\"en\"", StringComparison.Ordinal), $"{address}: {(int)answer.StatusCode} {page}");
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_script_gets_the_status_and_no_page(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, Side.Vietnam, password: Password);
        var email = await host.Db(async db => (await db.Users.FindAsync(user.Id))!.Email!);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = Client(pages, "vi");
        var token = Token().Match(await client.GetStringAsync("/account/sign-in")).Groups[1].Value;
        using var signedIn = await client.PostAsync("/account/sign-in", Form(("__RequestVerificationToken", token), ("_handler", "sign-in"), ("Input.Email", email), ("Input.Password", Password)));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        client.DefaultRequestHeaders.Accept.Clear();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));

        // Without its own header, not JSON, nested too deep, and not UTF-8.
        foreach (var (content, own) in new[] { ("{}"u8.ToArray(), false), ("{"u8.ToArray(), true), (Encoding.ASCII.GetBytes(new string('[', 5000) + new string(']', 5000)), true), ([.. "{\"a\":\""u8, 0xFF, .. "\"}"u8], true) })
        {
            using var put = new HttpRequestMessage(HttpMethod.Put, "/drafts/task:1") { Content = new ByteArrayContent(content) };
            if (own)
            {
                put.Headers.Add("x-lwp", "1");
            }

            using var answer = await client.SendAsync(put);
            Assert.Equal((HttpStatusCode.BadRequest, string.Empty), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
    }

    [Theory]
    [InlineData("https://evil.example", null, true)]
    [InlineData("null", null, true)]
    [InlineData("http://HOST:1", null, true)]
    [InlineData("http://HOST:PORT", null, false)]
    [InlineData("https://plans.example.org", null, false)]
    [InlineData("https://desk.example.org", "desk.example.org", false)]
    [InlineData("https://evil.example", "desk.example.org", true)]
    [InlineData(null, null, false)]
    public async Task A_page_of_another_site_opens_no_connection(string? origin, string? forwarded, bool isRefused)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host, "--Site:Address=https://plans.example.org");
        var log = pages.Log();
        origin = origin?.Replace("HOST", pages.Address.Host, StringComparison.Ordinal).Replace("PORT", $"{pages.Address.Port}", StringComparison.Ordinal);
        using var socket = new ClientWebSocket();
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in new[] { ("Origin", origin), ("X-Forwarded-Host", forwarded) }.Where(each => each.Item2 is not null))
        {
            socket.Options.SetRequestHeader(name, value);
            negotiate.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            await socket.ConnectAsync(new Uri($"ws://{pages.Address.Authority}/_blazor"), default);
        }
        catch (WebSocketException)
        {
            Assert.True(isRefused);
        }

        Assert.Equal(isRefused ? HttpStatusCode.Forbidden : HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        using var client = Client(pages, "vi");
        using var negotiated = await client.SendAsync(negotiate);
        Assert.Equal(isRefused ? HttpStatusCode.Forbidden : HttpStatusCode.OK, negotiated.StatusCode);
        Assert.Equal(isRefused ? 2 : 0, log.Of(1020).Count);
    }

    internal static HttpClient Client(PagesHost pages, string language)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = pages.Address };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        client.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        return client;
    }

    internal static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(each => KeyValuePair.Create(each.Name, each.Value)));

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\" class=\"stack\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    internal static partial Regex Token();
}
