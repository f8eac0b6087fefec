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

public sealed class ApiCourseTests
{
    [Fact]
    public async Task Courses_are_read_by_those_who_see_their_pages_without_the_names_of_files_that_are_not_accepted()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var secretary = await ClientAsync(host, pages, Role.Secretary);
        using var observer = await ClientAsync(host, pages, Role.Observer);
        using var office = await ClientAsync(host, pages, Role.MinisterOffice);
        var all = (await secretary.GetFromJsonAsync<JsonElement>("/api/courses")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["TR2", "TR1"], all.Select(each => each.GetProperty("code").GetString()));
        Assert.Equal(("held", 2, false, "B3"), (all[1].GetProperty("state").GetString(), all[1].GetProperty("productsIn").GetInt32(), all[1].GetProperty("isCompleted").GetBoolean(), all[1].GetProperty("taskCode").GetString()));
        Assert.Equal(3, Files(all[1]).Count);
        var seen = (await observer.GetFromJsonAsync<JsonElement>("/api/courses")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["TR1"], seen.Select(each => each.GetProperty("code").GetString()));
        Assert.Equal(2, Files(seen[0]).Count);
        Assert.NotEqual(HttpStatusCode.OK, (await office.GetAsync("/api/courses")).StatusCode);
    }

    private static List<string> Files(JsonElement course) =>
        [.. course.GetProperty("products").EnumerateArray().Select(each => each.TryGetProperty("fileName", out var name) ? name.GetString() : null).OfType<string>()];

    private static async Task<HttpClient> ClientAsync(TestHost host, PagesHost pages, Role role)
    {
        var client = new HttpClient { BaseAddress = pages.Address };
        var secret = await host.SendAs(await host.DemoUserAsync(role, Side.Laos), new CreateApiToken.Command("test", ApiScope.Read, ApiToken.DaysMax));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }
}
