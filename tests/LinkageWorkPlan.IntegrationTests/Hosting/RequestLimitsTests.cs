using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Configuration;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>Nobody sends more than an address takes in, nor holds more connections than are given to one; who tries is told.</summary>
public sealed class RequestLimitsTests
{
    private const string Password = "một câu dễ nhớ";

    [Fact]
    public async Task What_takes_more_than_a_form_is_named_in_one_place()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        Assert.True(pages.Endpoints.Count > 60, $"Only {pages.Endpoints.Count} endpoints");
        Assert.Empty(pages.Endpoints.Where(each => each.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null).Select(each => each.RoutePattern.RawText));
        var larger = pages.Endpoints.Where(each => RequestLimits.BodyOf(each) != RequestLimits.BodyMax).Select(each => "/" + each.RoutePattern.RawText!.Trim('/').Split('/')[0]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["/_blazor", "/api", "/drafts", "/plans", "/v"], larger);
        Assert.Equal(RequestLimits.BodyMax, RequestLimits.BodyOf(pages.Endpoints.First(each => each.RoutePattern.RawText == "/v")));
        Assert.Equal(RequestLimits.BodyMax, RequestLimits.BodyOf(null));
    }

    [Theory]
    [InlineData(Language.Vi, "/account/sign-in", false)]
    [InlineData(Language.Lo, "/language", true)]
    [InlineData(Language.En, "/setup/x", false)]
    [InlineData(Language.Lo, "/account/sign-out", true)]
    public async Task A_form_that_is_too_large_is_answered_by_a_page(Language language, string address, bool isChunked)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        var log = pages.Log();
        using var client = EdgesTests.Client(pages, language.Code());
        var bodies = new (string Why, HttpContent Content)[]
        {
            ("bytes", Form(string.Concat(Enumerable.Repeat("a=b&", RequestLimits.BodyMax / 4)) + "c=d")),
            ("fields", Form(string.Join('&', Enumerable.Range(0, RequestLimits.FieldsMax + 1).Select(each => $"a{each}=b")))),
            ("a field", Form($"a={new string('b', RequestLimits.FieldMax + 1)}")),
            ("a name", Form($"{new string('a', RequestLimits.FieldNameMax + 1)}=b")),
            ("parts", new MultipartFormDataContent { { new ByteArrayContent(new byte[RequestLimits.BodyMax + 1]), "file", "a.bin" } }),
        };
        foreach (var (why, content) in bodies)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            request.Headers.TransferEncodingChunked = isChunked ? true : null;
            using var answer = await client.SendAsync(request);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Equal((why, HttpStatusCode.RequestEntityTooLarge), (why, answer.StatusCode));
            Assert.Contains(Loc.In(language)["Shared.Fault.TooLarge"], page, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{language.Code()}\"", page, StringComparison.Ordinal);
        }

        Assert.Equal(bodies.Length, log.Of(1022).Count);
    }

    /// <summary>As a browser on a slow line, which is still sending when the answer comes.</summary>
    [Fact]
    public async Task What_is_still_on_its_way_is_read_so_that_the_answer_is_seen()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var line = new TcpClient();
        await line.ConnectAsync(pages.Address.Host, pages.Address.Port);
        await using var stream = line.GetStream();
        var body = new byte[2 * RequestLimits.BodyMax];
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /language HTTP/1.1\r\nHost: {pages.Address.Authority}\r\nAccept: */*\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n"));
        await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
        using var answer = new StreamReader(stream, Encoding.ASCII);
        Assert.StartsWith("HTTP/1.1 413", await answer.ReadLineAsync(), StringComparison.Ordinal);
        await stream.WriteAsync(body.AsMemory(body.Length / 2));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /health/live HTTP/1.1\r\nHost: {pages.Address.Authority}\r\nConnection: close\r\n\r\n"));
        Assert.Contains("HTTP/1.1 200", await answer.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Vi)]
    [InlineData(Language.Lo)]
    public async Task A_long_address_and_long_headers_are_answered_by_a_page_and_a_script_by_the_status(Language language)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = EdgesTests.Client(pages, language.Code());
        var longest = $"/v?code={new string('a', RequestLimits.AddressMax - "/v?code=".Length)}";
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(longest)).StatusCode);
        foreach (var (address, header, status) in new[] { (longest + "a", 1, HttpStatusCode.RequestUriTooLong), ("/" + new string('x', 3 * RequestLimits.AddressMax), 1, HttpStatusCode.RequestUriTooLong), ("/v", RequestLimits.HeadersMax, HttpStatusCode.RequestHeaderFieldsTooLarge) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("X-Long", new string('h', header));
            using var answer = await client.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            Assert.Contains(Loc.In(language)["Shared.Fault.TooLarge"], WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        client.DefaultRequestHeaders.Accept.Clear();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        using var script = await client.GetAsync(longest + "a");
        Assert.Equal((HttpStatusCode.RequestUriTooLong, string.Empty), (script.StatusCode, await script.Content.ReadAsStringAsync()));
    }

    [Theory, EachDatabase]
    public async Task The_longest_text_that_is_kept_arrives_and_more_is_refused(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using var pages = await PagesHost.StartAsync(host);
        var log = pages.Log();
        using var own = pages.Open("lo");
        await own.SignInAsync(await PasswordTests.EmailOfAsync(host, user.Id), Password);
        const string frame = "{\"at\":\"2026-06-22T00:00:00.000Z\",\"tab\":\"\"}";
        var text = string.Concat(Enumerable.Repeat("\\u0e81", (FormDraft.ContentMax - frame.Length) / 6));
        Assert.Equal(204, (await own.PutAsync("/drafts/task:1", frame.Insert(frame.Length - 2, text))).Status);
        Assert.Equal(204, (await own.PutAsync("/drafts/task:2", frame.Insert(frame.Length - 2, new string('ກ', FormDraft.ContentMax - frame.Length)))).Status);
        var (status, _) = await own.PutAsync("/drafts/task:3", frame.Insert(frame.Length - 2, new string('a', (int)RequestLimits.Larger["/drafts/{key}"])));
        Assert.Equal(413, status);
        Assert.Single(log.Of(1022));
        Assert.DoesNotContain(log.All, each => each.Level == Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact]
    public async Task Who_holds_too_many_connections_gets_no_more_until_one_is_closed_and_others_do()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var user = await host.UserAsync(Role.Secretary, password: Password);
        await using var pages = await PagesHost.StartAsync(host, "--Limits:PagesPerAddress=3", "--Limits:PagesPerAccount=2");
        var log = pages.Log();
        using var own = pages.Open("vi");
        await own.SignInAsync(await PasswordTests.EmailOfAsync(host, user.Id), Password);
        foreach (var (cookies, most) in new[] { (string.Empty, 3), (own.Cookies, 2) })
        {
            var open = new List<ClientWebSocket>();
            for (var time = 0; time < most; time++)
            {
                open.Add((await OpenAsync(pages, cookies)).Socket);
            }

            Assert.All(open, each => Assert.Equal(WebSocketState.Open, each.State));
            var (refused, status) = await OpenAsync(pages, cookies);
            Assert.Equal(HttpStatusCode.TooManyRequests, status);
            refused.Dispose();
            open[0].Abort();
            Assert.Equal(HttpStatusCode.SwitchingProtocols, await UntilOpenAsync(pages, cookies, open));
            open.ForEach(each => each.Dispose());
        }

        Assert.True(log.Of(1023).Count >= 2);
    }

    private static StringContent Form(string words) => new(words, Encoding.ASCII, "application/x-www-form-urlencoded");

    private static async Task<(ClientWebSocket Socket, HttpStatusCode Status)> OpenAsync(PagesHost pages, string cookies)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (cookies.Length > 0)
        {
            socket.Options.SetRequestHeader("Cookie", cookies);
        }

        try
        {
            await socket.ConnectAsync(new Uri($"ws://{pages.Address.Authority}/_blazor"), default);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return (socket, socket.HttpStatusCode);
    }

    /// <summary>That a connection was broken off the server hears a moment later.</summary>
    private static async Task<HttpStatusCode> UntilOpenAsync(PagesHost pages, string cookies, List<ClientWebSocket> open)
    {
        for (var time = 1; ; time++)
        {
            var (socket, status) = await OpenAsync(pages, cookies);
            open.Add(socket);
            if (status == HttpStatusCode.SwitchingProtocols || time == 100)
            {
                return status;
            }
        }
    }
}
