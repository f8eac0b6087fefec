using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Seeding;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>A panel member's account: reads what is scored, scores it for its own side, and can do nothing else.</summary>
public sealed class PanelMemberTests
{
    [Theory, EachDatabase]
    public async Task Scores_for_the_own_side_alone_and_sees_no_other_scores(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var member = await host.DemoUserAsync(Role.PanelMember, Side.Laos);
        var other = await host.DemoUserAsync(Role.PanelMember, Side.Vietnam);
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(member, new GetSheet.Query("R1")));
        var chair = await host.DemoUserAsync(Role.CoChair, Side.Laos);
        var shown = await host.SendAs(chair, new GetSheet.Query("R1"));
        await host.SendAs(chair, new AgreeSheet.Command(shown.Sheet.Id, shown.Fingerprint));

        // Only its own side can name it.
        var (laos, vietnam) = (await host.DemoUserAsync(Role.Secretary, Side.Laos), await host.DemoUserAsync(Role.Secretary, Side.Vietnam));
        Assert.Equal(Rules.PanelOtherSide, await host.RefusalAsync(vietnam, new NamePanelMember.Command(shown.Sheet.Id, member.Id)));
        Assert.Contains((await host.SendAs(laos, new GetSheet.Query("R1"))).Accounts, each => each.Id == member.Id);
        await host.SendAs(laos, new NamePanelMember.Command(shown.Sheet.Id, member.Id));
        await host.SendAs(vietnam, new NamePanelMember.Command(shown.Sheet.Id, other.Id));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(await host.UserAsync(Role.PanelMember, Side.Laos), new GetBallot.Query("R1")));

        var line = Assert.Single((await host.SendAs(member, new GetHome.Query())).Scoring);
        Assert.Equal(("R1", ScoringStep.Score), (line.SheetCode, line.Step));
        var ballot = (await host.SendAs(member, new GetBallot.Query("R1"))).Ballot;
        await host.SendAs(member, new GiveScores.Command(ballot.Id, [new GivenScore("PM1", PilotCriterion.Market, 4)], ballot.Version));
        Assert.Equal(4, (await host.SendAs(member, new GetBallot.Query("R1"))).Ballot.ScoreOf("PM1", PilotCriterion.Market));

        // Neither by another's ballot nor by reading it.
        var theirs = (await host.SendAs(other, new GetBallot.Query("R1"))).Ballot;
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(member, new GiveScores.Command(theirs.Id, [new GivenScore("PM1", PilotCriterion.Market, 1)], theirs.Version)));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(member, new FinishScores.Command(theirs.Id, theirs.Version)));
        Assert.Equal([ballot.Id], (await host.SendAs(member, new GetSheet.Query("R1"))).Ballots.Select(each => each.Id));
        Assert.Empty((await host.SendAs(other, new GetBallot.Query("R1"))).Ballot.Scores);

        // A file of evidence and its candidate are read; a plan, another page or a change is not.
        var pilot = await host.SendAs(member, new GetPilot.Query("PM1"));
        Assert.NotEmpty(pilot.Pilot.Evidence);
        Assert.False(pilot.Sector.IsEmpty);
        Assert.Equal(Rules.NotAllowed, await host.RefusalAsync(member, new ListPlans.Query()));
        Assert.Equal(Rules.NotAllowed, await host.RefusalAsync(member, new RevisePilot.Command(pilot.Pilot.Id, PilotForm.Of(pilot.Pilot), pilot.Pilot.Version)));
    }

    [Fact]
    public async Task Sees_what_waits_and_the_way_to_the_models_on_the_pages()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("lo");
        await browser.SignInAsync("panel.la@demo.lwp", DemoAccounts.Password);
        var home = await browser.ReadAsync("/");
        Assert.Contains("href=\"/pilots\"", home, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/plans\"", home, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/reports\"", home, StringComparison.Ordinal);
        var list = await browser.ReadAsync("/pilots");
        Assert.Contains("/pilots/PM5", list, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/meetings", list + await browser.ReadAsync("/pilots/PM5") + await browser.ReadAsync("/pilots/scoring/R2"), StringComparison.Ordinal);
        foreach (var address in new[] { "/plans", "/training", "/meetings", "/coverage", "/library", "/pilots/new", "/pilots/PM5/edit" })
        {
            Assert.Contains(await browser.StatusOfAsync(address), new[] { 403, 404 });
        }
    }
}
