using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>A pilot model from the second agreement to its tasks.</summary>
[Collection(Signing.Name)]
public class PilotTests(World world)
{
    private const string Round = "/pilots/scoring/R1";

    [Theory]
    [InlineData(Language.Vi, false)]
    [InlineData(Language.Lo, true)]
    public async Task Two_panels_score_a_model_both_sides_settle_it_and_a_meeting_chooses_it(Language language, bool phone)
    {
        await using var app = await AppProcess.StartAsync();
        await using var chair = await world.VisitorAsync(Role.CoChair, Side.Laos, app, phone, language);
        await using var laos = await world.VisitorAsync(Role.Secretary, Side.Laos, app, phone, language);
        await using var vietnam = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app, phone, language);

        await chair.GoAsync(Round);
        await chair.ClickAsync("Pilots.Agree");
        await Expect(chair.Button("Pilots.Agree")).ToHaveCountAsync(0);
        await ScoreAsync(laos, Side.Laos, market: "4");
        await vietnam.GoAsync(Round);
        await Expect(vietnam.Page.Locator("#results")).ToHaveCountAsync(0);
        await ScoreAsync(vietnam, Side.Vietnam, market: "1");

        await vietnam.GoAsync(Round);
        await vietnam.SeesAsync(vietnam.Loc["Pilots.NotSettled"]);
        await vietnam.Page.Locator("a[href='/pilots/PM1/joint']").ClickAsync();
        await vietnam.ArrivesAsync("/pilots/PM1/joint", "interactive");
        await vietnam.Named("Market-Value").SelectOptionAsync("3");
        await vietnam.TypeAsync("Market-Reason.vi", "Thị trường hai nước đã có");
        await vietnam.TypeAsync("Market-Reason.lo", "ຕະຫຼາດສອງປະເທດມີແລ້ວ");
        await vietnam.SaveAsync();
        await vietnam.ArrivesAsync(Round, "interactive");

        await vietnam.GoAsync("/pilots/PM1/work");
        await vietnam.Named("Decision").SelectOptionAsync("M1/D2");
        await vietnam.Page.Locator("input[name='IsChosen'][value='true']").CheckAsync();
        await vietnam.TypeAsync("Tasks", "2026-2027/C3");
        await vietnam.SaveAsync();
        await vietnam.ArrivesAsync("/pilots/PM1");
        await Expect(vietnam.Page.Locator("main a[href='/meetings/M1#D2']")).ToBeVisibleAsync();
        await laos.GoAsync("/plans/2026-2027/tasks/C3");
        await Expect(laos.Page.Locator("main a[href='/pilots/PM1']")).ToBeVisibleAsync();
    }

    /// <summary>The secretary names themselves and gives 4 for everything but the market of the first model.</summary>
    private static async Task ScoreAsync(Visitor secretary, Side side, string market)
    {
        await secretary.GoAsync(Round);
        var name = DemoAccounts.All.Single(each => each.Role == Role.Secretary && each.Side == side).Name;
        await secretary.Page.Locator("#panel-member").SelectOptionAsync(new SelectOptionValue { Label = name });
        await secretary.ClickAsync("Pilots.NameMember");
        await Expect(secretary.Page.Locator($"a[href='{Round}/scores']")).ToBeVisibleAsync();
        await secretary.GoAsync($"{Round}/scores");
        foreach (var score in await secretary.Page.Locator("form[data-draft-ready] select").AllAsync())
        {
            await score.SelectOptionAsync(await score.GetAttributeAsync("name") == "PM1-Market" ? market : "4");
        }

        await secretary.ClickAsync("Pilots.FinishNow");
        await secretary.SeesAsync(secretary.Loc[Rules.BallotFinished, "R1"]);
    }
}
