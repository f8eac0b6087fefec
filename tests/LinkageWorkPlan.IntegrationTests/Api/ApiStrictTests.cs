using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Routing;

namespace LinkageWorkPlan.IntegrationTests.Api;

/// <summary>Every endpoint answers an unknown parameter with 400 and names it.</summary>
public sealed partial class ApiStrictTests
{
    /// <summary>Words that somebody looks for, codes of the database, and versions of a plan, which are refused by what answers them.</summary>
    private static readonly string[] AnyText = ["q", "plan", "task", "from", "to", "part", "pillar", "sector"];

    /// <summary>Of the demo's plan.</summary>
    private static readonly Dictionary<string, string> Places = new()
    {
        ["plan"] = "2026-2027",
        ["task"] = "B2",
        ["report"] = "2026-H1",
        ["number:int"] = "1",
        ["id:guid"] = Guid.Empty.ToString(),
        ["edition"] = "joint",
    };

    [Fact]
    public async Task What_is_not_known_is_named_at_every_address_in_the_language_asked_for()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host, "--Api:RequestsPerMinute=100000");
        using var client = await ClientAsync(host, pages);
        var seen = 0;
        foreach (var (method, address, _) in Addresses(pages))
        {
            foreach (var language in Languages.All)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), address + "?strange=1");
                request.Headers.AcceptLanguage.ParseAdd(language.Code());
                using var answer = await client.SendAsync(request);
                Assert.Equal((address, HttpStatusCode.BadRequest, "application/problem+json"), (address, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
                var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
                var words = Loc.In(language)["Api.Problem.UnknownParameter", "strange", string.Empty];
                Assert.Contains(problem.GetProperty("title").GetString(), new[] { Loc.In(language)["Api.Problem.NoParameters", "strange"] }.Concat(
                    problem.GetProperty("title").GetString()!.StartsWith(words[..words.IndexOf("strange", StringComparison.Ordinal)], StringComparison.Ordinal) ? [problem.GetProperty("title").GetString()!] : []));
                Assert.Equal("strange", problem.GetProperty("errors")[0].GetProperty("field").GetString());
                seen++;
            }
        }

        Assert.True(seen > 60, $"{seen} answers");
    }

    [Fact]
    public async Task A_value_that_is_not_known_is_named_at_every_address_and_never_read_as_all()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host, "--Api:RequestsPerMinute=100000");
        using var client = await ClientAsync(host, pages);
        var checkedNames = new HashSet<string>();
        foreach (var (method, address, names) in Addresses(pages).Where(each => each.Method == "GET"))
        {
            foreach (var name in names.Except(AnyText))
            {
                foreach (var value in new[] { "~~", "-1", "2026-13-01", "1.5" })
                {
                    await AssertNamedAsync(client, $"{address}?{name}={Uri.EscapeDataString(value)}", name, value);
                    checkedNames.Add(name);
                }

                using var twice = await client.GetAsync($"{address}?{name}=1&{name}=1");
                Assert.Equal((address, HttpStatusCode.BadRequest), (address, twice.StatusCode));
            }
        }

        Assert.Superset(new HashSet<string>(["lead", "status", "sort", "page", "side", "state", "year", "on", "issue", "first"]), checkedNames);
        foreach (var (address, name) in new[] { ("/api/plans/2026-2027/tasks?pillar=ZZ", "pillar"), ("/api/plans/2026-2027/tasks?sector=zz", "sector"), ("/api/plans/2026-2027/tasks/B2/comments?part=zz", "part"), ("/api/reports/2026-2027/2026-H1/editions/blue", "edition") })
        {
            await AssertNamedAsync(client, address, name, null);
        }

        // What is known is taken in any case, and an empty one as none.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/plans/2026-2027/tasks?LEAD=Laos&status=onTrack&page=1&sort=&pillar=B")).StatusCode);
    }

    [Fact]
    public async Task A_page_beyond_the_last_one_is_empty_with_the_same_totals()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host, "--Api:RequestsPerMinute=100000");
        using var client = await ClientAsync(host, pages);
        var seen = new List<string>();
        foreach (var (_, address, names) in Addresses(pages).Where(each => each.Names.Contains("page")))
        {
            using var first = await client.GetAsync(address);
            if (first.StatusCode == HttpStatusCode.NotFound)
            {
                Assert.EndsWith("/amendments/1/comments", address, StringComparison.Ordinal);
                continue;
            }

            var (all, far) = (await first.Content.ReadFromJsonAsync<JsonElement>(), await client.GetFromJsonAsync<JsonElement>(address + "?page=99999"));
            Assert.Equal(
                (address, 99999, 0, all.GetProperty("total").GetInt32(), all.GetProperty("pages").GetInt32()),
                (address, far.GetProperty("page").GetInt32(), far.GetProperty("items").GetArrayLength(), far.GetProperty("total").GetInt32(), far.GetProperty("pages").GetInt32()));
            seen.Add(address);
        }

        Assert.True(seen.Count >= 7, string.Join(", ", seen));
    }

    [Theory]
    [InlineData("{", "application/json", "$")]
    [InlineData("""{ "percent": "much" }""", "application/json", "$.percent")]
    [InlineData("""{ "percnt": 5 }""", "application/json", "$.percnt")]
    [InlineData("""{ "obstacle": { "responsible": "Mars" } }""", "application/json", "$.obstacle.responsible")]
    [InlineData("", "application/json", "$")]
    [InlineData("null", "application/json", "$")]
    [InlineData("percent=5", "application/x-www-form-urlencoded", null)]
    public async Task Broken_JSON_is_answered_with_its_place(string body, string type, string? place)
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = await ClientAsync(host, pages);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("lo");
        foreach (var address in new[] { "/api/plans/2026-2027/tasks/B2/progress", $"/api/plans/2026-2027/tasks/B2/progress/{(await FirstUpdateAsync(client))}/withdrawal", "/api/plans/2026-2027/tasks/B2/evidence" })
        {
            var isForm = address.EndsWith("evidence", StringComparison.Ordinal);
            using HttpContent content = isForm ? new MultipartFormDataContent { { new StringContent(body), "progress" } } : new StringContent(body, MediaTypeHeaderValue.Parse(type));
            if ((isForm && (place is null || body.Length == 0 || body == "null")) || (address.EndsWith("withdrawal", StringComparison.Ordinal) && body.Contains("obstacle", StringComparison.Ordinal)))
            {
                continue;
            }

            using var answer = await client.PostAsync(address, content);
            Assert.Equal((address, place is null ? HttpStatusCode.UnsupportedMediaType : HttpStatusCode.BadRequest, "application/problem+json"), (address, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            var words = problem.GetProperty("title").GetString()!;
            if (place is null)
            {
                Assert.Equal(Loc.In(Language.Lo)["Api.Problem.NoJson"], words);
                continue;
            }

            var error = problem.GetProperty("errors")[0];
            Assert.Equal((isForm ? "progress" : "body", "Json"), (error.GetProperty("field").GetString(), error.GetProperty("rule").GetString()));
            Assert.StartsWith(Loc.In(Language.Lo)["Api.Problem.Json", string.Empty][..10], words, StringComparison.Ordinal);
            Assert.Contains(place, words, StringComparison.Ordinal);
        }
    }

    private static async Task<string> FirstUpdateAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/plans/2026-2027/tasks/B2")).GetProperty("progress")[0].GetProperty("id").GetString()!;

    private static async Task AssertNamedAsync(HttpClient client, string address, string name, string? value)
    {
        using var answer = await client.GetAsync(address);
        Assert.Equal((address, HttpStatusCode.BadRequest, "application/problem+json"), (address, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal(name, error.GetProperty("field").GetString());
        Assert.Contains(value ?? string.Empty, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Every address with its method and the parameters that it takes after the question mark.</summary>
    /// <summary>All but the one that gives out a side's copy, which takes no parameter and refuses every other token.</summary>
    private static IEnumerable<(string Method, string Address, IReadOnlyList<string> Names)> Addresses(PagesHost pages) =>
        from endpoint in pages.Endpoints
        let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where route.StartsWith("/api/", StringComparison.Ordinal) && route != "/api/copy" && !route.StartsWith("/api/docs", StringComparison.Ordinal) && !route.Contains("**", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        let names = endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>()!.GetParameters().Select(each => each.Name!)
            .Where(name => endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>()!.GetParameters().Single(each => each.Name == name).ParameterType is var type
                && (type == typeof(string) || Nullable.GetUnderlyingType(type) is not null) && !endpoint.RoutePattern.Parameters.Any(each => each.Name == name)).ToList()
        select (method, Place().Replace(route, place => Places[place.Groups[1].Value]), (IReadOnlyList<string>)names);

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages)
    {
        var client = new HttpClient { BaseAddress = pages.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Laos), new CreateApiToken.Command("test", ApiScope.Write, ApiToken.DaysMax)));
        return client;
    }

    [GeneratedRegex("{([a-z:]+)}")]
    private static partial Regex Place();
}
