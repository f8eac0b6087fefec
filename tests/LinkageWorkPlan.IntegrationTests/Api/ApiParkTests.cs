using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Api;

namespace LinkageWorkPlan.IntegrationTests.Api;

public sealed class ApiParkTests
{
    [Fact]
    public async Task Steps_rows_and_risks_of_the_park_are_read()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var secretary = await ClientAsync(host, pages, Role.Secretary);
        using var office = await ClientAsync(host, pages, Role.MinisterOffice);
        var park = await secretary.GetFromJsonAsync<JsonElement>("/api/park");
        Assert.Equal((0, 5, "D1"), (park.GetProperty("gatesPassed").GetInt32(), park.GetProperty("steps").GetArrayLength(), park.GetProperty("steps")[0].GetProperty("tasks")[0].GetProperty("code").GetString()));
        Assert.Equal(["mechanism", "policy", "operation", "management"], (await ItemsAsync("matrix")).Select(each => each.GetProperty("topic").GetString()));
        Assert.Equal([("PR1", "laos"), ("PR2", "vietnam"), ("PR3", "vietnam")], (await ItemsAsync("risks")).Select(each => (each.GetProperty("code").GetString(), each.GetProperty("ownerSide").GetString())));
        foreach (var address in new[] { "/api/park", "/api/park/matrix", "/api/park/risks" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await office.GetAsync(address)).StatusCode);
        }

        async Task<IReadOnlyList<JsonElement>> ItemsAsync(string list) => [.. (await secretary.GetFromJsonAsync<JsonElement>($"/api/park/{list}")).GetProperty("items").EnumerateArray()];
    }

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages, Role role)
    {
        var client = new HttpClient { BaseAddress = pages.Address };
        var secret = await host.SendAs(await host.DemoUserAsync(role, Side.Laos), new CreateApiToken.Command("test", ApiScope.Read, ApiToken.DaysMax));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}
