using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>Memorandum and coverage: what stands behind a number is one press away.</summary>
[Collection(Signing.Name)]
public class CoverageTests(World world)
{
    [Fact]
    public async Task A_number_opens_the_tasks_behind_it_and_a_code_its_decision()
    {
        await using var reader = await world.VisitorAsync(Role.Owner, Side.Laos, language: Language.Lo);
        await reader.GoAsync("/coverage");
        await reader.Page.Locator("main a[href*='content=M9']").First.ClickAsync();
        await reader.ArrivesAsync("view=list&content=M9");
        await Expect(reader.Page.Locator("main a[href$='/tasks/G1']").First).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("main a[href$='/tasks/A1']")).ToHaveCountAsync(0);

        await reader.GoAsync("/coverage");
        await reader.Page.Locator("main a[href='/meetings/M1#D2']").ClickAsync();
        await reader.ArrivesAsync("/meetings/M1#D2", "interactive");
        await Expect(reader.Page.Locator("#D2 a[href='/coverage/memorandum#M7']")).ToBeVisibleAsync();
    }
}
