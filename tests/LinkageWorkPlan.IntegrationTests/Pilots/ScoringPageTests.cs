using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Pilots;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>The pages of a round of scoring, without a browser.</summary>
public sealed class ScoringPageTests
{
    [Fact]
    public async Task A_round_is_prepared_with_weights_that_hold()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        await desk.Host.SendAs(desk.Laos, new AddPilot.Command(PilotDesk.Form));
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var form = pages.Open<SheetEditPage>("/pilots/scoring/new");
        await pages.TypeAsync(form, "NeedsWeight", "0");
        await PageDesk.SaveAsync(form);
        PageDesk.Sees(form, ".message.error", pages.Loc[Rules.SheetWeight, pages.Loc["Field.ScoringSheet.NeedsWeight"]]);
        await pages.TypeAsync(form, "NeedsWeight", "30");
        await pages.TypeAsync(form, "MarketWeight", "10");
        await PageDesk.SaveAsync(form);
        Assert.EndsWith("/pilots/scoring/R3", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_while_the_page_was_open_is_read_before_it_is_agreed_to()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        await using var pages = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos));
        var page = pages.Open<SheetPage>("/pilots/scoring/R1", ("SheetCode", "R1"));
        var pilot = await desk.ReadAsync("PM1");
        await desk.Host.SendAs(desk.Vietnam, new RevisePilot.Command(pilot.Id, PilotForm.Of(pilot) with { Title = PlanDesk.Words("Tên khác", "ຊື່ອື່ນ") }, pilot.Version));
        await pages.ClickAsync(page, "Pilots.Agree");
        PageDesk.Sees(page, ".refused", pages.Loc[Rules.SheetChanged]);
        Assert.Contains("ຊື່ອື່ນ", page.Markup, StringComparison.Ordinal);
        await pages.ClickAsync(page, "Pilots.Agree");
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("button"), each => each.TextContent.Trim() == pages.Loc["Pilots.Agree"]));
        Assert.Equal([Side.Laos], (await desk.SheetAsync(desk.Laos)).Row.AgreedBy);
    }

    [Fact]
    public async Task A_member_gives_scores_and_finishes_once_none_is_missing()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        await desk.AgreeAsync(Side.Laos);
        var member = await desk.Host.DemoUserAsync(Role.Owner, Side.Laos);
        await desk.NameAsync(member);
        await using var pages = new PageDesk(desk.Host, member);
        var page = pages.Open<BallotPage>("/pilots/scoring/R1/scores", ("SheetCode", "R1"));
        await page.Find("#f-PM1-Needs").ChangeAsync(new ChangeEventArgs { Value = "4" });
        await pages.ClickAsync(page, "Pilots.FinishNow");
        PageDesk.Sees(page, ".refused", pages.Loc[Rules.ScoresMissing, 14]);
        foreach (var id in page.FindAll("select").Select(each => each.Id!).Where(id => id != "f-PM1-Needs").ToList())
        {
            await page.Find($"#{id}").ChangeAsync(new ChangeEventArgs { Value = "3" });
        }

        await pages.ClickAsync(page, "Pilots.FinishNow");
        PageDesk.Sees(page, ".message", pages.Loc[Rules.BallotFinished, "R1"]);
        Assert.True((await desk.SheetAsync(desk.Laos)).Sheet.IsDone(Side.Laos));
    }

    [Fact]
    public async Task Results_stand_on_the_page_once_both_panels_finished_and_nothing_of_the_other_side_before()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        await desk.AgreeAsync(Side.Laos);
        var (laos, vietnam) = (await desk.Host.DemoUserAsync(Role.Owner, Side.Laos), await desk.Host.DemoUserAsync(Role.Owner, Side.Vietnam));
        await desk.NameAsync(laos);
        await desk.NameAsync(vietnam);
        await desk.GiveAllAsync(laos, 5);
        await desk.FinishAsync(laos);
        await using var pages = new PageDesk(desk.Host, desk.Vietnam);
        var before = pages.Open<SheetPage>("/pilots/scoring/R1", ("SheetCode", "R1"));
        PageDesk.Sees(before, "[aria-labelledby=panels]", pages.Loc["Pilots.PanelDone"]);
        Assert.DoesNotContain(laos.Name, before.Find("[aria-labelledby=panels]").TextContent, StringComparison.Ordinal);
        Assert.Empty(before.FindAll("a[href$=scores]"));
        Assert.Empty(before.FindAll("#results"));
        await desk.GiveAllAsync(vietnam, 2);
        await desk.FinishAsync(vietnam);
        var after = pages.Open<SheetPage>("/pilots/scoring/R1", ("SheetCode", "R1"));
        PageDesk.Sees(after, "[aria-labelledby=results]", pages.Loc["Pilots.Apart", pages.Loc.Number(3, 1)]);
        PageDesk.Sees(after, "[aria-labelledby=results]", pages.Loc["Pilots.SameRanking"]);
        PageDesk.Sees(after, "[aria-labelledby=panels]", laos.Name);
    }
}
