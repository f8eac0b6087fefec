using System.Net;
using System.Text.RegularExpressions;

namespace LinkageWorkPlan.Load;

/// <summary>One person's browser: cookies, and what it accepts.</summary>
internal sealed partial class Browser(Uri address)
{
    private const string Encodings = "gzip, deflate, br, zstd";

    // Lines are held open as long as their pages: no limit of connections.
    private static readonly HttpClient Reading = Make(DecompressionMethods.All);
    private static readonly HttpClient Raw = Make(DecompressionMethods.None);
    private readonly CookieContainer cookies = new();

    public Uri Address => address;

    public string Cookies => cookies.GetCookieHeader(address);

    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task SignInAsync(string email, string password)
    {
        var page = await ReadAsync("/account/sign-in");
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
                ["_handler"] = Handler().Match(page).Groups[1].Value,
                ["Input.Email"] = email,
                ["Input.Password"] = password,
            }),
        }, default);
        if (answer.StatusCode != HttpStatusCode.Found || !Cookies.Contains("lwp-session", StringComparison.Ordinal))
        {
            throw new HttpRequestException($"{email} could not sign in: {(int)answer.StatusCode}");
        }
    }

    /// <summary>The text of a page, redirects followed.</summary>
    public async Task<string> ReadAsync(string path)
    {
        for (var times = 0; times < 5; times++)
        {
            using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } }, default);
            if (answer.Headers.Location is { } other && (int)answer.StatusCode is >= 300 and < 400)
            {
                path = new Uri(address, other).PathAndQuery;
                continue;
            }

            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : throw new HttpRequestException($"{path}: {(int)answer.StatusCode}");
        }

        throw new HttpRequestException($"{path} only sends elsewhere.");
    }

    /// <summary>An answer whose body may still be on its way.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancel) => SendAsync(Reading, message, HttpCompletionOption.ResponseHeadersRead, cancel);

    /// <summary>A page that its own script reads again; what it says is left packed.</summary>
    public Task<HttpResponseMessage> SendRawAsync(string path, CancellationToken cancel) =>
        SendAsync(Raw, new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" }, { "Accept-Encoding", Encodings }, { "x-lwp-live", "1" } } }, HttpCompletionOption.ResponseContentRead, cancel);

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage message, HttpCompletionOption until, CancellationToken cancel)
    {
        message.RequestUri = new Uri(address, message.RequestUri!);
        message.Headers.TryAddWithoutValidation("Accept-Language", "vi");
        if (Cookies is { Length: > 0 } held)
        {
            message.Headers.TryAddWithoutValidation("Cookie", held);
        }

        var answer = await client.SendAsync(message, until, cancel);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var each in set)
            {
                lock (cookies)
                {
                    cookies.SetCookies(address, each);
                }
            }
        }

        return answer;
    }

    private static HttpClient Make(DecompressionMethods packing) =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = packing, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20) }) { Timeout = TimeSpan.FromSeconds(60) };

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"_handler\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Handler();
}
