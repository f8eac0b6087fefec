using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>The sectors of a draft: where they come from, who changes them, and who reads them.</summary>
public sealed class PlanSectorTests
{
    private static readonly TextWords Wood = PlanDesk.Words("Gỗ", "ໄມ້");

    [Theory, EachDatabase]
    public async Task A_plan_begins_with_those_of_the_memorandum_and_the_next_with_those_of_the_plan_before(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var sectors = (await EditorAsync(desk)).Sectors;
        Assert.Equal(Enumerable.Range(1, 10).Select(number => $"S{number:00}"), sectors.Select(each => each.Code));
        Assert.All(sectors, each => Assert.All(Languages.All, language => Assert.False(string.IsNullOrEmpty(each.Title[language]?.Text))));

        await desk.SendAsync(new AddSector.Command(desk.PlanId, "S11", Wood));
        await desk.SendAsync(new RemoveSector.Command(desk.PlanId, "S01"));
        await desk.Host.SureAsync(desk.Secretary, new CreatePlan.Command("2027", PlanKind.Annual, PlanDesk.Words("Kế hoạch 2027"), new(2027, 1, 1), new(2027, 12, 31), desk.PlanId));
        var next = (await EditorAsync(desk, "2027")).Sectors;
        Assert.Equal([.. sectors.Skip(1).Select(each => each.Code), "S11"], next.Select(each => each.Code));

        // Each plan has its own: what one changes is the other's as it was.
        await desk.SendAsync(new AddSector.Command(desk.PlanId, "S12", PlanDesk.Words("Giấy", "ເຈ້ຍ")));
        Assert.Equal(next, (await EditorAsync(desk, "2027")).Sectors);
    }

    [Theory, EachDatabase]
    public async Task Secretaries_rename_order_and_remove_them_and_one_that_tasks_name_stays(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1", 50) with { Sectors = ["S06"] });
        await desk.AddAsync(desk.Form("A2", 50) with { Sectors = ["S06", "S10"] });
        var refused = Assert.Single(await desk.Host.RefusedAsync(desk.LaoSecretary, new RemoveSector.Command(desk.PlanId, "S06")));
        Assert.Equal((Rules.SectorInUse, "A1, A2"), (refused.Rule, refused.Arguments[1]));

        // A code that another's begins with is not the same.
        await desk.SendAsync(new AddSector.Command(desk.PlanId, "S1", Wood));
        await desk.SendAsync(new RemoveSector.Command(desk.PlanId, "S1"));
        await desk.SendAsync(new MoveSector.Command(desk.PlanId, "S02"));
        var opened = await EditorAsync(desk);
        await desk.SendAsync(new RenameSector.Command(desk.PlanId, "S06", new TextWords("Điện tử", "ເອເລັກໂຕຣນິກ", "Electronics"), opened.Version));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.LaoSecretary, new RenameSector.Command(desk.PlanId, "S06", Wood, opened.Version)));
        Assert.Equal(Rules.SectorCodeTaken, await desk.Host.RefusalAsync(desk.Secretary, new AddSector.Command(desk.PlanId, "s06", Wood)));
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, new AddSector.Command(desk.PlanId, "S11", TextWords.None)));

        var now = await EditorAsync(desk);
        Assert.Equal(["S02", "S01", "S03"], now.Sectors.Take(3).Select(each => each.Code));
        Assert.Equal(("Điện tử", 2), (now.Sectors.Single(each => each.Code == "S06").Title.Vi!.Text, now.Sectors.Single(each => each.Code == "S06").Tasks));
        var told = (await desk.Host.Db(db => db.History.Where(each => each.Action == nameof(RenameSector)).ToListAsync())).SelectMany(each => each.Changes);
        Assert.Contains(told, each => each is { Field: "Sector.Title", Subject: "S06", Language: Language.Vi, After: "Điện tử" });
        Assert.DoesNotContain(told, each => each.Subject == "S01");
    }

    [Theory, EachDatabase]
    public async Task Lists_groups_choices_and_workbooks_have_the_plans_own_in_its_order(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddSector.Command(desk.PlanId, "S11", Wood));
        for (var step = 0; step < 10; step++)
        {
            await desk.SendAsync(new MoveSector.Command(desk.PlanId, "S11"));
        }

        await desk.AddAsync(desk.Form("A1", 40) with { Sectors = ["S06"] });
        await desk.AddAsync(desk.Form("A2", 30) with { Sectors = ["S02", "S11"] });
        await desk.AddAsync(desk.Form("A3", 30));
        var grouped = await desk.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None, Group: PlanGroup.Sector));
        Assert.Equal([("A2", "S11"), ("A1", "S06"), ("A3", string.Empty)], grouped.Rows.Select(each => (each.Code, each.Group)));
        Assert.Equal(("S11", "Gỗ"), (grouped.Plan.Totals.Sectors[0].Code, grouped.Plan.Totals.Sectors[0].Title.For(Language.Vi)));
        Assert.Equal(["A2"], (await desk.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None with { Sector = "S11" }))).Rows.Select(each => each.Code));
        Assert.Equal("S11", (await desk.EditorAsync("A1")).Sectors[0].Code);
        Assert.Equal(["S11", "S02"], (await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A2"))).Sectors.Select(each => each.Code));

        await desk.SendAsync(new RemoveSector.Command(desk.PlanId, "S10"));
        Assert.Equal(string.Empty, await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Sectors"], ["A1", "S11"]))));
        Assert.Equal($"B2 {Rules.SectorUnknown}", await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Sectors"], ["A1", "S10"]))));
        var lists = Books.PartOfSheet((await desk.SendAsync(new GetPlanTemplate.Query(PlanDesk.Code, [Language.Vi]))).Bytes, "Lists");
        Assert.Contains("S11", lists, StringComparison.Ordinal);
        Assert.DoesNotContain("S10", lists, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Their_titles_are_translated_at_the_desk_and_found(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddSector.Command(desk.PlanId, "S11", PlanDesk.Words("Chế biến gỗ")));
        var open = await desk.Host.SendAs(desk.LaoSecretary, new ListTexts.Query(new TextScope(PlanDesk.Code), Language.Lo, TextFilter.Open));
        var row = Assert.Single(open.Rows, each => each.Kind == TextKind.Plan);
        Assert.Equal("Sector:S11", row.Field);
        await desk.Host.SendAs(desk.LaoSecretary, new RenderText.Command(TextKind.Plan, desk.PlanId, row.Field, Language.Lo, "ປຸງແຕ່ງໄມ້", TextStamp.Of(row.Text)));
        Assert.Equal("ປຸງແຕ່ງໄມ້", (await EditorAsync(desk)).Sectors.Single(each => each.Code == "S11").Title.Lo!.Text);
        Assert.Contains(await desk.Host.Db(db => db.TextEntries.Where(each => each.Field == "Sector:S11" && !each.IsFormer).ToListAsync()), each => each.IsName && each.Exact.Contains("ປຸງແຕ່ງໄມ້", StringComparison.Ordinal));

        await desk.SendAsync(new RemoveSector.Command(desk.PlanId, "S11"));
        Assert.Empty(await desk.Host.Db(db => db.TextEntries.Where(each => each.Field == "Sector:S11" && !each.IsFormer).ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_task_that_is_carried_over_finds_its_sector_in_the_next_plan(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddSector.Command(desk.PlanId, "S11", Wood));
        await desk.AddAsync(desk.Form() with { Sectors = ["S11"] });
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        await desk.Host.SureAsync(desk.Secretary, new CreatePlan.Command("2027", PlanKind.Annual, PlanDesk.Words("Kế hoạch 2027"), new(2027, 1, 1), new(2027, 12, 31)));
        var next = await EditorAsync(desk, "2027");
        Assert.DoesNotContain(next.Sectors, each => each.Code == "S11");
        await desk.Host.SureAsync(desk.Secretary, new CarryOver.Command(desk.PlanId, next.PlanId, ["A1"], [], [], false));
        Assert.Equal(1, (await EditorAsync(desk, "2027")).Sectors.Single(each => each.Code == "S11").Tasks);
    }

    private static Task<GetPlanEditor.Model> EditorAsync(PlanDesk desk, string code = PlanDesk.Code) => desk.SendAsync(new GetPlanEditor.Query(code));
}
