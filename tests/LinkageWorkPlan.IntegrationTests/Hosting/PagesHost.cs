using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>The program with its pages on a free port, on the database of a <see cref="TestHost"/>.</summary>
internal sealed partial class PagesHost : IAsyncDisposable
{
    private static readonly string[] Programs = ["/health/", "/api/", "/openapi/", "/calendar/", "/live/"];
    private readonly WebApplication app;
    private readonly string folder;

    private PagesHost(WebApplication app, string folder) => (this.app, this.folder) = (app, folder);

    public Uri Address => new(app.Urls.First());

    /// <summary>The addresses that people can ask for, as routes; what programs and scripts ask for is tested elsewhere.</summary>
    public IReadOnlyList<string> Routes =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(each => each.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) != false && each.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(each => "/" + each.RoutePattern.RawText!.TrimStart('/')).Where(each => !each.StartsWith("/_", StringComparison.Ordinal) && !Programs.Any(program => each.StartsWith(program, StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <param name="settings">As on a command line; they come after those of the host.</param>
    public static async Task<PagesHost> StartAsync(TestHost host, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("lwp-pages-").FullName;
        var app = WebHost.Build([.. TestHost.Settings(host.Database, host.Connection, folder), "--urls=http://127.0.0.1:0", .. settings], TestHost.QuickPasswords);
        await app.StartAsync();
        return new PagesHost(app, folder);
    }

    /// <summary>A browser without cookies that follows no redirect.</summary>
    /// <param name="languages">Its Accept-Language; null where it sends none.</param>
    public Browser Open(string? languages) => new(new Uri(app.Urls.First()), languages);

    public IServiceProvider Services => app.Services;

    /// <summary>All that can be asked for or sent to.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>What is logged from now on.</summary>
    public LogLines Log()
    {
        var lines = new LogLines();
        Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    internal sealed partial class Browser : IDisposable
    {
        private readonly HttpClient client;
        private readonly CookieContainer cookies = new();

        /// <summary>Whose page it shows, as the working grid's script says with what it sends; null where it does not say.</summary>
        public Guid? Account { get; set; }

        public Browser(Uri address, string? languages)
        {
            client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
            if (languages is not null)
            {
                client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", languages);
            }
        }

        /// <summary>The lang attribute of the page at an address.</summary>
        public async Task<string> LanguageOfAsync(string address) => Language().Match(await ReadAsync(address)).Groups[1].Value;

        public async Task<string> ReadAsync(string address)
        {
            var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await WordsOfAsync(address, answer);
        }

        /// <summary>Sends one file as a form does.</summary>
        /// <returns>The page the browser is sent to then.</returns>
        public async Task<string> SendFileAsync(string address, byte[] bytes, string? name = null) => await ReadAsync(await AddressOfFileAsync(address, bytes, name));

        /// <summary>Sends one file as a form does.</summary>
        /// <param name="name">Null for the one that fits it.</param>
        /// <returns>Where the browser is sent then.</returns>
        public async Task<string> AddressOfFileAsync(string address, byte[] bytes, string? name = null)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name ?? (bytes.AsSpan().StartsWith("PK"u8) ? "archive.zip" : "report.pdf") } };
            using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            return answer.Headers.Location!.OriginalString;
        }

        /// <summary>Whatever is answered to a file that is sent as a form does.</summary>
        public async Task<(HttpStatusCode Status, string Page)> FileAnswerAsync(string address, byte[] bytes)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "report.pdf" } };
            using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        /// <summary>Whatever is answered.</summary>
        public async Task<(HttpStatusCode Status, string Page)> AnswerAsync(string address)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        /// <summary>An answer that goes on for as long as it is read.</summary>
        public Task<HttpResponseMessage> FollowAsync(string address) => client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        public Task<byte[]> BytesAsync(string address) => client.GetByteArrayAsync(new Uri(address, UriKind.Relative));

        /// <summary>Whatever is answered, and all that can be read of it.</summary>
        public async Task<(int Status, byte[] Content)> AskAsync(string address)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            return ((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
        }

        public async Task<int> StatusOfAsync(string address)
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            await WordsOfAsync(address, answer);
            return (int)answer.StatusCode;
        }

        /// <summary>Sends JSON as the page's script does.</summary>
        /// <param name="ofScript">False for what another site would send: without the script's header.</param>
        public async Task<(int Status, string Body)> PutAsync(string address, string json, bool ofScript = true)
        {
            using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = content };
            if (ofScript)
            {
                request.Headers.Add("x-lwp", "1");
            }

            if (Account is { } account)
            {
                request.Headers.Add("x-lwp-account", account.ToString());
            }

            using var answer = await client.SendAsync(request);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        /// <returns>Where the browser is sent then.</returns>
        public async Task<string?> PostAsync(string page, string action, params (string Name, string Value)[] fields)
        {
            var token = Token().Match(await ReadAsync(page)).Groups[1].Value;
            var answer = await client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(
                fields.Append(("__RequestVerificationToken", token)).Select(each => KeyValuePair.Create(each.Item1, WebUtility.HtmlDecode(each.Item2)))));
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            return answer.Headers.Location is { IsAbsoluteUri: true } whole ? whole.PathAndQuery : answer.Headers.Location?.OriginalString;
        }

        public Task SignInAsync(string email, string password) =>
            PostAsync("/account/sign-in", "/account/sign-in", ("_handler", "sign-in"), ("Input.Email", email), ("Input.Password", password));

        /// <returns>Where the browser is sent where it was let in; null where the form came back.</returns>
        public async Task<string?> TrySignInAsync(string email, string password)
        {
            using var answer = await AnswerAsync("/account/sign-in", "/account/sign-in", ("_handler", "sign-in"), ("Input.Email", email), ("Input.Password", password));
            return answer.Headers.Location is { IsAbsoluteUri: true } whole ? whole.PathAndQuery : answer.Headers.Location?.OriginalString;
        }

        /// <summary>Sends a form of a page, and takes what comes.</summary>
        public async Task<HttpResponseMessage> AnswerAsync(string page, string action, params (string Name, string Value)[] fields) =>
            await SendAsync(await TokenOfAsync(page), action, fields);

        /// <summary>What a page's forms prove themselves by, as in a tab that stays open.</summary>
        public async Task<string> TokenOfAsync(string page) => Token().Match(await ReadAsync(page)).Groups[1].Value;

        public Task<HttpResponseMessage> SendAsync(string token, string action, params (string Name, string Value)[] fields) =>
            client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(each => KeyValuePair.Create(each.Item1, WebUtility.HtmlDecode(each.Item2)))));

        /// <summary>The cookies it holds; given to another browser they are a copy.</summary>
        public string Cookies { get => cookies.GetCookieHeader(client.BaseAddress!); set => cookies.SetCookies(client.BaseAddress!, value.Replace("; ", ",", StringComparison.Ordinal)); }

        public Task<string?> ChooseAsync(string code, string page) => PostAsync(page, "/language", ("code", code), ("returnUrl", page));

        public void Dispose() => client.Dispose();

        /// <summary>A list or a record in the place of words is shown by its type's name: on no page, not even before its circuit is there.</summary>
        private static async Task<string> WordsOfAsync(string address, HttpResponseMessage answer)
        {
            var page = await answer.Content.ReadAsStringAsync();
            var name = TypeName().Match(WebUtility.HtmlDecode(page));
            Assert.False(name.Success, $"{address} shows a type's name: {name.Value}");
            return page;
        }

        [GeneratedRegex(@"<>z__\w+|System\.Collections\.[\w.`\[\]]+|System\.\w+\[\]|LinkageWorkPlan\.(Domain|Web|Reports)\.[\w.]+ \{")]
        private static partial Regex TypeName();

        [GeneratedRegex("<html lang=\"([a-z]+)\"")]
        private static partial Regex Language();

        [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
        private static partial Regex Token();
    }
}
