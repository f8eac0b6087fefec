using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>A form that was saved makes way for a page of the server, which may take its time.</summary>
[Collection(InTheBrowser.Name)]
public sealed class LeavingTests(World world)
{
    [Fact]
    public async Task The_frame_stays_until_the_next_page_comes()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await secretary.GoAsync("/plans/2028/tasks/A1/edit");
        var held = new TaskCompletionSource();
        await secretary.Page.RouteAsync("**/plans/2028/tasks/A1", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await secretary.SaveAsync();
        await Expect(secretary.Page.Locator("form[data-draft]")).ToHaveCountAsync(0);
        await Expect(secretary.Page.Locator(".frame .rail")).ToBeVisibleAsync();
        held.SetResult();
        await secretary.ArrivesAsync("/plans/2028/tasks/A1");
    }
}
