using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>Minutes that both secretaries confirmed, from the first page to both signatures, and the task that a decision becomes.</summary>
[Collection(Signing.Name)]
public class MinutesTests(World world)
{
    [Theory]
    [InlineData(Language.Vi, true)]
    [InlineData(Language.Lo, false)]
    public async Task Minutes_are_sent_read_page_by_page_and_signed_and_a_decision_becomes_a_task(Language language, bool phone)
    {
        await using var app = await AppProcess.StartAsync();
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app, phone, language);
        await using var chair = await world.VisitorAsync(Role.CoChair, Side.Vietnam, app, phone, language);
        await using var otherChair = await world.VisitorAsync(Role.CoChair, Side.Laos, app, phone, language);

        await secretary.GoAsync("/");
        await secretary.Page.Locator(".home-waits a[href='/meetings/M1']").ClickAsync();
        await secretary.ArrivesAsync("/meetings/M1", "interactive");
        await secretary.ClickAsync("Meetings.SendMinutes");
        await secretary.SeesAsync(secretary.Loc["Meetings.MinutesSent"]);
        await Expect(secretary.Page.Locator("a[href='/meetings/M1/edit']")).ToHaveCountAsync(0);

        await SigningWalk.OpenAsync(chair);
        await SigningWalk.ReadAsync(chair);
        await SigningWalk.SignAsync(chair, SigningWalk.StillToSign(chair, Side.Laos));
        await SigningWalk.SignAsync(otherChair, otherChair.Loc["Approvals.Done.Minutes"]);

        await secretary.GoAsync("/meetings/M1");
        await secretary.SeesAsync(secretary.Loc["Meetings.SignedText"]);
        await Expect(secretary.Page.Locator("a[href='/meetings/M1/minutes.pdf?edition=joint']")).ToBeVisibleAsync();

        await secretary.GoAsync("/meetings/M1/items/D2");
        await secretary.Page.Locator("a[href='/plans/2028/tasks/new?decision=M1%2FD2']").ClickAsync();
        await secretary.ArrivesAsync("/plans/2028/tasks/new?decision=M1%2FD2", "interactive");
        await secretary.TypeAsync("End", string.Empty);
        await secretary.SaveAsync();
        await Expect(secretary.Page.Locator("main a[href='/meetings/M1#D2']")).ToBeVisibleAsync();
    }
}
