using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Api;

namespace LinkageWorkPlan.IntegrationTests.Pages;

public class TokensPageTests
{
    /// <summary>The page learns it only after the request was answered: a page that is not drawn again then shows nothing.</summary>
    [Theory, EachDatabase]
    public async Task A_new_token_is_shown_once_and_stands_in_the_list(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var desk = new PageDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam));
        var page = desk.Open<ApiTokensPage>("/account/tokens");
        await desk.TypeAsync(page, "Name", "Excel");
        await PageDesk.SaveAsync(page);
        Assert.StartsWith(CreateApiToken.Prefix, page.Find("code.secret").TextContent, StringComparison.Ordinal);
        Assert.Contains("Excel", page.Find(".edit-rows strong").TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_ministers_office_makes_tokens_that_read_and_no_others(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var desk = new PageDesk(host, await host.DemoUserAsync(Role.MinisterOffice, Side.Laos));
        var page = desk.Open<ApiTokensPage>("/account/tokens");
        Assert.Equal("Read", Assert.Single(page.FindAll("input[name=Scope]")).GetAttribute("value"));
        await desk.TypeAsync(page, "Name", "Excel");
        await PageDesk.SaveAsync(page);
        Assert.StartsWith(CreateApiToken.Prefix, page.Find("code.secret").TextContent, StringComparison.Ordinal);
    }
}
