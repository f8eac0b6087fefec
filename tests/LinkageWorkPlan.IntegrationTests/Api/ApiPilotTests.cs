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

public sealed class ApiPilotTests
{
    [Fact]
    public async Task Pilot_models_are_read_by_those_who_see_their_pages()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var secretary = await ClientAsync(host, pages, Role.Secretary);
        using var observer = await ClientAsync(host, pages, Role.Observer);
        using var office = await ClientAsync(host, pages, Role.MinisterOffice);
        var all = (await secretary.GetFromJsonAsync<JsonElement>("/api/pilots")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["PM5", "PM1", "PM2", "PM3", "PM6", "PM4"], all.Select(each => each.GetProperty("code").GetString()));
        Assert.Equal(("laos", "S07", "withdrawn"), (all[1].GetProperty("proposedBy").GetString(), all[1].GetProperty("sectorCode").GetString(), all[5].GetProperty("state").GetString()));
        Assert.Equal(["PM5", "PM6"], (await observer.GetFromJsonAsync<JsonElement>("/api/pilots")).GetProperty("items").EnumerateArray().Select(each => each.GetProperty("code").GetString()));
        var round = Assert.Single((await secretary.GetFromJsonAsync<JsonElement>("/api/scorings")).GetProperty("items").EnumerateArray(), each => each.GetProperty("code").GetString() == "R1");
        Assert.Equal(("R1", 5, "vietnam"), (round.GetProperty("code").GetString(), round.GetProperty("scale").GetInt32(), Assert.Single(round.GetProperty("agreedBy").EnumerateArray()).GetString()));
        Assert.Equal(["R2"], (await observer.GetFromJsonAsync<JsonElement>("/api/scorings")).GetProperty("items").EnumerateArray().Select(each => each.GetProperty("code").GetString()));
        Assert.NotEqual(HttpStatusCode.OK, (await office.GetAsync("/api/pilots")).StatusCode);
    }

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages, Role role)
    {
        var client = new HttpClient { BaseAddress = pages.Address };
        var secret = await host.SendAs(await host.DemoUserAsync(role, Side.Laos), new CreateApiToken.Command("test", ApiScope.Read, ApiToken.DaysMax));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}
