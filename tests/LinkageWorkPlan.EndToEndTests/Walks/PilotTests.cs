using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>Pilot models from the agreement of both co-chairs to the scores of a panel, which scores for its own side alone.</summary>
[Collection(Signing.Name)]
public class PilotTests(World world)
{
    private const string Round = "/pilots/scoring/R1";

    [Fact]
    public async Task A_panel_member_scores_for_the_own_side_and_nobody_for_the_other()
    {
        await using var app = await AppProcess.StartAsync();
        await using (var chair = await world.VisitorAsync(Role.CoChair, Side.Laos, app))
        {
            await chair.GoAsync(Round);
            await chair.Named("Agree").ClickAsync();
            await Expect(chair.Page.Locator("#panels")).ToBeVisibleAsync();
        }

        await using var vietnam = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app);
        foreach (var side in new[] { Side.Laos, Side.Vietnam })
        {
            await using var secretary = side == Side.Laos ? await world.VisitorAsync(Role.Secretary, side, app) : null;
            var naming = secretary ?? vietnam;
            await naming.GoAsync(Round);

            // A side's form offers nobody of the other side.
            await Expect(naming.Page.Locator("#panel-member option", new PageLocatorOptions { HasText = NameOf(side) })).ToHaveCountAsync(1);
            await Expect(naming.Page.Locator("#panel-member option", new PageLocatorOptions { HasText = NameOf(side.Other()) })).ToHaveCountAsync(0);
            await naming.Page.Locator("#panel-member").SelectOptionAsync(new SelectOptionValue { Label = NameOf(side) });
            await naming.Named("NameMember").ClickAsync();
            await naming.SeesAsync(naming.Loc["Pilots.RemoveMember", NameOf(side)]);
        }

        await using var member = await world.VisitorAsync(Role.PanelMember, Side.Laos, app, true, Language.Lo);
        await member.GoAsync("/");
        await member.Page.Locator($".home-waits a[href='{Round}/scores']").ClickAsync();
        await member.ArrivesAsync($"{Round}/scores", "interactive");
        await member.Named($"PM1-{PilotCriterion.Market}").SelectOptionAsync("4");
        await member.SaveAsync();
        await member.GoAsync($"{Round}/scores");
        await Expect(member.Named($"PM1-{PilotCriterion.Market}")).ToHaveValueAsync("4");

        // The same address is each member's own sheet: the other side's is empty, and there is none for who is no member.
        await using var other = await world.VisitorAsync(Role.PanelMember, Side.Vietnam, app);
        await other.GoAsync($"{Round}/scores");
        await Expect(other.Named($"PM1-{PilotCriterion.Market}")).ToHaveValueAsync("0");
        await other.GoAsync(Round);
        await other.DoesNotSeeAsync(NameOf(Side.Laos));
        await vietnam.Page.GotoAsync($"{Round}/scores");
        await vietnam.SeesAsync(vietnam.Loc["Shared.NotFoundTitle"]);

        // Whatever else is typed into the address bar is not there.
        foreach (var address in new[] { "/pilots/new", "/pilots/PM1/edit", "/pilots/scoring/new", "/plans", "/plans/2026-2027/tasks/C3", "/meetings/M1", "/reports", "/training", "/library", "/settings" })
        {
            await member.Page.GotoAsync(address);
            await member.SeesAsync(member.Loc["Shared.NotFoundTitle"]);
        }
    }

    private static string NameOf(Side side) => DemoAccounts.All.Single(each => each.Role == Role.PanelMember && each.Side == side).Name;
}
