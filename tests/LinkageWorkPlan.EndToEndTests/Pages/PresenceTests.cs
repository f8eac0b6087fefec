using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>Who else has a plan open is visible on every screen, also on a phone.</summary>
[Collection(InTheBrowser.Name)]
public sealed class PresenceTests(World world)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_else_is_there_stands_on_the_screen(bool phone)
    {
        await using var other = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await other.GoAsync("/plans/2026-2027?view=list");
        await using var reader = await world.VisitorAsync(Role.Secretary, Side.Laos, phone: phone);
        foreach (var address in new[] { "/plans/2026-2027?view=list", "/plans/2026-2027/overview", "/plans/2026-2027/tasks/A1" })
        {
            await reader.GoAsync(address);
            var people = reader.Page.Locator(".live-people");
            await Expect(people).Not.ToHaveTextAsync(string.Empty);

            // Beside the tabs a long name is cut off; the title has all of it.
            await Expect(people).ToBeInViewportAsync(new() { Ratio = phone ? 0.8f : 0.5f });
        }
    }
}
