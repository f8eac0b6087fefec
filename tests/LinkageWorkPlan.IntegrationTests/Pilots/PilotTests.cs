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
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Search;
using LinkageWorkPlan.Web.Features.Texts;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>Candidates for a pilot: proposed by a side, changed by both, withdrawn by the side that proposed them.</summary>
public sealed class PilotTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task A_candidate_gets_the_next_code_and_the_side_that_proposes_it(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        Assert.Equal("PM7", await desk.Host.SendAs(desk.Laos, new AddPilot.Command(PilotDesk.Form)));
        var pilot = await desk.ReadAsync("PM7");
        Assert.Equal((Side.Laos, new SectorLink(Plan, "S03"), PilotState.Candidate), (pilot.ProposedBy, pilot.Sector, pilot.State));
        Assert.Equal("Dệt may, da giày", (await desk.Host.SendAs(desk.Vietnam, new GetPilot.Query("PM7"))).Sector[Language.Vi]!.Text);
        var refused = (await desk.Host.RefusedAsync(desk.Laos, new AddPilot.Command(new PilotForm()))).Select(each => (each.Rule, each.Subject));
        Assert.Equal([(Rules.Required, "Title"), (Rules.Required, "Description")], refused);
    }

    [Theory, EachDatabase]
    public async Task Its_sector_is_one_of_an_adopted_plan(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var offered = (await desk.Host.SendAs(desk.Vietnam, new GetPilotEditor.Query(null))).Sectors;
        Assert.Contains(offered, each => each.Link == new SectorLink(Plan, "S07"));
        Assert.All(offered, each => Assert.Equal(Plan, each.Link.PlanCode));
        foreach (var link in new[] { new SectorLink(Plan, "S99"), new SectorLink("2028", "S01"), new SectorLink("1999", "S01") })
        {
            Assert.Equal(Rules.PilotSectorUnknown, await desk.Host.RefusalAsync(desk.Laos, new AddPilot.Command(PilotDesk.Form with { Sector = link.Key })));
        }

        var none = await desk.Host.SendAs(desk.Laos, new AddPilot.Command(PilotDesk.Form with { Sector = string.Empty }));
        Assert.Null((await desk.ReadAsync(none)).Sector);
    }

    [Theory, EachDatabase]
    public async Task Both_sides_change_it_and_whoever_is_second_is_told_who_was_first(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var opened = await desk.ReadAsync("PM2");
        await desk.Host.SendAs(desk.Laos, new RevisePilot.Command(opened.Id, PilotForm.Of(opened) with { Place = PlanDesk.Words("Savannakhet", "ສະຫວັນນະເຂດ") }, opened.Version));
        Assert.Equal("ສະຫວັນນະເຂດ", (await desk.ReadAsync("PM2")).Place[Language.Lo]!.Text);
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Vietnam, new RevisePilot.Command(opened.Id, PilotForm.Of(opened), opened.Version)));
    }

    [Theory, EachDatabase]
    public async Task The_side_that_proposed_it_withdraws_it_with_a_reason_and_it_stays_as_it_is_then(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var pilot = await desk.ReadAsync("PM2");
        Assert.Equal(Rules.PilotOtherSide, await desk.Host.RefusalAsync(desk.Laos, new WithdrawPilot.Command(pilot.Id, "Không phù hợp", pilot.Version)));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Vietnam, new WithdrawPilot.Command(pilot.Id, " ", pilot.Version)));
        await desk.Host.SendAs(desk.Vietnam, new WithdrawPilot.Command(pilot.Id, "Không phù hợp", pilot.Version));
        var list = await desk.Host.SendAs(desk.Laos, new ListPilots.Query());
        Assert.Equal(["PM1", "PM3"], list.Candidates.Select(each => each.Pilot.Code));
        Assert.Equal(["PM2", "PM4"], list.Withdrawn.Select(each => each.Pilot.Code));
        var now = await desk.ReadAsync("PM2");
        Assert.Equal("Không phù hợp", now.WithdrawnBecause);
        Assert.Equal(Rules.PilotWithdrawn, await desk.Host.RefusalAsync(desk.Vietnam, new RevisePilot.Command(pilot.Id, PilotForm.Of(now), now.Version)));
        var history = await desk.Host.SendAs(desk.Laos, new ListHistory.Query(SubjectId: pilot.Id));
        Assert.Equal([nameof(WithdrawPilot), nameof(AddPilot)], history.Entries.Select(each => each.Action));
        Assert.Equal("Không phù hợp", history.Entries[0].Reason);
    }

    [Theory, EachDatabase]
    public async Task The_search_finds_it_for_those_who_see_drafts_and_nobody_else(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var hit = Assert.Single((await desk.Host.SendAs(desk.Laos, new FindTexts.Query("linh kien cho chuoi", SearchGroup.Pilots))).SelectMany(each => each.Hits));
        Assert.Equal("/pilots/PM2", SearchAddress.Of(hit));
        var observer = await desk.Host.DemoUserAsync(Role.Observer, Side.Laos);
        Assert.Empty((await desk.Host.SendAs(observer, new FindTexts.Query("linh kien cho chuoi", SearchGroup.Pilots))).SelectMany(each => each.Hits));
        Assert.Empty((await desk.Host.SendAs(observer, new ListPilots.Query())).Candidates);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(observer, new GetPilot.Query("PM1")));
        Assert.DoesNotContain("PM1", await WordsOfBookAsync(desk, observer), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Its_texts_are_on_the_desk_of_the_plan_of_its_sector(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        var code = await desk.Host.SendAs(desk.Vietnam, new AddPilot.Command(PilotDesk.Form with { Title = PlanDesk.Words("Chỉ tiếng Việt", string.Empty) }));
        var row = Assert.Single((await desk.Host.SendAs(desk.Laos, new ListTexts.Query(new TextScope(Plan), Language.Lo, TextFilter.Open))).Rows, each => each.Kind == TextKind.Pilot);
        Assert.Equal((code, "Title"), (row.Subject, row.Field));
        Assert.DoesNotContain((await desk.Host.SendAs(desk.Laos, new ListTexts.Query(new TextScope("2028"), Language.Lo, TextFilter.All))).Rows, each => each.Kind == TextKind.Pilot);
        await desk.Host.SendAs(desk.Laos, new RenderText.Command(TextKind.Pilot, row.Id, row.Field, Language.Lo, "ພາສາລາວ", TextStamp.Of(row.Text)));
        Assert.Equal("ພາສາລາວ", (await desk.ReadAsync(code)).Title[Language.Lo]!.Text);
    }

    [Fact]
    public async Task The_workbook_has_all_that_the_list_has()
    {
        await using var desk = await PilotDesk.OpenAsync(Database.Sqlite);
        var words = await WordsOfBookAsync(desk, desk.Laos);
        Assert.All(["PM1", "PM4", "S07", "ວິສາຫະກິດປຸງແຕ່ງ A", "Thuộc nội dung khác"], each => Assert.Contains(each, words, StringComparison.Ordinal));
    }

    private static async Task<string> WordsOfBookAsync(PilotDesk desk, CurrentUser reader) => await PilotDesk.WordsAsync(await desk.Host.SendAs(reader, new GetPilotBook.Query(Language.Lo)));
}
