using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;

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
        // An answer without content leaves the browser where it is: what one sees while waiting.
        await secretary.Page.RouteAsync("**/plans/2028/tasks/A1", route => route.FulfillAsync(new RouteFulfillOptions { Status = 204 }));
        var seen = secretary.Page.WaitForFunctionAsync("() => document.querySelector('html[data-going] .frame:has(.rail) main [data-leaving]')");
        await secretary.SaveAsync();
        await seen;
    }
}
