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

public sealed class ApiLinkageTests
{
    [Fact]
    public async Task Linkages_and_enterprises_are_read_without_anybody_s_contacts()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var secretary = await ClientAsync(host, pages, Role.Secretary);
        using var office = await ClientAsync(host, pages, Role.MinisterOffice);
        var linkages = (await secretary.GetFromJsonAsync<JsonElement>("/api/linkages")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["L1", "L2", "L3"], linkages.Select(each => each.GetProperty("code").GetString()));
        Assert.Equal(("E1", "E2", "agreement", "PM1", 2), (
            linkages[0].GetProperty("vietnamEnterprise").GetString(), linkages[0].GetProperty("laosEnterprise").GetString(), linkages[0].GetProperty("stage").GetString(), linkages[0].GetProperty("pilotCode").GetString(),
            linkages[0].GetProperty("steps").GetArrayLength()));
        var answer = await secretary.GetStringAsync("/api/enterprises?page=1");
        Assert.Equal(5, JsonDocument.Parse(answer).RootElement.GetProperty("items").GetArrayLength());
        Assert.DoesNotContain("000 000 002", answer, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await office.GetAsync("/api/linkages")).StatusCode);
    }

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages, Role role)
    {
        var client = new HttpClient { BaseAddress = pages.Address };
        var secret = await host.SendAs(await host.DemoUserAsync(role, Side.Laos), new CreateApiToken.Command("test", ApiScope.Read, ApiToken.DaysMax));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}
