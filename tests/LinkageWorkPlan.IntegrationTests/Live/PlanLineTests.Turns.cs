using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;

namespace LinkageWorkPlan.IntegrationTests.Live;

public sealed partial class PlanLineTests
{
    /// <summary>Every page gets the notice at once. Pages that only show sums of what changed reload in turn; the more there are, the longer each waits.</summary>
    [Fact]
    public async Task A_page_is_told_within_which_time_to_look_by_how_many_follow_the_plan()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await desk.AddAsync(desk.Form());
        await using var pages = await PagesHost.StartAsync(desk.Host);
        var (browser, _) = await SignInAsync(desk, pages, Role.Secretary);
        using var open = browser;
        using var line = await LiveLine.OpenAsync(browser, PlanDesk.Code);
        await line.PeopleAsync();
        await ReviseAsync(pages, desk, desk.LaoSecretary, 70);
        var alone = (await line.NextAsync("changed")).GetProperty("within").GetInt32();
        using var another = await LiveLine.OpenAsync(browser, PlanDesk.Code);
        using var third = await LiveLine.OpenAsync(browser, PlanDesk.Code);
        await third.PeopleAsync();
        await ReviseAsync(pages, desk, desk.LaoSecretary, 60);
        var together = (await line.NextAsync("changed")).GetProperty("within").GetInt32();
        Assert.Equal((100, 300), (alone, together));
    }
}
