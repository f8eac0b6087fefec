using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Api;

namespace LinkageWorkPlan.IntegrationTests.Api;

/// <summary>What is on record beside tasks is read by the rules of the pages.</summary>
public sealed class ApiRecordTests
{
    private const string Plan = "/api/plans/2026-2027";

    [Theory, EachDatabase]
    public async Task Plans_owners_reports_and_history_are_read_by_those_who_see_their_pages(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var secretary = await ClientAsync(host, pages, Role.Secretary);
        using var observer = await ClientAsync(host, pages, Role.Observer);

        var plan = await secretary.GetFromJsonAsync<JsonElement>(Plan);
        Assert.Equal("2026-2027", plan.GetProperty("agreed").GetProperty("code").GetString());
        Assert.NotEmpty(plan.GetProperty("progress").EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await observer.GetAsync("/api/plans/2028")).StatusCode);

        Assert.All((await ItemsAsync(secretary, "/api/owners")).EnumerateArray(), each => Assert.Equal("unit", each.GetProperty("kind").GetString()));
        Assert.Contains((await ItemsAsync(secretary, "/api/reports?plan=2026-2027")).EnumerateArray(), each => each.GetProperty("code").GetString() == "2026-H1");
        Assert.Empty((await ItemsAsync(observer, "/api/reports")).EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, (await secretary.GetAsync("/api/reports/2026-2027/2026-H1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await observer.GetAsync("/api/reports/2026-2027/2026-H1")).StatusCode);
        Assert.NotEmpty((await ItemsAsync(secretary, "/api/history?plan=2026-2027")).EnumerateArray().SelectMany(each => each.GetProperty("changes").EnumerateArray()));
        foreach (var refused in new[] { "/api/owners", "/api/history" })
        {
            Assert.Equal((refused, HttpStatusCode.NotFound), (refused, (await observer.GetAsync(refused)).StatusCode));
        }

        foreach (var list in new[] { $"{Plan}/amendments", $"{Plan}/directions", "/api/glossary", "/api/memorandum" })
        {
            Assert.Equal((list, JsonValueKind.Array), (list, (await ItemsAsync(secretary, list)).ValueKind));
        }

        var coverage = await observer.GetFromJsonAsync<JsonElement>($"{Plan}/coverage");
        Assert.Equal((38, 11), (coverage.GetProperty("tasks").GetInt32(), coverage.GetProperty("contents").GetArrayLength()));
        Assert.NotEmpty((await ItemsAsync(secretary, $"{Plan}/tasks?content=M9")).EnumerateArray());
        foreach (var unknown in new[] { $"{Plan}/amendments/99", $"{Plan}/obstacles?task=Z9", "/api/reports?plan=1999", "/api/history?plan=1999" })
        {
            Assert.Equal((unknown, HttpStatusCode.NotFound), (unknown, (await secretary.GetAsync(unknown)).StatusCode));
        }
    }

    [Fact]
    public async Task A_file_of_evidence_is_the_one_that_was_stored()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var observer = await ClientAsync(host, pages, Role.Observer);
        var evidence = (await observer.GetFromJsonAsync<JsonElement>($"{Plan}/tasks/B2")).GetProperty("evidence")[0];
        using var answer = await observer.GetAsync($"/api/evidence/{evidence.GetProperty("id").GetGuid()}");
        Assert.Equal(evidence.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await observer.GetAsync($"/api/evidence/{Guid.CreateVersion7()}")).StatusCode);
    }

    private static async Task<JsonElement> ItemsAsync(HttpClient client, string address) => (await client.GetFromJsonAsync<JsonElement>(address)).GetProperty("items");

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages, Role role)
    {
        var client = new HttpClient { BaseAddress = pages.Address };
        var secret = await host.SendAs(await host.DemoUserAsync(role, Side.Laos), new CreateApiToken.Command("test", ApiScope.Read, ApiToken.DaysMax));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}
