using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>The time line, what can be moved on it, and the calendar's spans.</summary>
public class GanttTests
{
    [Theory, EachDatabase]
    public async Task The_chart_says_who_leads_what_is_critical_and_what_starts_too_early(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var form = desk.Form("A2");
        await desk.AddAsync(form);
        await desk.AddAsync(desk.Form("A3") with { Predecessors = ["A2 FS+1"] });
        await desk.AddAsync(desk.Form("A4") with { End = form.Start, Milestones = [] });
        var chart = await desk.SendAsync(new GetGantt.Query(PlanDesk.Code, PlanFilter.None));
        var (first, second, short_) = (chart.Rows[0], chart.Rows[1], chart.Rows[2]);
        Assert.Equal(("A2", "A3", "A4"), (first.Code, second.Code, short_.Code));
        Assert.Equal(Side.Vietnam, first.Lead);
        Assert.True(first.Timing!.IsCritical && second.Timing!.IsCritical && !short_.Timing!.IsCritical);
        Assert.Equal("A2", Assert.Single(second.Timing.TooEarlyFor).Code);
        Assert.True(second.Timing.FitsFrom > form.End && chart.To >= second.Timing.FitsFrom);
        Assert.True(chart is { MayMove: true, MayPropose: false });
    }

    [Theory, EachDatabase]
    public async Task A_new_holiday_changes_what_fits_at_once(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A2"));
        await desk.AddAsync(desk.Form("A3") with { Predecessors = ["A2"] });
        async Task<DateOnly> FitsAsync() => (await desk.SendAsync(new GetGantt.Query(PlanDesk.Code, PlanFilter.None))).Rows[1].Timing!.FitsFrom!.Value;
        var before = await FitsAsync();
        await desk.Host.Db(async db =>
        {
            db.Add(new Holiday(Side.Laos, HolidayKind.Closed, before, before, LocalizedText.Of(Language.Lo, "ພັກ")));
            await db.SaveChangesAsync();
        });
        Assert.True(await FitsAsync() > before);
    }

    /// <summary>Pages are drawn under one axis, which a mistyped year does not make a century long.</summary>
    [Theory, EachDatabase]
    public async Task Every_page_has_the_days_of_the_whole_plan_and_what_lies_far_outside_is_listed(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await desk.AddAsync(desk.Form("A2"));
        await desk.AddAsync(desk.Form("A3"));
        Task<GetGantt.Result> ShowAsync(string? search = null) => desk.SendAsync(new GetGantt.Query(PlanDesk.Code, new PlanFilter(search)));
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), ((await ShowAsync()).From, (await ShowAsync()).To));

        // Of a task beside the one that is shown.
        await MoveAsync("A2", new(2025, 12, 1), new(2027, 2, 26));
        var first = await ShowAsync("A1");
        Assert.Equal(["A1"], first.Rows.Select(each => each.Code));
        Assert.Equal((new DateOnly(2025, 12, 1), new DateOnly(2027, 2, 26)), (first.From, first.To));

        await MoveAsync("A3", new(2026, 3, 2), new(2199, 8, 31));
        var all = await ShowAsync();
        Assert.Equal((first.From, first.To), (all.From, all.To));
        Assert.Equal(["A3"], all.Undated.Select(each => each.Code));
        Assert.Equal(["A1", "A2"], all.Rows.Select(each => each.Code));

        Task MoveAsync(string code, DateOnly start, DateOnly end) => desk.ReviseAsync(code, form => form with { Start = start, End = end });
    }

    [Fact]
    public async Task What_was_dropped_from_a_plan_cannot_be_moved()
    {
        await using var desk = await AmendmentDesk.OpenAsync(Database.Sqlite);
        await desk.ProposeAsync();
        await desk.DropAsync("A1");
        await desk.SendAsync();
        await desk.SignBothAsync();
        await using var page = new PageDesk(desk.Host, desk.Plan.Secretary);
        var shown = page.Open<PlanPage>($"/plans/{PlanDesk.Code}?view=gantt", ("Code", PlanDesk.Code));
        Assert.Equal("propose", shown.Find("[data-gantt]").GetAttribute("data-gantt"));
        Assert.Equal("img", Assert.Single(shown.FindAll(".chart-task")).GetAttribute("role"));
        Assert.Empty(shown.FindAll("[data-bar], [data-mark], .chart-row [tabindex]"));
    }

    /// <summary>What gantt.js sends: days as the browser has them, in the cells of the grid.</summary>
    [Theory, EachDatabase]
    public async Task A_bar_that_was_moved_is_saved_with_its_milestones_and_the_second_of_two_people_is_told(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        var row = Assert.Single((await desk.SendAsync(new GetGantt.Query(PlanDesk.Code, PlanFilter.None))).Rows);
        var mark = Assert.Single(row.Milestones);
        SaveTaskRow.Command Moved(int days) => new(desk.PlanId, new RowChange(id, row.Version, string.Empty, Cells(("Start", row.PlannedStart), ("End", row.PlannedEnd)), [new MilestoneChange(mark.Id, "m", false, Cells(("End", mark.Planned)))]), ["Start", "End"]);
        Dictionary<string, string> Cells(params (string Column, DateOnly Day)[] cells) => cells.ToDictionary(each => each.Column, each => each.Day.AddDays(7).ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        await desk.SendAsync(Moved(7));
        var now = (await desk.SendAsync(new GetGantt.Query(PlanDesk.Code, PlanFilter.None))).Rows[0];
        Assert.Equal((row.PlannedStart.AddDays(7), row.PlannedEnd.AddDays(7), mark.Planned.AddDays(7)), (now.PlannedStart, now.PlannedEnd, now.Milestones[0].Planned));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.LaoSecretary, Moved(14)));
        Assert.Equal(now.Version, (await desk.SendAsync(new GetGantt.Query(PlanDesk.Code, PlanFilter.None))).Rows[0].Version);
    }

    [Fact]
    public async Task Bars_and_diamonds_can_be_reached_by_keyboard_by_whoever_may_move_them_alone()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        foreach (var (role, plan, mode) in new[] { (Role.Secretary, "2028", "move"), (Role.Secretary, "2026-2027", "propose"), (Role.Observer, "2026-2027", "read") })
        {
            await using var page = new PageDesk(host, await host.DemoUserAsync(role, Side.Vietnam));
            var shown = page.Open<PlanPage>($"/plans/{plan}?view=gantt", ("Code", plan));
            Assert.Equal(mode, shown.Find("[data-gantt]").GetAttribute("data-gantt"));
            var bars = shown.FindAll(".chart-task");
            Assert.NotEmpty(bars);
            Assert.All(bars, bar => Assert.Equal(mode == "read" ? "img" : "button", bar.GetAttribute("role")));

            // One stop for Tab; arrows go on from there.
            Assert.Equal(mode == "read" ? null : "0", bars[0].GetAttribute("tabindex"));
            Assert.All(bars.Skip(1), bar => Assert.Equal(mode == "read" ? null : "-1", bar.GetAttribute("tabindex")));
            Assert.All(shown.FindAll(".chart-task, .chart-mark[role]"), each => Assert.NotEmpty(each.GetAttribute("aria-label")!));
            Assert.All(shown.FindAll(".mark-reached"), each => Assert.Null(each.GetAttribute("tabindex")));
        }
    }

    [Fact]
    public async Task A_bar_of_an_adopted_plan_becomes_a_proposal_with_its_new_dates()
    {
        await using var desk = await AmendmentDesk.OpenAsync(Database.Sqlite);
        await desk.ProposeAsync();
        var (plan, number) = (PlanDesk.Code, 1);
        var chart = await desk.Plan.SendAsync(new GetGantt.Query(plan, PlanFilter.None));
        Assert.True(chart is { MayMove: false, MayPropose: true });
        Assert.Equal(number, chart.Amendment);
        await using var page = new PageDesk(desk.Host, desk.Plan.Secretary);
        var task = chart.Rows[0];
        var shown = page.Open<AmendmentTaskPage>($"/plans/{plan}/amendments/{number}/tasks/{task.Code}?start=2026-03-05&end=2026-09-04&moves={task.Milestones[0].Code}%3A2026-08-03", ("Code", plan), ("Number", number), ("TaskCode", task.Code));
        Assert.Equal(("05/03/2026", "04/09/2026", "03/08/2026"), (Value("f-Start"), Value("f-End"), Value("f-Milestone-0-Planned")));
        string? Value(string id) => shown.Find("#" + id).GetAttribute("value");
    }

    /// <summary>Text that was kept says what it was typed over: over what is agreed, or over what one dragged to. One is not taken for the other.</summary>
    [Fact]
    public async Task What_was_dragged_to_is_kept_apart_from_what_was_typed_before()
    {
        await using var desk = await AmendmentDesk.OpenAsync(Database.Sqlite);
        await desk.ProposeAsync();
        await using var page = new PageDesk(desk.Host, desk.Plan.Secretary);
        var task = $"/plans/{PlanDesk.Code}/amendments/1/tasks/A1";
        string? KeyOf(string dates) =>
            page.Open<AmendmentTaskPage>(task + dates, ("Code", PlanDesk.Code), ("Number", 1), ("TaskCode", "A1")).Find("form[data-draft]").GetAttribute("data-draft");
        string?[] keys = [KeyOf(string.Empty), KeyOf("?start=2026-03-05"), KeyOf("?start=2026-03-06"), KeyOf("?end=2026-03-05")];
        Assert.Equal(4, keys.Distinct().Count());
        Assert.Equal(keys[1], KeyOf("?start=2026-03-05"));
    }

    /// <summary>On another page, or left out by the filter.</summary>
    [Fact]
    public async Task What_a_task_waits_for_is_named_where_its_row_is_not_shown()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await desk.AddAsync(desk.Form("A1", 1));
        await desk.AddAsync(desk.Form("A2", 1) with { Predecessors = ["A1"] });
        await using var page = new PageDesk(desk.Host, desk.Secretary);
        var (all, some) = ($"/plans/{PlanDesk.Code}?view=gantt", $"/plans/{PlanDesk.Code}?view=gantt&q=A2");
        Assert.Equal("A1", Assert.Single(page.Open<PlanPage>(some, ("Code", PlanDesk.Code)).FindAll(".chart-arrows .stub text")).TextContent);
        var whole = page.Open<PlanPage>(all, ("Code", PlanDesk.Code));
        Assert.Empty(whole.FindAll(".chart-arrows .stub"));
        Assert.Single(whole.FindAll(".chart-arrows g.arrow"));
    }

    [Fact]
    public async Task What_waits_for_a_task_is_named_where_its_row_is_not_shown()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await desk.AddAsync(desk.Form("A1", 1));
        await desk.AddAsync(desk.Form("A2", 1) with { Predecessors = ["A1"] });
        await desk.AddAsync(desk.Form("A3", 1) with { Predecessors = ["A1 SS+2"] });
        await using var page = new PageDesk(desk.Host, desk.Secretary);
        var some = page.Open<PlanPage>($"/plans/{PlanDesk.Code}?view=gantt&q=A1", ("Code", PlanDesk.Code));
        Assert.Equal(("A2, A3", "A2, A3"), (Assert.Single(some.FindAll(".chart-arrows .stub[data-to]")).GetAttribute("data-to"), some.Find(".chart-arrows .stub text").TextContent));
        Assert.Contains("A2, A3", some.Find(".chart-task").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_quarter_and_an_agenda_hold_the_milestones_of_its_three_months(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        var months = new List<GetCalendar.Entry>();
        foreach (var month in new[] { 4, 5, 6 })
        {
            months.AddRange((await host.SendAs(observer, new GetCalendar.Query("2026-2027", PlanFilter.None, new DateOnly(2026, month, 1)))).Entries);
        }

        foreach (var span in new[] { CalendarSpan.Quarter, CalendarSpan.Agenda })
        {
            var quarter = await host.SendAs(observer, new GetCalendar.Query("2026-2027", PlanFilter.None, new DateOnly(2026, 5, 9), span));
            Assert.Equal((new DateOnly(2026, 4, 1), new DateOnly(2026, 7, 1)), (quarter.Month, quarter.End));
            Assert.Equal(months.Select(each => (each.Day, each.Code)).ToHashSet(), quarter.Entries.Select(each => (each.Day, each.Code)).ToHashSet());
            Assert.Equal(quarter.Entries.Select(each => each.Day).Order(), quarter.Entries.Select(each => each.Day));
        }
    }

    [Fact]
    public async Task A_quarter_is_three_months_and_an_agenda_a_list_of_days_each_with_days_off()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        await host.Db(async db =>
        {
            db.Add(new Holiday(Side.Laos, HolidayKind.Closed, new DateOnly(2026, 4, 14), new DateOnly(2026, 4, 16), LocalizedText.Of(Language.Lo, "ປີໃໝ່ລາວ")));
            await db.SaveChangesAsync();
        });
        var quarter = await host.SendAs(observer, new GetCalendar.Query("2026-2027", PlanFilter.None, new DateOnly(2026, 5, 9), CalendarSpan.Agenda));
        foreach (var span in new[] { CalendarSpan.Quarter, CalendarSpan.Agenda })
        {
            await using var page = new PageDesk(host, observer);
            var shown = page.Open<PlanPage>($"/plans/2026-2027?view=calendar&month=2026-05&span={span.ToString().ToLowerInvariant()}", ("Code", "2026-2027"));
            Assert.Equal(span == CalendarSpan.Quarter ? 3 : 0, shown.FindAll("table.month").Count);
            Assert.Equal(quarter.Entries.Count, shown.FindAll(span == CalendarSpan.Quarter ? "table.month li" : ".agenda ul li").Count);
            Assert.Equal(span == CalendarSpan.Quarter ? 3 : 1, shown.FindAll(".day-off").Count);
        }
    }
}
