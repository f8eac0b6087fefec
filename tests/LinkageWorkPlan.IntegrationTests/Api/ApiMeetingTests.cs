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

public sealed class ApiMeetingTests
{
    [Fact]
    public async Task Meetings_are_read_by_those_who_see_their_pages()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var secretary = await ClientAsync(host, pages, Role.Secretary);
        using var observer = await ClientAsync(host, pages, Role.Observer);
        using var office = await ClientAsync(host, pages, Role.MinisterOffice);
        var all = (await secretary.GetFromJsonAsync<JsonElement>("/api/meetings")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["M2", "M3", "M1"], all.Select(each => each.GetProperty("code").GetString()));
        Assert.Equal(("secretariats", "08:30", 2), (all[2].GetProperty("kind").GetString(), all[2].GetProperty("begins").GetString(), all[2].GetProperty("confirmedBy").GetArrayLength()));
        Assert.Contains(all[2].GetProperty("items").EnumerateArray(), each => each.GetProperty("code").GetString() == "D2" && each.GetProperty("aboutCode").GetString() == "B1");
        Assert.Equal(["M3", "M1"], (await observer.GetFromJsonAsync<JsonElement>("/api/meetings")).GetProperty("items").EnumerateArray().Select(each => each.GetProperty("code").GetString()));
        Assert.NotEqual(HttpStatusCode.OK, (await office.GetAsync("/api/meetings")).StatusCode);
    }

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages, Role role)
    {
        var client = new HttpClient { BaseAddress = pages.Address };
        var secret = await host.SendAs(await host.DemoUserAsync(role, Side.Laos), new CreateApiToken.Command("test", ApiScope.Read, ApiToken.DaysMax));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}
