using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Layout.Drafts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

/// <summary>Rows that come, go and get another code.</summary>
public partial class AmendmentGridTests
{
    /// <summary>An answer that was lost is asked for again, whatever happened to the row meanwhile; who waits for it goes on to wait.</summary>
    [Theory, EachDatabase]
    public async Task A_task_that_got_another_code_in_its_form_is_the_same_row_and_others_still_wait_for_it(Database database)
    {
        await using var desk = await OpenAsync(database);
        var command = new SaveTaskRow.Command(desk.Plan.PlanId, new RowChange(null, 0, "A", Cells(("Title.vi", "Việc mới"), ("Title.lo", "ວຽກໃໝ່")), []), Columns, Guid.CreateVersion7(), await IdAsync(desk));
        var added = await desk.Plan.SendAsync(command);
        await desk.DropAsync("A3");
        var rows = (await ShowAsync(desk)).Rows;
        await SaveAsync(desk, rows[0], new() { ["Predecessors"] = "A4 SS+5" });
        await desk.AmendAsync("A2", form => form with { Predecessors = ["A1", "A4"] });
        await desk.Host.SendAs(desk.Plan.LaoSecretary, new KeepDraft.Command($"amendment:{await IdAsync(desk)}:A4", """{"at":"2026-06-22T02:00:00Z","tab":"t","fields":{"Weight":"7"}}"""));
        await desk.AmendAsync("A4", form => form with { Code = "A9" });
        Assert.NotNull(await desk.Host.SendAs(desk.Plan.LaoSecretary, new FindDraft.Query($"amendment:{await IdAsync(desk)}:A9")));

        Assert.Equal((added.Id, "A9"), ((await desk.Plan.SendAsync(command)).Id, (await desk.Plan.SendAsync(command)).Cells[0]));
        var items = (await desk.AmendmentAsync()).Items.ToDictionary(each => each.TaskCode);
        Assert.Equal(["A1", "A2", "A3", "A9"], items.Keys.Order());
        Assert.Equal((command.NewId, "A9"), ((Guid?)items["A9"].Id, items["A9"].After!.Code));
        Assert.Equal(["A9 SS+5"], items["A1"].After!.Predecessors);
        Assert.Equal(["A1", "A9"], items["A2"].After!.Predecessors);

        // Once it is taken out, nobody waits for it: what says nothing else then is as agreed.
        var row = (await ShowAsync(desk)).Rows.Single(each => each.Id == added.Id);
        await desk.Plan.SendAsync(new TakeRowBack.Command(await IdAsync(desk), row.Id, row.Version));
        items = (await desk.AmendmentAsync()).Items.ToDictionary(each => each.TaskCode);
        Assert.Equal(["A2", "A3"], items.Keys.Order());
        Assert.Equal(["A1"], items["A2"].After!.Predecessors);
    }

    [Theory, EachDatabase]
    public async Task An_indicator_that_got_another_code_in_its_form_is_the_same_part_and_tasks_still_name_it(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.AmendIndicatorAsync(null, form => form with { Code = "C1", Title = PlanDesk.Words("Chỉ số", "ຕົວຊີ້ວັດ"), Unit = PlanDesk.Words("người", "ຄົນ") });
        await desk.AmendAsync("A1", form => form with { Indicators = ["C1"] });
        var before = Assert.Single((await desk.AmendmentAsync()).Indicators).Id;
        await desk.AmendIndicatorAsync("C1", form => form with { Code = "C7" });
        var amendment = await desk.AmendmentAsync();
        Assert.Equal((before, "C7"), (Assert.Single(amendment.Indicators).Id, amendment.Indicators[0].Code));
        Assert.Equal(["C7"], Assert.Single(amendment.Items).After!.Indicators);
    }

    /// <summary>From its row, with a way back to all that the amendment said of it before; why is said before it is sent.</summary>
    [Theory, EachDatabase]
    public async Task A_task_is_dropped_from_its_row_and_comes_back_as_it_was_amended(Database database)
    {
        await using var desk = await OpenAsync(database);
        await desk.AmendAsync("A2", form => form with { Description = PlanDesk.Words("Không cột nào có", "ບໍ່ມີໃນຖັນ"), End = new(2026, 9, 30) });
        var (id, opened) = (await IdAsync(desk), (await ShowAsync(desk)).Rows[1]);
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Plan.LaoSecretary, new DropTaskRow.Command(id, opened.Id, opened.Version + 1, Columns)));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(desk.Chairs[Side.Laos], new DropTaskRow.Command(id, opened.Id, opened.Version, Columns)));
        var row = await desk.Plan.SendAsync(new DropTaskRow.Command(id, opened.Id, opened.Version, Columns));
        Assert.Equal(("A2", "Drop"), (row.Cells[0], row.Change));
        Assert.Equal(row.Version, (await desk.Plan.SendAsync(new DropTaskRow.Command(id, opened.Id, opened.Version, Columns))).Version);
        Assert.Equal([(Rules.AmendmentDropUnexplained, "A2")], (await desk.ShowAsync()).Broken.Select(each => (each.Rule, each.Subject!)));

        await desk.Plan.SendAsync(new TakeRowBack.Command(id, row.Id, row.Version));
        var item = Assert.Single((await desk.AmendmentAsync()).Items);
        Assert.Equal((AmendmentKind.Change, new DateOnly(2026, 9, 30), "Không cột nào có", null), (item.Kind, item.After!.End!.Value, item.After.Description.Vi!.Text, item.SetAside));
        Assert.Equal(opened.Version, (await ShowAsync(desk)).Rows[1].Version);

        // With its reason, written in its form, it is sent and leaves the plan.
        await desk.Plan.SendAsync(new DropTaskRow.Command(id, opened.Id, opened.Version, Columns));
        await desk.DropAsync("A2");
        Assert.Empty((await desk.ShowAsync()).Broken);
        await desk.SendAsync();
        await desk.SignBothAsync();
        Assert.NotNull((await desk.TaskAsync("A2")).DroppedOn);
    }

    [Theory, EachDatabase]
    public async Task A_new_task_stands_in_its_pillar_also_where_not_all_rows_come_with_the_page(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database, draft: async plan =>
        {
            await plan.SendAsync(new AddPillar.Command(plan.PlanId, "B", PlanDesk.Words("Trụ hai", "ເສົາສອງ")));
            await plan.AddAsync(plan.Form("B1", 50) with { PillarCode = "B" });
            await plan.AddAsync(plan.Form("B2", 50) with { PillarCode = "B" });
        });
        await desk.ProposeAsync();
        await desk.AmendAsync(null, form => form with { Code = "A2", PillarCode = "A", Title = PlanDesk.Words("Việc", "ວຽກ"), Lead = Side.Vietnam, Counterpart = Side.Laos });
        await desk.AmendAsync(null, form => form with { Code = "B3", PillarCode = "B", Title = PlanDesk.Words("Việc", "ວຽກ"), Lead = Side.Vietnam, Counterpart = Side.Laos });
        var part = await desk.Plan.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, 2, 1));
        Assert.Equal("A1 A2 B1, 5", $"{string.Join(' ', part.Rows.Select(each => each.Cells[0]))}, {part.Total}");
        Assert.Equal(["A1", "A2", "B1", "B2", "B3"], (await ShowAsync(desk)).Rows.Select(each => each.Cells[0]));
    }
}
