using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

/// <summary>An amendment's draft in the working grid: rows of the plan's tasks, with what it changes written in.</summary>
public partial class AmendmentGridTests
{
    private static readonly IReadOnlyList<string> Columns = [.. GridColumn.All.Select(each => each.Id)];

    [Theory, EachDatabase]
    public async Task A_row_that_is_saved_is_an_item_with_the_task_as_it_was_and_as_it_shall_be(Database database)
    {
        await using var desk = await OpenAsync(database);
        var opened = await ShowAsync(desk);
        Assert.Equal(["A1", "A2", "A3"], opened.Rows.Select(each => each.Cells[0]));
        Assert.All(opened.Rows, each => Assert.Equal((0, null, null), (each.Version, each.Change, each.Was)));
        var mark = opened.Rows[0].Milestones[0].Id;

        var row = await SaveAsync(desk, opened.Rows[0], new() { ["End"] = "30/9/26", ["Weight"] = "40" }, Change(mark, new() { ["End"] = "31/7/26" }));
        Assert.Equal(("Change", "30/09/2026", "31/08/2026", "34"), (row.Change, row.Cells[At("End")], row.Was![At("End")], row.Was[At("Weight")]));
        Assert.Null(row.Was[At("Start")]);
        Assert.Equal("30/06/2026", row.Milestones[0].Was![At("End")]);

        var item = Assert.Single((await desk.AmendmentAsync()).Items);
        Assert.Equal(("A1", AmendmentKind.Change, new DateOnly(2026, 8, 31), new DateOnly(2026, 9, 30)), (item.TaskCode, item.Kind, item.Before!.End, item.After!.End));
        Assert.Equal((new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 31), mark), (item.Before.Milestones[0].Planned, item.After.Milestones[0].Planned, item.After.Milestones[0].Id));
        Assert.Equal(new DateOnly(2026, 8, 31), (await desk.TaskAsync()).Agreed.End);

        // What the answer says of it is what the next reading says, and it can be saved again by that.
        var read = (await ShowAsync(desk)).Rows[0];
        Assert.Equal((row.Version, row.Cells[At("End")]), (read.Version, read.Cells[(await ShowAsync(desk)).Columns.ToList().FindIndex(each => each.Of.Id == "End")]));
        await SaveAsync(desk, row, new() { ["Weight"] = "41" });
        Assert.Equal(41, Assert.Single((await desk.AmendmentAsync()).Items).After!.Weight);
    }

    [Theory, EachDatabase]
    public async Task What_is_again_as_it_is_agreed_is_no_longer_in_the_amendment(Database database)
    {
        await using var desk = await OpenAsync(database);
        var row = (await ShowAsync(desk)).Rows[0];
        var mark = row.Milestones[0].Id;
        row = await SaveAsync(desk, row, new() { ["End"] = "30/9/26", ["Title.vi"] = "Tên khác" }, new MilestoneChange(mark, "m", true, Cells()));
        Assert.Equal("Drop", Assert.Single(row.Milestones).Change);
        Assert.Empty(Assert.Single((await desk.AmendmentAsync()).Items).After!.Milestones);
        row = await SaveAsync(desk, row, new() { ["End"] = "31/8/26" }, Change(mark, Cells()));
        Assert.Equal(mark, Assert.Single(Assert.Single((await desk.AmendmentAsync()).Items).After!.Milestones).Id);
        row = await SaveAsync(desk, row, new() { ["Title.vi"] = "Xây dựng quy chế" });
        Assert.Equal((0, null, null), (row.Version, row.Change, row.Was));
        Assert.Empty((await desk.AmendmentAsync()).Items);

        // Nothing that was typed is a change that nobody made.
        await SaveAsync(desk, row, new() { ["End"] = "31/8/26" });
        Assert.Empty((await desk.AmendmentAsync()).Items);
    }

    [Theory, EachDatabase]
    public async Task What_is_refused_changes_nothing(Database database)
    {
        await using var desk = await OpenAsync(database);
        var row = (await ShowAsync(desk)).Rows[0];
        var refused = await desk.Host.RefusedAsync(desk.Plan.Secretary, await CommandAsync(desk, row, new() { ["End"] = "31/2/26", ["Weight"] = "101", ["Owners"] = "Nobody" }));
        Assert.Equal([(Rules.NoSuchDay, "End"), (Rules.OwnerNotFound, "Owners"), (Rules.OutOfRange, "Weight")], refused.Select(each => (each.Rule, each.Subject!)));
        Assert.Equal(Rules.MilestoneCodeTaken, await desk.Host.RefusalAsync(desk.Plan.Secretary, await CommandAsync(desk, row, Cells(), Change(null, new() { ["Code"] = "A2.1", ["Title.vi"] = "Mốc" }))));
        Assert.Equal([(Questions.DateAfterPlan, "End")], (await desk.Host.RefusedAsync(desk.Plan.Secretary, await CommandAsync(desk, row, new() { ["End"] = "31/8/28" }))).Select(each => (each.Rule, each.Subject!)));
        Assert.Empty((await desk.AmendmentAsync()).Items);
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], await CommandAsync(desk, row, new() { ["End"] = "30/9/26" })));

        await SaveAsync(desk, row, new() { ["End"] = "30/9/26" });
        await desk.SendAsync();
        var sent = (await ShowAsync(desk)).Rows[0];
        Assert.Equal(Rules.AmendmentNotInDraft, await desk.Host.RefusalAsync(desk.Plan.Secretary, await CommandAsync(desk, sent, new() { ["End"] = "30/10/26" })));
    }

    /// <summary>Two rows are not in each other's way; of one row the second is told who was first.</summary>
    [Theory, EachDatabase]
    public async Task Two_people_write_two_rows_and_the_second_of_one_row_is_told(Database database)
    {
        await using var desk = await OpenAsync(database);
        var opened = (await ShowAsync(desk)).Rows;
        await SaveAsync(desk, opened[0], new() { ["End"] = "30/9/26" });
        await SaveAsync(desk, opened[1], new() { ["End"] = "30/9/26" }, by: desk.Plan.LaoSecretary);
        Assert.Equal(2, (await desk.AmendmentAsync()).Items.Count);

        var refusal = Assert.Single(await desk.Host.RefusedAsync(desk.Plan.LaoSecretary, await CommandAsync(desk, opened[0], new() { ["Weight"] = "50" })));
        Assert.Equal((Rules.Conflict, desk.Plan.Secretary.Name), (refusal.Rule, refusal.Arguments[0]));
        Assert.Equal("30/09/2026", (await desk.Plan.SendAsync(new GetTaskRow.Query(PlanDesk.Code, opened[0].Id, Columns, 1))).Cells[At("End")]);
    }

    [Theory, EachDatabase]
    public async Task A_new_row_is_a_task_that_the_amendment_adds_and_is_added_once(Database database)
    {
        await using var desk = await OpenAsync(database);
        var command = new SaveTaskRow.Command(desk.Plan.PlanId, new RowChange(null, 0, "A", Cells(("Title.vi", "Việc mới"), ("Title.lo", "ວຽກໃໝ່"), ("End", "30/9/26")), [Change(null, new() { ["Title.vi"] = "Mốc", ["End"] = "30/9/26" })]), Columns, Guid.CreateVersion7(), await IdAsync(desk));
        var first = await desk.Plan.SendAsync(command);
        Assert.Equal(first.Version, (await desk.Plan.SendAsync(command)).Version);
        Assert.Equal(("A4", "Add", "A4.1"), (first.Cells[0], first.Change, first.Milestones[0].Cells[0]));
        var item = Assert.Single((await desk.AmendmentAsync()).Items);
        Assert.Equal((command.NewId, AmendmentKind.Add, (Side?)Side.Vietnam), ((Guid?)item.Id, item.Kind, item.After!.Lead));

        await SaveAsync(desk, first, new() { ["Weight"] = "5" });
        Assert.Equal((command.NewId, 5), Assert.Single((await desk.AmendmentAsync()).Items.Select(each => ((Guid?)each.Id, each.After!.Weight))));
        Assert.Equal(["A1", "A2", "A3", "A4"], (await ShowAsync(desk)).Rows.Select(each => each.Cells[0]));
        Assert.Equal(4, (await ShowAsync(desk)).Total);

        var copy = await desk.Plan.SendAsync(new SaveTaskRow.Command(desk.Plan.PlanId, new RowChange(null, 0, "A", Cells(), [], first.Id), Columns, null, await IdAsync(desk)));
        Assert.Equal(("A5", "30/09/2026"), (copy.Cells[0], copy.Cells[At("End")]));
        await desk.Plan.SendAsync(new TakeRowBack.Command(await IdAsync(desk), copy.Id, copy.Version));
        Assert.Equal(["A4"], (await desk.AmendmentAsync()).Items.Select(each => each.TaskCode));
    }

    [Theory, EachDatabase]
    public async Task A_task_that_leaves_the_plan_is_shown_and_can_be_taken_back(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.DropAsync("A2");
        var row = (await ShowAsync(desk)).Rows[1];
        Assert.Equal(("A2", "Drop"), (row.Cells[0], row.Change));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Plan.LaoSecretary, new TakeRowBack.Command(await IdAsync(desk), row.Id, row.Version + 1)));
        await desk.Plan.SendAsync(new TakeRowBack.Command(await IdAsync(desk), row.Id, row.Version));
        Assert.Equal((0, null), ((await ShowAsync(desk)).Rows[1].Version, (await ShowAsync(desk)).Rows[1].Change));
        Assert.Empty((await desk.AmendmentAsync()).Items);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Plan.Secretary, new TakeRowBack.Command(await IdAsync(desk), row.Id, 0)));
    }

    /// <summary>A postponement: all rows by n working days, as it was shown before, or none of them.</summary>
    [Theory, EachDatabase]
    public async Task Rows_are_moved_by_working_days_at_once_with_a_preview_or_none_of_them(Database database)
    {
        await using var desk = await OpenAsync(database);
        var (plan, amendment, days) = (desk.Plan.PlanId, await IdAsync(desk), new BulkChange(BulkKind.Days, "5"));
        var rows = (await ShowAsync(desk)).Rows;
        var lines = (await desk.Plan.SendAsync(new ListTaskChanges.Query(plan, days, [rows[0].Id], amendment))).Lines;
        Assert.Equal([("A1", "Start", "02/03/2026", "09/03/2026"), ("A1", "End", "31/08/2026", "07/09/2026"), ("A1.1", "End", "30/06/2026", "07/07/2026")], lines.Select(each => (each.Code, each.Column, each.Before, each.After)));
        Assert.Empty((await desk.AmendmentAsync()).Items);

        ChangeTasks.Shown[] stale = [.. rows.Select(each => new ChangeTasks.Shown(each.Id, each.Version))];
        Assert.Equal(2, (await desk.Plan.SendAsync(new ChangeTasks.Command(plan, days, stale[..2], amendment))).Count);
        Assert.Equal([("A1", new DateOnly(2026, 9, 7)), ("A2", new DateOnly(2026, 9, 7))], (await desk.AmendmentAsync()).Items.Select(each => (each.TaskCode, each.After!.End!.Value)).Order());
        Assert.Equal([Rules.Conflict, Rules.Conflict], (await desk.Host.RefusedAsync(desk.Plan.LaoSecretary, new ChangeTasks.Command(plan, days, stale, amendment))).Select(each => each.Rule));
        Assert.Equal(2, (await desk.AmendmentAsync()).Items.Count);

        // Back again: nothing is left of it.
        var now = (await ShowAsync(desk)).Rows.Take(2).Select(each => new ChangeTasks.Shown(each.Id, each.Version)).ToList();
        await desk.Plan.SendAsync(new ChangeTasks.Command(plan, new BulkChange(BulkKind.Days, "-5"), now, amendment));
        Assert.Empty((await desk.AmendmentAsync()).Items);
    }

    [Theory, EachDatabase]
    public async Task What_was_written_in_the_grid_is_signed_and_comes_in_force(Database database)
    {
        await using var desk = await OpenAsync(database);
        await SaveAsync(desk, (await ShowAsync(desk)).Rows[0], new() { ["End"] = "30/9/26" });
        Assert.Empty((await desk.ShowAsync()).Broken);
        await desk.SendAsync();
        await desk.SignBothAsync();
        Assert.Equal(new DateOnly(2026, 9, 30), (await desk.TaskAsync()).Agreed.End);
    }

    /// <summary>Whoever typed into the row before it was dropped does not undo that by saving.</summary>
    [Theory, EachDatabase]
    public async Task What_leaves_the_plan_takes_nothing_until_that_is_taken_back(Database database)
    {
        await using var desk = await OpenAsync(database);
        var opened = (await ShowAsync(desk)).Rows;
        await desk.DropAsync("A2");
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Plan.LaoSecretary, await CommandAsync(desk, opened[1], new() { ["End"] = "30/9/26" })));

        // Once more, over what the other saved; and with others at once.
        var dropped = (await ShowAsync(desk)).Rows[1];
        Assert.Equal(Rules.AmendmentTaskLeaves, await desk.Host.RefusalAsync(desk.Plan.LaoSecretary, await CommandAsync(desk, dropped, new() { ["End"] = "30/9/26" })));
        Assert.Equal(Rules.AmendmentTaskLeaves, await desk.Host.RefusalAsync(desk.Plan.LaoSecretary, await CommandAsync(desk, dropped, Cells())));
        ChangeTasks.Shown[] both = [new(opened[0].Id, opened[0].Version), new(dropped.Id, dropped.Version)];
        Assert.Equal(Rules.AmendmentTaskLeaves, await desk.Host.RefusalAsync(desk.Plan.LaoSecretary, new ChangeTasks.Command(desk.Plan.PlanId, new BulkChange(BulkKind.Days, "5"), both, await IdAsync(desk))));
        var item = Assert.Single((await desk.AmendmentAsync()).Items);
        Assert.Equal(("A2", AmendmentKind.Drop, AmendmentDesk.Why.Vi), (item.TaskCode, item.Kind, item.Reason.Vi!.Text));

        await desk.Plan.SendAsync(new TakeRowBack.Command(await IdAsync(desk), dropped.Id, dropped.Version));
        await SaveAsync(desk, opened[1], new() { ["End"] = "30/9/26" });
        Assert.Equal(AmendmentKind.Change, Assert.Single((await desk.AmendmentAsync()).Items).Kind);
    }

    [Theory, EachDatabase]
    public async Task A_pillar_that_the_amendment_adds_is_shown_with_its_tasks_and_takes_more(Database database)
    {
        await using var desk = await OpenAsync(database);
        Assert.Equal(["A"], (await ShowAsync(desk)).Pillars.Select(each => each.Code));
        var words = PlanDesk.Words("Trụ mới", "ເສົາໃໝ່");
        await desk.OutlineAsync(form => form with { Pillars = [new PartForm("E", words), .. form.Pillars.Select(each => each with { Title = PlanDesk.Words("Tên khác", "ຊື່ອື່ນ") })] });
        await desk.AmendAsync(null, form => form with { Code = "E1", PillarCode = "E", Title = words, Lead = Side.Vietnam, Counterpart = Side.Laos });

        var shown = await ShowAsync(desk);
        Assert.Equal([("E", "Trụ mới"), ("A", "Tên khác")], shown.Pillars.Select(each => (each.Code, each.Title.Vi!.Text)));
        Assert.Equal([("A1", "A"), ("A2", "A"), ("A3", "A"), ("E1", "E")], shown.Rows.Select(each => (each.Cells[0], each.Pillar)));
        var typed = Cells(("Code", "E2"), ("Title.vi", "Việc mới"), ("Title.lo", "ວຽກໃໝ່"));
        Assert.Equal(("E2", "E"), await AddAsync("A", typed));
        typed.Remove("Code");
        Assert.Equal(("E3", "E"), await AddAsync("E", typed));

        async Task<(string, string)> AddAsync(string pillar, Dictionary<string, string> cells)
        {
            var row = await desk.Plan.SendAsync(new SaveTaskRow.Command(desk.Plan.PlanId, new RowChange(null, 0, pillar, cells, []), Columns, null, await IdAsync(desk)));
            return (row.Cells[0]!, row.Pillar);
        }
    }

    /// <summary>The page's own address names the task one begins at; its rows are read by that address, and one of them by its id.</summary>
    [Theory, EachDatabase]
    public async Task Rows_are_read_again_whatever_task_the_page_began_at(Database database)
    {
        await using var desk = await OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("vi");
        var secretary = await desk.Host.UserAsync(Role.Secretary, Side.Vietnam, password: DemoAccounts.Password);
        await browser.SignInAsync(await desk.Host.Db(db => db.Users.Where(each => each.Id == secretary.Id).Select(each => each.Email!).SingleAsync()), DemoAccounts.Password);
        const string address = $"/plans/{PlanDesk.Code}/amendments/1/grid";
        var (status, content) = await browser.AskAsync($"{address}?task=A2");
        Assert.Equal(200, status);
        var rows = JsonDocument.Parse(content).RootElement.EnumerateArray().ToList();
        Assert.Equal((await ShowAsync(desk)).Rows.Select(each => each.Id), rows.Select(each => each.GetProperty("id").GetGuid()));

        var one = await browser.AskAsync($"{address}?row={rows[1].GetProperty("id").GetGuid()}&columns=Code");
        Assert.Equal((200, "A2"), (one.Status, JsonDocument.Parse(one.Content).RootElement.GetProperty("cells")[0].GetString()));

        // As the amendment has it, there and nowhere else; what it says is asked for alone.
        var saved = await SaveAsync(desk, (await ShowAsync(desk)).Rows[1], new() { ["End"] = "30/9/26" });
        one = await browser.AskAsync($"{address}?row={saved.Id}&columns=Code,End");
        Assert.Equal((saved.Version, "30/09/2026"), (JsonDocument.Parse(one.Content).RootElement.GetProperty("version").GetInt32(), JsonDocument.Parse(one.Content).RootElement.GetProperty("cells")[1].GetString()));
        one = await browser.AskAsync($"/plans/{PlanDesk.Code}/grid?row={saved.Id}&columns=Code,End");
        Assert.Equal("31/08/2026", JsonDocument.Parse(one.Content).RootElement.GetProperty("cells")[1].GetString());
        Assert.Equal(404, (await browser.AskAsync($"/plans/{PlanDesk.Code}/amendments/2/grid?row={saved.Id}&columns=Code")).Status);
        var amended = await browser.AskAsync($"{address}?amended=true&columns=End,Code");
        Assert.Equal(["30/09/2026", "A2"], JsonDocument.Parse(amended.Content).RootElement.EnumerateArray().Single().GetProperty("cells").EnumerateArray().Select(each => each.GetString()));
    }

    private static async Task<AmendmentDesk> OpenAsync(Database database)
    {
        var desk = await AmendmentDesk.OpenAsync(database, tasks: 3);
        await desk.ProposeAsync();
        return desk;
    }

    private static Task<Guid> IdAsync(AmendmentDesk desk) => desk.Host.Db(db => db.Amendments.Select(each => each.Id).SingleAsync());

    private static Task<GetPlanGrid.Result> ShowAsync(AmendmentDesk desk) => desk.Plan.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null, 1));

    private static async Task<GridRow> SaveAsync(AmendmentDesk desk, GridRow row, Dictionary<string, string> cells, MilestoneChange? milestone = null, CurrentUser? by = null) =>
        await desk.Host.SendAs(by ?? desk.Plan.Secretary, await CommandAsync(desk, row, cells, milestone));

    private static async Task<SaveTaskRow.Command> CommandAsync(AmendmentDesk desk, GridRow row, Dictionary<string, string> cells, MilestoneChange? milestone = null) =>
        new(desk.Plan.PlanId, new RowChange(row.Id, row.Version, row.Pillar, cells, milestone is null ? [] : [milestone]), Columns, null, await IdAsync(desk));

    private static int At(string column) => Columns.ToList().IndexOf(column);

    private static Dictionary<string, string> Cells(params (string Column, string Typed)[] cells) => cells.ToDictionary(each => each.Column, each => each.Typed);

    private static MilestoneChange Change(Guid? id, Dictionary<string, string> cells) => new(id, "m", false, cells);
}
