using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>The joint industrial park, from its page to a gate that is passed, on a phone of the Lao side.</summary>
[Collection(Signing.Name)]
public class ParkTests(World world)
{
    [Fact]
    public async Task A_gate_is_passed_by_a_decision_and_the_task_and_the_meeting_name_it()
    {
        await using var app = await AppProcess.StartAsync();
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, app, true, Language.Lo);
        await secretary.GoAsync("/park");
        await secretary.Page.Locator("a[href='/park/steps/G1/gate']").ClickAsync();
        await secretary.ArrivesAsync("/park/steps/G1/gate", "interactive");
        await secretary.Named("Decision").SelectOptionAsync("M1/D2");
        await secretary.SaveAsync();
        await secretary.ArrivesAsync("/park#G1");
        await Expect(secretary.Page.Locator("#G1 a[href='/meetings/M1#D2']")).ToBeVisibleAsync();
        await secretary.GoAsync("/meetings/M1");
        await Expect(secretary.Page.Locator("#D2 a[href='/park#G1']")).ToBeVisibleAsync();
        await secretary.GoAsync("/plans/2026-2027/tasks/D1");
        await Expect(secretary.Page.Locator("main a[href='/park#G1']")).ToBeVisibleAsync();
    }
}
