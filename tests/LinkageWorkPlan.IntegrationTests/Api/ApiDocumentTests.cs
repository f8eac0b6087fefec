using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Api;

namespace LinkageWorkPlan.IntegrationTests.Api;

public sealed class ApiDocumentTests
{
    [Fact]
    public async Task Documents_are_read_by_those_who_see_their_pages()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        Assert.Equal(["LB3", "LB2", "LB1"], (await ListAsync(Role.Secretary, Side.Laos)).Select(CodeOf));
        Assert.Equal(["LB3", "LB1"], (await ListAsync(Role.Secretary, Side.Vietnam)).Select(CodeOf));
        Assert.Equal(["LB3", "LB1"], (await ListAsync(Role.Observer, Side.Laos)).Select(CodeOf));
        var study = (await ListAsync(Role.MinisterOffice, Side.Laos)).Single(each => CodeOf(each) == "LB1");
        Assert.Equal(("study", "shared", "V1", "S07"), (study.GetProperty("kind").GetString(), study.GetProperty("state").GetString(), study.GetProperty("version").GetString(), study.GetProperty("sectorCode").GetString()));

        async Task<List<JsonElement>> ListAsync(Role role, Side side)
        {
            using var client = new HttpClient { BaseAddress = pages.Address };
            var secret = await host.SendAs(await host.DemoUserAsync(role, side), new CreateApiToken.Command("test", ApiScope.Read, ApiToken.DaysMax));
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            return [.. (await client.GetFromJsonAsync<JsonElement>("/api/documents")).GetProperty("items").EnumerateArray()];
        }
    }

    private static string? CodeOf(JsonElement document) => document.GetProperty("code").GetString();
}
