using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Data;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>Rows of the working grid: what was typed into cells is saved by the rules of the task's form.</summary>
public class GridTests
{
    private static readonly IReadOnlyList<string> Columns = [.. GridColumn.All.Select(each => each.Id)];
    private static readonly Dictionary<string, string> None = [];

    /// <summary>The counterpart is the other side, and budget lines are rows of their own.</summary>
    [Fact]
    public void Every_field_of_a_task_has_its_columns()
    {
        var fields = GridColumn.All.Select(each => each.Field).OfType<string>().ToHashSet();
        Assert.Equal([nameof(AgreedTask.Budget), nameof(AgreedTask.Counterpart)], TaskFields.All.Select(each => each.Name).Where(each => !fields.Contains(each)).Order());
        Assert.Equal(
            [nameof(Milestone.Code), nameof(Milestone.Planned), nameof(Milestone.Title), nameof(Milestone.Type)],
            GridColumn.All.Select(each => each.MilestoneField).OfType<string>().Distinct().Order());
        Assert.Equal(GridColumn.All.Count, Columns.Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task Cells_that_were_typed_are_saved_and_the_others_stay(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        var before = await desk.EditorAsync("A1");
        var milestone = Assert.Single(before.Saved.Milestones).Id;
        var row = await desk.SendAsync(Save(desk, id, before.Version, new() { ["End"] = "30/9/26", ["Title.lo"] = "ຊື່ໃໝ່", ["Weight"] = "40 %", ["Lead"] = "lao", ["Owners"] = "phong; Ban thư ký mẫu" },
            Change(milestone, "m", new() { ["End"] = "+14d", ["Type"] = "Submit" })));

        var saved = (await desk.EditorAsync("A1")).Saved;
        Assert.Equal((new DateOnly(2026, 3, 2), new DateOnly(2026, 9, 30), 40, Side.Laos, Side.Vietnam), (saved.Start, saved.End, saved.Weight, saved.Lead, saved.Counterpart));
        Assert.Equal(("Xây dựng quy chế", "ຊື່ໃໝ່"), (saved.Title.Vi!.Text, saved.Title.Lo!.Text));
        Assert.Equal((milestone, new DateOnly(2026, 3, 16), MilestoneType.Submit, "Dự thảo"), (saved.Milestones[0].Id, saved.Milestones[0].Planned, saved.Milestones[0].Type, saved.Milestones[0].Title.Vi!.Text));
        Assert.True(saved.Owners.ToHashSet().SetEquals([desk.VietnameseOwner, desk.LaoOwner]));
        Assert.True(row.Version > before.Version);
        Assert.Equal(("30/09/2026", "m", "16/03/2026"), (row.Cells[At("End")], row.Milestones[0].Key, row.Milestones[0].Cells[At("End")]));
    }

    [Theory, EachDatabase]
    public async Task A_new_row_gets_the_next_code_the_own_side_and_the_codes_of_its_milestones(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1"));
        var row = await desk.Host.SendAs(desk.LaoSecretary, Save(desk, null, 0, new() { ["Title.lo"] = "ໜ້າວຽກໃໝ່", ["Start"] = "1/4/26", ["End"] = "30/6/26" },
            Change(null, "second", new() { ["Title.lo"] = "ສອງ", ["End"] = "30/6/26" }), Change(null, "first", new() { ["Title.lo"] = "ໜຶ່ງ", ["End"] = "30/4/26" })));

        var saved = (await desk.EditorAsync("A2")).Saved;
        Assert.Equal((Side.Laos, Side.Vietnam, 1, Language.Lo), (saved.Lead, saved.Counterpart, saved.Weight, saved.Title.Source));
        Assert.Equal([("first", "A2.2"), ("second", "A2.1")], row.Milestones.Select(each => (each.Key!, each.Cells[0]!)));
    }

    [Theory, EachDatabase]
    public async Task A_code_says_the_pillar_of_a_new_row(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddPillar.Command(desk.PlanId, "AB", PlanDesk.Words("Khác", "ອື່ນ")));
        await desk.SendAsync(Save(desk, null, 0, new() { ["Code"] = "AB7", ["Title.vi"] = "Việc" }));
        Assert.Equal("AB", (await desk.EditorAsync("AB7")).Saved.PillarCode);
    }

    [Theory, EachDatabase]
    public async Task All_that_cannot_be_read_or_is_against_a_rule_is_said_at_once_and_nothing_is_saved(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        var before = await desk.EditorAsync("A1");
        var milestone = before.Saved.Milestones[0].Id;
        var refused = await desk.Host.RefusedAsync(desk.Secretary, Save(desk, id, before.Version, new() { ["Title.vi"] = " ", ["Title.lo"] = "", ["Start"] = "mai", ["Weight"] = "101", ["Owners"] = "Nobody", ["Lead"] = "x" },
            Change(milestone, "m", new() { ["End"] = "31/2/2026" })));
        Assert.Equal(
            [(Rules.NotADate, "Start"), (Rules.NotAChoice, "Lead"), (Rules.OwnerNotFound, "Owners"), (Rules.NoSuchDay, "Milestone:0:Planned"), (Rules.Required, "Title"), (Rules.OutOfRange, "Weight")],
            refused.Select(each => (each.Rule, each.Subject!)));
        Assert.Equal(before.Version, (await desk.EditorAsync("A1")).Version);

        Assert.Equal(Rules.TaskDatesOrder, await desk.Host.RefusalAsync(desk.Secretary, Save(desk, id, before.Version, new() { ["End"] = "1/2/26" })));
        Assert.Equal(Rules.TooLong, await desk.Host.RefusalAsync(desk.Secretary, Save(desk, id, before.Version, new() { ["Description.vi"] = new string('x', 100_000) })));
    }

    [Theory, EachDatabase]
    public async Task What_is_unusual_is_asked_as_in_the_form(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        var before = await desk.EditorAsync("A1");
        var asked = await desk.Host.ConfirmAsync(desk.Secretary, Save(desk, id, before.Version, new() { ["End"] = "31/8/28" }));
        Assert.Equal([(Questions.DateAfterPlan, "End")], asked.Select(each => (each.Rule, each.Subject!)));
        Assert.Equal(new DateOnly(2028, 8, 31), (await desk.EditorAsync("A1")).Saved.End);
    }

    [Theory, EachDatabase]
    public async Task The_second_of_two_is_told_who_was_first_and_finds_the_row_as_it_is(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        var opened = await desk.EditorAsync("A1");
        await desk.Host.SendAs(desk.LaoSecretary, Save(desk, id, opened.Version, new() { ["End"] = "30/9/26" }));
        var refusal = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, Save(desk, id, opened.Version, new() { ["Weight"] = "50" })));
        Assert.Equal((Rules.Conflict, desk.LaoSecretary.Name), (refusal.Rule, refusal.Arguments[0]));
        Assert.Equal("30/09/2026", (await desk.SendAsync(new GetTaskRow.Query(PlanDesk.Code, id, Columns))).Cells[At("End")]);
    }

    /// <summary>What is shown and sent back as it is changes nothing, in any language: nothing is lost by being shown.</summary>
    [Theory, EachDatabase]
    public async Task Each_cell_reads_what_it_shows(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A2", 1));
        var form = desk.Form() with { Alternation = LeadAlternation.InTurn, Predecessors = ["A2"], Description = PlanDesk.Words("Dòng một\nDòng “hai”\t3", "ສອງ"), Weight = 12 };
        var id = await desk.AddAsync(form);
        foreach (var language in Languages.All)
        {
            var reader = desk.Secretary with { Language = language };
            var before = await desk.EditorAsync("A1");
            var row = await desk.Host.SendAs(reader, new GetTaskRow.Query(PlanDesk.Code, id, null));
            await desk.Host.SendAs(reader, Save(desk, id, row.Version, CellsOf(row.Cells), [.. row.Milestones.Select(each => Change(each.Id, "m", CellsOf(each.Cells)))]));
            Assert.True(before.Saved.SaysTheSame((await desk.EditorAsync("A1")).Saved), $"{language}");
        }
    }

    [Theory, EachDatabase]
    public async Task Milestones_are_added_and_removed_and_what_is_not_named_stays(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        var opened = await desk.EditorAsync("A1");
        var first = opened.Saved.Milestones[0].Id;
        var row = await desk.SendAsync(Save(desk, id, opened.Version, None, Change(null, "n", new() { ["Title.vi"] = "Hai", ["End"] = "1/5/26" })));
        Assert.Equal(["A1.2", "A1.1"], (await desk.EditorAsync("A1")).Saved.Milestones.OrderBy(each => each.Planned).Select(each => each.Code));
        await desk.SendAsync(Save(desk, id, row.Version, None, new MilestoneChange(first, "m", true, None)));
        Assert.Equal("A1.2", Assert.Single((await desk.EditorAsync("A1")).Saved.Milestones).Code);
    }

    [Theory, EachDatabase]
    public async Task The_grid_shows_a_plan_row_by_row_as_it_is_filtered(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        foreach (var code in new[] { "A10", "A2", "A1" })
        {
            await desk.AddAsync(desk.Form(code, 1));
        }

        var all = await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null));
        Assert.Equal(["A1", "A2", "A10"], all.Rows.Select(each => each.Cells[0]));
        Assert.Equal(["Code", "Title.vi", "Title.lo", "Owners", "Start", "End", "Lead", "Weight"], all.Columns.Select(each => each.Of.Id));
        Assert.Equal(["A1", "Xây dựng quy chế", "ສ້າງລະບຽບການ", "Ban Thư ký mẫu; Phòng mẫu", "02/03/2026", "31/08/2026", "Phía Việt Nam", "1"], all.Rows[0].Cells);
        Assert.Equal(["A1.1", "Dự thảo", "ສະບັບຮ່າງ", null, null, "30/06/2026", null, null], all.Rows[0].Milestones[0].Cells);
        Assert.Equal(["A1", "A2"], (await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, 2))).Rows.Select(each => each.Cells[0]));
        Assert.Empty((await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, new PlanFilter("không có"), null))).Rows);
    }

    [Theory, EachDatabase]
    public async Task Several_tasks_are_changed_at_once_as_it_was_shown_before_or_none_of_them(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var ids = new List<Guid>();
        foreach (var code in new[] { "A1", "A2", "A3", "A4" })
        {
            ids.Add(await desk.AddAsync(desk.Form(code, 10)));
        }

        var other = await desk.SendAsync(new Web.Features.Owners.AddOwner.Command(Side.Laos, PlanDesk.Words("Sở mẫu", "ພະແນກອື່ນ")));
        async Task<IReadOnlyList<ChangeTasks.Shown>> ShownAsync(int count) => [.. (await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, count))).Rows.Select(each => new ChangeTasks.Shown(each.Id, each.Version))];

        // Friday, Tuesday and Monday, by five working days: over one weekend each.
        var days = new BulkChange(BulkKind.Days, "5");
        var lines = (await desk.SendAsync(new ListTaskChanges.Query(desk.PlanId, days, [ids[0]]))).Lines;
        Assert.Equal([("A1", "Start", "02/03/2026", "09/03/2026"), ("A1", "End", "31/08/2026", "07/09/2026"), ("A1.1", "End", "30/06/2026", "07/07/2026")], lines.Select(each => (each.Code, each.Column, each.Before, each.After)));
        Assert.Equal(2, (await desk.SendAsync(new ChangeTasks.Command(desk.PlanId, days, await ShownAsync(2)))).Count);
        Assert.Equal([new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 2)], await StartsAsync(desk, 3));

        await desk.SendAsync(new ChangeTasks.Command(desk.PlanId, new BulkChange(BulkKind.Owners, "sở mẫu"), await ShownAsync(1)));
        Assert.True((await desk.EditorAsync("A1")).Saved.Owners.ToHashSet().SetEquals([desk.VietnameseOwner, other]));
        await desk.SendAsync(new ChangeTasks.Command(desk.PlanId, new BulkChange(BulkKind.Lead, "Lào"), await ShownAsync(1)));
        Assert.Equal((Side.Laos, Side.Vietnam), ((await desk.EditorAsync("A1")).Saved.Lead, (await desk.EditorAsync("A1")).Saved.Counterpart));
        await desk.SendAsync(new ChangeTasks.Command(desk.PlanId, new BulkChange(BulkKind.Weights, string.Empty), await ShownAsync(4)));
        Assert.Equal(["25", "25", "25", "25"], (await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null))).Rows.Select(each => each.Cells[7]));

        // Of three the second was changed meanwhile, or a day is asked about: none is changed.
        var stale = await ShownAsync(3);
        await desk.ReviseAsync("A2", form => form with { Weight = 24 }, desk.LaoSecretary);
        var refused = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new ChangeTasks.Command(desk.PlanId, days, stale)));
        Assert.Equal((Rules.Conflict, "A2"), (refused.Rule, Assert.Single(GridProblem.OfSeveral(new RuleException([refused]), Loc.In(Language.Vi))).Task));
        var far = new ChangeTasks.Command(desk.PlanId, new BulkChange(BulkKind.Days, "200"), await ShownAsync(3));
        Assert.Equal(["A1:End", "A1:Milestone:0:Planned", "A2:End", "A2:Milestone:0:Planned", "A3:End", "A3:Milestone:0:Planned"], (await desk.Host.RefusedAsync(desk.Secretary, far)).Select(each => each.Subject!));
        Assert.Equal([new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 2)], await StartsAsync(desk, 3));
        Assert.Equal(Rules.NotAWholeNumber, await desk.Host.RefusalAsync(desk.Secretary, new ListTaskChanges.Query(desk.PlanId, new BulkChange(BulkKind.Days, "x"), ids)));
        Assert.Equal(Rules.NoWeightLeft, await desk.Host.RefusalAsync(desk.Secretary, new ChangeTasks.Command(desk.PlanId, new BulkChange(BulkKind.Weights, string.Empty), await FullAsync(desk))));
    }

    [Theory, EachDatabase]
    public async Task Many_tasks_are_changed_with_as_many_queries_as_two(Database database)
    {
        var reads = new CountedReads();
        await using var desk = await PlanDesk.OpenAsync(database, reads.Changes);
        for (var number = 1; number <= 12; number++)
        {
            await desk.AddAsync(desk.Form($"A{number}", 1));
        }

        async Task<int> ReadsAsync(int count)
        {
            ChangeTasks.Shown[] shown = [.. (await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, count))).Rows.Select(each => new ChangeTasks.Shown(each.Id, each.Version))];
            return await reads.DuringAsync(async () => Assert.Equal(count, (await desk.SendAsync(new ChangeTasks.Command(desk.PlanId, new BulkChange(BulkKind.Days, "5"), shown))).Count));
        }

        var ofTwo = await ReadsAsync(2);
        Assert.InRange(ofTwo, 4, 30);

        // Of more than ten their plan is told: nobody asks who is writing in each.
        Assert.InRange(await ReadsAsync(12), 4, ofTwo);
    }

    [Theory, EachDatabase]
    public async Task Columns_are_kept_for_the_account_with_the_code_first_and_a_title(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        async Task<IEnumerable<(string Id, int Width)>> ColumnsAsync(Web.Accounts.CurrentUser user) => (await desk.Host.SendAs(user, new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null))).Columns.Select(each => (each.Of.Id, each.Width));
        await desk.SendAsync(new ArrangeGrid.Command([new("Weight", 90), new("Title.en", 5000), new("Code", 70), new("Weight", 60)]));
        await desk.SendAsync(new ArrangeGrid.Command([new("Weight", 90), new("Title.en", 5000), new("Code", 70), new("Weight", 60)]));
        Assert.Equal([("Code", 70), ("Weight", 90), ("Title.en", GridLayout.WidthMax)], await ColumnsAsync(desk.Secretary));
        Assert.Equal(["Code", "Title.lo", "Title.vi", "Owners", "Start", "End", "Lead", "Weight"], (await ColumnsAsync(desk.LaoSecretary)).Select(each => each.Id));
        await desk.SendAsync(new ArrangeGrid.Command([new("End", 100)]));
        Assert.Equal(["Code", "Title.vi", "End"], (await ColumnsAsync(desk.Secretary)).Select(each => each.Id));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new ArrangeGrid.Command([new("Budget", 100)])));
    }

    private static async Task<IEnumerable<DateOnly>> StartsAsync(PlanDesk desk, int count) =>
        await desk.Host.Db(db => db.Tasks.OrderBy(each => each.SortKey).Take(count).Select(each => each.Agreed.Start!.Value).ToListAsync());

    /// <summary>The first task alone, after the others have taken all of the pillar's weight.</summary>
    private static async Task<IReadOnlyList<ChangeTasks.Shown>> FullAsync(PlanDesk desk)
    {
        await desk.ReviseAsync("A4", form => form with { Weight = 100 });
        var row = (await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, 1))).Rows[0];
        return [new(row.Id, row.Version)];
    }

    private static int At(string column) => GridColumn.All.ToList().FindIndex(each => each.Id == column);

    private static Dictionary<string, string> CellsOf(IReadOnlyList<string?> cells) =>
        cells.Select((text, at) => (GridColumn.All[at].Id, text)).Where(each => each.text is not null).ToDictionary(each => each.Id, each => each.text!);

    private static MilestoneChange Change(Guid? id, string key, Dictionary<string, string> cells) => new(id, key, false, cells);

    private static SaveTaskRow.Command Save(PlanDesk desk, Guid? task, int version, Dictionary<string, string> cells, params MilestoneChange[] milestones) =>
        new(desk.PlanId, new RowChange(task, version, "A", cells, milestones), Columns);
}
