using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>What is there is answered with 200 and what is not with 404, also where the database lets a page wait.</summary>
public class PageStatusTests
{
    private const string Password = "Bốn chữ dễ nhớ 79";

    [Theory, EachDatabase]
    public async Task A_page_that_waits_for_its_data_is_not_called_lost(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        var user = await desk.Host.UserAsync(Role.Secretary, password: Password);
        var email = await desk.Host.Db(db => db.Users.Where(each => each.Id == user.Id).Select(each => each.Email!).SingleAsync());
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("vi");
        await browser.SignInAsync(email, Password);
        foreach (var (address, status) in new[] { ("/plans", 200), ("/plans/2026", 200), ("/plans/2026/tasks/A1", 200), ("/plans/1999", 404), ("/plans/2026/tasks/Z9", 404), ("/no-such-page", 404) })
        {
            Assert.Equal((address, status), (address, await browser.StatusOfAsync(address)));
        }
    }
}
