using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Data;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>The order of the grid's rows: as one chose to read them, and as they were put by hand.</summary>
public class GridOrderTests
{
    [Theory, EachDatabase]
    public async Task Grid_and_chart_are_sorted_and_grouped_as_the_list(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddPillar.Command(desk.PlanId, "B", PlanDesk.Words("Khác", "ອື່ນ")));
        await desk.AddAsync(desk.Form("A10", 1) with { Title = PlanDesk.Words("An", "ກ"), Start = new(2026, 5, 1), End = new(2026, 12, 1) });
        await desk.AddAsync(desk.Form("A2", 1) with { Title = PlanDesk.Words("Ý", "ຂ"), Lead = Side.Laos, Counterpart = Side.Vietnam, Owners = [desk.LaoOwner], End = new(2026, 7, 1) });
        await desk.AddAsync(desk.Form("B1", 1) with { PillarCode = "B", Title = PlanDesk.Words("Đo", "ຄ"), Owners = [], Start = new(2026, 1, 5) });
        foreach (var sort in Enum.GetValues<PlanSort>())
        {
            foreach (var group in Enum.GetValues<PlanGroup>().Cast<PlanGroup?>().Prepend(null))
            {
                var list = (await desk.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None, Sort: sort, Group: group))).Rows.Select(each => (each.Code, each.Group)).ToList();
                foreach (int? take in new int?[] { null, 2 })
                {
                    var grid = await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, take) { Sort = sort, Group = group });
                    Assert.Equal(list.Take(take ?? 3), grid.Rows.Select(each => (each.Cells[0]!, each.Group ?? string.Empty)));
                    Assert.All(grid.Rows, each => Assert.Single(each.Milestones));
                }

                var chart = await desk.SendAsync(new GetGantt.Query(PlanDesk.Code, PlanFilter.None, Sort: sort, Group: group));
                Assert.Equal(list, chart.Rows.Select(each => (each.Code, each.Group)));
                Assert.Equal(group is null ? [] : list.Select(each => each.Group).Distinct().Order(), chart.Groups.Keys.Order());
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_row_that_is_put_elsewhere_stands_there_on_the_desk_and_by_its_code_on_paper(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var ids = new List<Guid>();
        foreach (var code in new[] { "A1", "A2", "A3" })
        {
            ids.Add(await desk.AddAsync(desk.Form(code, 1)));
        }

        await StandAsync(desk, ids[2], new RowPlace(null));
        Assert.Equal(["A3", "A1", "A2"], await CodesAsync(desk));
        var added = await desk.SendAsync(new SaveTaskRow.Command(desk.PlanId, new RowChange(null, 0, "A", new Dictionary<string, string> { ["Title.vi"] = "Việc mới" }, [], Stands: new RowPlace(ids[0])), ["Code"]));
        Assert.Equal(["A3", "A1", "A4", "A2"], await CodesAsync(desk));
        Assert.Equal(["A3", "A1", "A4", "A2"], (await desk.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None))).Rows.Select(each => each.Code));
        Assert.Equal(added.Rank, (await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null))).Rows[2].Rank);

        // Later typing and reordering pillars do not move it.
        await desk.ReviseAsync("A3", form => form with { Weight = 7 });
        await desk.SendAsync(new AddPillar.Command(desk.PlanId, "B", PlanDesk.Words("Khác", "ອື່ນ")));
        await desk.SendAsync(new MovePillar.Command(desk.PlanId, "B"));
        Assert.Equal(["A3", "A1", "A4", "A2"], await CodesAsync(desk));

        // Rows of another pillar, and deleted ones, cannot be followed.
        var other = await desk.AddAsync(desk.Form("B1", 1) with { PillarCode = "B" });
        await StandAsync(desk, ids[0], new RowPlace(other));
        await StandAsync(desk, ids[0], new RowPlace(Guid.CreateVersion7()));
        Assert.Equal(["B1", "A3", "A1", "A4", "A2"], await CodesAsync(desk));
        await StandAsync(desk, ids[2], new RowPlace(ids[1]));
        Assert.Equal(["B1", "A1", "A4", "A2", "A3"], await CodesAsync(desk));
        await StandAsync(desk, ids[2], new RowPlace(ids[0]));
        Assert.Equal(["B1", "A1", "A2", "A3", "A4"], await SignedAsync(desk));
    }

    [Theory, EachDatabase]
    public async Task A_row_that_is_moved_is_shown_to_whoever_has_the_plan_open(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1", 1));
        var moved = await desk.AddAsync(desk.Form("A2", 1));
        var notices = new List<PlanChanged>();
        using var following = desk.Host.Services.GetRequiredService<PlanBus>().Follow(desk.PlanId, change => notices.Add(change!));
        await StandAsync(desk, moved, new RowPlace(null));
        var entry = await desk.Host.Db(db => db.History.SingleAsync(each => each.Id == Assert.Single(Assert.Single(notices).Entries)));
        Assert.Equal((moved, 0), (entry.SubjectId, entry.Changes.Count));

        // Where it stands already.
        await StandAsync(desk, moved, new RowPlace(null));
        Assert.Single(notices);
    }

    /// <summary>A place is no part of what is agreed: what is unusual about a row is not asked again, and nobody's words are replaced.</summary>
    [Theory, EachDatabase]
    public async Task A_row_that_is_only_moved_is_asked_nothing(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1", 1));
        var late = await desk.AddAsync(desk.Form("A2", 1));
        await desk.ReviseAsync("A2", form => form with { End = new(2028, 8, 31) });
        await StandAsync(desk, late, new RowPlace(null));
        Assert.Equal(["A2", "A1"], await CodesAsync(desk));
    }

    [Theory, EachDatabase]
    public async Task An_amendment_leaves_the_order_and_shows_what_it_adds_last_in_a_group_of_its_own(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var plan = desk.Plan;
        await desk.ProposeAsync();
        var shown = await plan.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null, 1));
        await plan.SendAsync(new SaveTaskRow.Command(plan.PlanId, new RowChange(null, 0, "A", new Dictionary<string, string> { ["Title.vi"] = "Việc thêm" }, [], Stands: new RowPlace(shown.Rows[0].Id)), ["Code"], AmendmentId: shown.Amended!.Id));
        foreach (var sort in Enum.GetValues<PlanSort>())
        {
            foreach (var group in Enum.GetValues<PlanGroup>())
            {
                var grid = await plan.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null, 1) { Sort = sort, Group = group });
                Assert.Equal(shown.Rows.Count + 1, grid.Rows.Count);
                Assert.Equal(("Add", group == PlanGroup.Pillar ? "A" : GetPlanGrid.NewGroup), (grid.Rows[^1].Change, grid.Rows[^1].Group));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_change_of_several_is_taken_back_whole_by_whoever_made_it_while_nobody_changed_them_since(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1", 10));
        await desk.AddAsync(desk.Form("A2", 20) with { Owners = [desk.LaoOwner], Lead = Side.Laos, Counterpart = Side.Vietnam });
        foreach (var change in new[] { new BulkChange(BulkKind.Days, "5"), new(BulkKind.Owners, "Ban Thư ký mẫu"), new(BulkKind.Lead, "Lào"), new(BulkKind.Weights, string.Empty) })
        {
            var before = await FactsAsync(desk);
            var done = await desk.SendAsync(new ChangeTasks.Command(desk.PlanId, change, await ShownAsync(desk)));
            Assert.NotEqual(before, await FactsAsync(desk));
            Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.LaoSecretary, new UndoTaskChange.Command(done.Undo)));
            Assert.Equal(2, await desk.SendAsync(new UndoTaskChange.Command(done.Undo)));
            Assert.Equal(before, await FactsAsync(desk));
        }

        // A colleague's words since then are not taken back with it.
        var moved = await desk.SendAsync(new ChangeTasks.Command(desk.PlanId, new BulkChange(BulkKind.Days, "5"), await ShownAsync(desk)));
        await desk.ReviseAsync("A2", form => form with { Weight = 21 }, desk.LaoSecretary);
        var now = await FactsAsync(desk);
        Assert.Equal(Rules.Conflict, Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new UndoTaskChange.Command(moved.Undo))).Rule);
        Assert.Equal(now, await FactsAsync(desk));
    }

    [Fact]
    public async Task Of_a_large_change_the_first_lines_are_shown_and_what_all_come_to()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        for (var number = 1; number <= 70; number++)
        {
            await desk.AddAsync(desk.Form($"A{number}", 1));
        }

        var shown = await ShownAsync(desk);
        var result = await desk.SendAsync(new ListTaskChanges.Query(desk.PlanId, new BulkChange(BulkKind.Days, "5"), [.. shown.Select(each => each.Id)]));
        Assert.Equal((70, 210, ListTaskChanges.LinesMax), (result.Tasks, result.Total, result.Lines.Count));
        Assert.Equal([("Start", 70), ("End", 140)], result.Totals.Select(each => (each.Column, each.Count)));
    }

    private static async Task StandAsync(PlanDesk desk, Guid id, RowPlace place)
    {
        var version = (await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null))).Rows.Single(each => each.Id == id).Version;
        await desk.SendAsync(new SaveTaskRow.Command(desk.PlanId, new RowChange(id, version, string.Empty, new Dictionary<string, string>(), [], Stands: place), ["Code"]));
    }

    private static async Task<IEnumerable<string>> CodesAsync(PlanDesk desk) =>
        (await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null))).Rows.Select(each => each.Cells[0]!);

    /// <summary>As both sides will sign them.</summary>
    private static Task<List<string>> SignedAsync(PlanDesk desk) => desk.Host.Db(async db =>
    {
        var plan = await db.Plans.Include(each => each.Pillars).SingleAsync();
        var tasks = await db.Tasks.Include(each => each.Owners).Include(each => each.Milestones).AsSplitQuery().ToListAsync();
        var owners = await db.Owners.ToDictionaryAsync(each => each.Id);
        return PlanContent.Of(plan, tasks, owners).Tasks.Select(each => each.Code).ToList();
    });

    private static async Task<IReadOnlyList<ChangeTasks.Shown>> ShownAsync(PlanDesk desk) =>
        [.. (await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null))).Rows.Select(each => new ChangeTasks.Shown(each.Id, each.Version))];

    private static async Task<string> FactsAsync(PlanDesk desk) =>
        string.Join('\n', (await desk.SendAsync(new GetPlanGrid.Query(PlanDesk.Code, PlanFilter.None, null))).Rows.SelectMany(row => row.Milestones.Select(each => each.Cells).Prepend(row.Cells)).Select(cells => string.Join('|', cells)));
}
