using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Texts;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>Rounds of scoring: agreed by both co-chairs, then scored by a panel of each side, unseen by the other until both finished.</summary>
public sealed class ScoringTests
{
    [Theory, EachDatabase]
    public async Task A_change_between_the_two_agreements_is_read_again_by_both(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var chair = await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos);
        var opened = await desk.SheetAsync(chair);
        Assert.Equal([Side.Vietnam], opened.Row.AgreedBy);

        // Another weight, then another candidate's words: each is another sheet.
        await desk.Host.SendAs(desk.Laos, new ReviseSheet.Command(opened.Sheet.Id, SheetForm.Of(opened.Sheet) with { Needs = "30", Market = "10" }, opened.Sheet.Version));
        Assert.Empty((await desk.SheetAsync(chair)).Row.AgreedBy);
        Assert.Equal(Rules.SheetChanged, await desk.Host.RefusalAsync(chair, new AgreeSheet.Command(opened.Sheet.Id, opened.Fingerprint)));
        await desk.AgreeAsync(Side.Laos);
        var pilot = await desk.ReadAsync("PM2");
        await desk.Host.SendAs(desk.Vietnam, new RevisePilot.Command(pilot.Id, PilotForm.Of(pilot) with { Place = PlanDesk.Words("Huế", "ເວ້") }, pilot.Version));
        Assert.Empty((await desk.SheetAsync(chair)).Row.AgreedBy);

        await desk.AgreeAsync(Side.Vietnam);
        Assert.Null((await desk.SheetAsync(chair)).Sheet.AgreedAt);
        await desk.AgreeAsync(Side.Laos);
        Assert.NotNull((await desk.SheetAsync(chair)).Sheet.AgreedAt);
    }

    [Theory, EachDatabase]
    public async Task Nothing_of_what_both_agreed_to_changes_any_more(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        await desk.AgreeAsync(Side.Laos);
        var sheet = (await desk.SheetAsync(desk.Laos)).Sheet;
        Assert.Equal(Rules.SheetAgreed, await desk.Host.RefusalAsync(desk.Laos, new ReviseSheet.Command(sheet.Id, new SheetForm { Candidates = [await desk.Host.SendAs(desk.Laos, new AddPilot.Command(PilotDesk.Form)), await desk.Host.SendAs(desk.Laos, new AddPilot.Command(PilotDesk.Form))] }, sheet.Version)));
        var pilot = await desk.ReadAsync("PM2");
        Assert.Equal(Rules.PilotIsScored, await desk.Host.RefusalAsync(desk.Vietnam, new RevisePilot.Command(pilot.Id, PilotForm.Of(pilot), pilot.Version)));
        Assert.Equal(Rules.PilotIsScored, await desk.Host.RefusalAsync(desk.Vietnam, new RenderText.Command(TextKind.Pilot, pilot.Id, "Title", Language.Lo, "ໃໝ່", TextStamp.Of(pilot.Title))));
        await desk.Host.SendAs(desk.Vietnam, new RenderText.Command(TextKind.Pilot, pilot.Id, "Title", Language.En, "Components", TextStamp.Of(pilot.Title)));
        Assert.Equal(Rules.PilotUnknown, await desk.Host.RefusalAsync(desk.Vietnam, new AddSheet.Command(new SheetForm { Candidates = ["PM1", "PM2"] })));
    }

    [Theory, EachDatabase]
    public async Task Weights_are_positive_and_add_up_to_a_hundred(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var a = await desk.Host.SendAs(desk.Laos, new AddPilot.Command(PilotDesk.Form));
        var b = await desk.Host.SendAs(desk.Laos, new AddPilot.Command(PilotDesk.Form));
        var form = new SheetForm { Candidates = [a, b] };
        Assert.Equal(Rules.SheetWeight, await desk.Host.RefusalAsync(desk.Laos, new AddSheet.Command(form with { Needs = "0", Market = "40" })));
        Assert.Equal(Rules.SheetWeight, await desk.Host.RefusalAsync(desk.Laos, new AddSheet.Command(form with { Needs = "-20", Market = "60" })));
        Assert.Equal(Rules.SheetWeight, await desk.Host.RefusalAsync(desk.Laos, new AddSheet.Command(form with { Needs = "hai mươi" })));
        Assert.Equal(Rules.SheetWeights, await desk.Host.RefusalAsync(desk.Laos, new AddSheet.Command(form with { Needs = "21" })));
        Assert.Equal(Rules.SheetCandidates, await desk.Host.RefusalAsync(desk.Laos, new AddSheet.Command(form with { Candidates = [a, a] })));
        Assert.Equal(Rules.SheetScale, await desk.Host.RefusalAsync(desk.Laos, new AddSheet.Command(form with { Scale = 2 })));
        Assert.Equal("R3", await desk.Host.SendAs(desk.Laos, new AddSheet.Command(form with { Needs = "30 %", Market = "10" })));
    }

    [Theory, EachDatabase]
    public async Task Each_side_names_its_own_members_who_score_for_it_alone(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var owner = await desk.Host.DemoUserAsync(Role.Owner, Side.Laos);
        var id = (await desk.SheetAsync(desk.Laos)).Sheet.Id;
        Assert.Equal(Rules.SheetNotAgreed, await desk.Host.RefusalAsync(desk.Laos, new NamePanelMember.Command(id, owner.Id)));
        await desk.AgreeAsync(Side.Laos);
        Assert.Equal(Rules.PanelOtherSide, await desk.Host.RefusalAsync(desk.Vietnam, new NamePanelMember.Command(id, owner.Id)));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Laos, new NamePanelMember.Command(id, (await desk.Host.DemoUserAsync(Role.Observer, Side.Laos)).Id)));
        var ballot = await desk.NameAsync(owner);
        Assert.Equal(Rules.PanelMemberTwice, await desk.Host.RefusalAsync(desk.Laos, new NamePanelMember.Command(id, owner.Id)));
        Assert.DoesNotContain((await desk.SheetAsync(desk.Laos)).Accounts, each => each.Id == owner.Id);

        // Nobody gives another's scores: not a member of the other side, nor the secretary who named them.
        var vietnam = await desk.Host.DemoUserAsync(Role.Owner, Side.Vietnam);
        await desk.NameAsync(vietnam);
        foreach (var other in new[] { vietnam, desk.Laos, desk.Vietnam })
        {
            Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(other, new GiveScores.Command(ballot.Id, [new GivenScore("PM1", PilotCriterion.Needs, 5)], ballot.Version)));
            Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(other, new FinishScores.Command(ballot.Id, ballot.Version)));
        }

        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Vietnam, new RemovePanelMember.Command(ballot.Id, ballot.Version)));
        await desk.Host.SendAs(desk.Laos, new RemovePanelMember.Command(ballot.Id, ballot.Version));
        Assert.Empty((await desk.SheetAsync(desk.Laos)).Ballots);
    }

    [Theory, EachDatabase]
    public async Task Neither_side_sees_anything_of_the_other_before_both_finished(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        await desk.AgreeAsync(Side.Laos);
        var (laos, vietnam) = (await desk.Host.DemoUserAsync(Role.Owner, Side.Laos), await desk.Host.DemoUserAsync(Role.Owner, Side.Vietnam));
        await desk.NameAsync(laos);
        await desk.NameAsync(vietnam);

        // One who was taken back leaves nothing to be seen, either.
        var removed = await desk.NameAsync(desk.Laos);
        await desk.Host.SendAs(desk.Laos, new RemovePanelMember.Command(removed.Id, removed.Version));
        await desk.GiveAllAsync(laos, 4);
        await desk.FinishAsync(laos);
        Assert.True((await desk.SheetAsync(vietnam)).Sheet.IsDone(Side.Laos));

        foreach (var reader in await desk.ReadersAsync())
        {
            var sees = reader.Side == Side.Laos && reader.Is(Roles.Drafters);
            var sheet = await desk.SheetAsync(reader);
            Assert.Equal(sees, sheet.Ballots.Any(each => each.Side == Side.Laos));
            Assert.Empty(sheet.Row.Results);
            Assert.All((await desk.Host.SendAs(reader, new ListSheets.Query())).Where(each => each.Sheet.Code == "R1"), each => Assert.Empty(each.Results));
            Assert.Equal(sees, (await PilotDesk.WordsAsync(await desk.Host.SendAs(reader, new GetSheetBook.Query("R1", Language.En)))).Contains(laos.Name, StringComparison.Ordinal));
            if (reader.Is(Roles.Drafters))
            {
                Assert.Equal(sees, (await desk.HistoryAsync(reader)).Any(each => each.SubjectCode == Ballot.SubjectCode("R1", Side.Laos)));
                Assert.Equal(sees, (await PilotDesk.WordsAsync(await desk.Host.SendAs(reader, new GetHistoryBook.Query(null, null, null, null, Language.En)))).Contains("R1/Laos", StringComparison.Ordinal));
            }
        }

        // Once the second panel finished, each side sees both.
        await desk.GiveAllAsync(vietnam, 2);
        await desk.FinishAsync(vietnam);
        foreach (var reader in await desk.ReadersAsync())
        {
            var sheet = await desk.SheetAsync(reader);
            Assert.Equal(2, sheet.Ballots.Count);
            Assert.All(sheet.Row.Results, each => Assert.Equal((3m, 2m), (each.Total, each.Spread[0])));
            Assert.Equal(3, sheet.Row.Results.Count);
        }

        Assert.Contains(await desk.HistoryAsync(vietnam), each => each.SubjectId == removed.Id);
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_scored_before_all_is_agreed_nor_after_it_is_finished(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        await desk.AgreeAsync(Side.Laos);
        var member = await desk.Host.DemoUserAsync(Role.Owner, Side.Laos);
        var ballot = await desk.NameAsync(member);
        Assert.Equal(Rules.ScoreOffScale, await desk.Host.RefusalAsync(member, new GiveScores.Command(ballot.Id, [new GivenScore("PM1", PilotCriterion.Needs, 6)], ballot.Version)));
        Assert.Equal(Rules.ScoreOffScale, await desk.Host.RefusalAsync(member, new GiveScores.Command(ballot.Id, [new GivenScore("PM1", PilotCriterion.Needs, 0)], ballot.Version)));
        Assert.Equal(Rules.ScoresMissing, await desk.Host.RefusalAsync(member, new FinishScores.Command(ballot.Id, ballot.Version)));
        await desk.GiveAllAsync(member, 3);
        await desk.FinishAsync(member);
        var finished = (await desk.Host.SendAs(member, new GetBallot.Query("R1"))).Ballot;
        Assert.Equal(Rules.BallotFinished, await desk.Host.RefusalAsync(member, new GiveScores.Command(ballot.Id, [new GivenScore("PM1", PilotCriterion.Needs, 1)], finished.Version)));
        Assert.Equal(Rules.BallotFinished, await desk.Host.RefusalAsync(desk.Laos, new RemovePanelMember.Command(ballot.Id, finished.Version)));
        Assert.Equal(Rules.PanelDone, await desk.Host.RefusalAsync(desk.Laos, new NamePanelMember.Command(ballot.SheetId, desk.Laos.Id)));
    }

    [Theory, EachDatabase]
    public async Task Home_says_what_waits_for_a_co_chair_and_for_a_member(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var member = await desk.Host.DemoUserAsync(Role.Owner, Side.Laos);
        async Task<IEnumerable<string>> WaitsAsync(CurrentUser user) => (await desk.Host.SendAs(user, new GetHome.Query())).Scoring.Select(each => each.Address);
        Assert.Equal(["/pilots/scoring/R1"], await WaitsAsync(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos)));
        Assert.Empty(await WaitsAsync(await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam)));
        await desk.AgreeAsync(Side.Laos);
        await desk.NameAsync(member);
        Assert.Empty(await WaitsAsync(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos)));
        Assert.Equal(["/pilots/scoring/R1/scores"], await WaitsAsync(member));
        await desk.GiveAllAsync(member, 3);
        await desk.FinishAsync(member);
        Assert.Empty(await WaitsAsync(member));
    }

    [Theory, EachDatabase]
    public async Task A_candidate_that_is_withdrawn_in_the_middle_is_scored_no_more_and_the_others_go_on(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        await desk.AgreeAsync(Side.Laos);
        var (laos, vietnam) = (await desk.Host.DemoUserAsync(Role.Owner, Side.Laos), await desk.Host.DemoUserAsync(Role.Owner, Side.Vietnam));
        await desk.NameAsync(laos);
        await desk.NameAsync(vietnam);
        await desk.GiveAllAsync(laos, 5);
        await desk.FinishAsync(laos);
        var pilot = await desk.ReadAsync("PM2");
        await desk.Host.SendAs(desk.Vietnam, new WithdrawPilot.Command(pilot.Id, "Doanh nghiệp rút lui", pilot.Version));
        var ballot = (await desk.Host.SendAs(vietnam, new GetBallot.Query("R1"))).Ballot;
        Assert.Equal(Rules.PilotWithdrawn, await desk.Host.RefusalAsync(vietnam, new GiveScores.Command(ballot.Id, [new GivenScore("PM2", PilotCriterion.Needs, 1)], ballot.Version)));
        await desk.GiveAllAsync(vietnam, 3);
        await desk.FinishAsync(vietnam);
        Assert.Equal(["PM1", "PM3"], (await desk.SheetAsync(laos)).Row.Results.Select(each => each.PilotCode));
    }
}
