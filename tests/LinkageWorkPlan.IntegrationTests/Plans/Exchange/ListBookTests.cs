using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.IntegrationTests.Plans.Exchange;

/// <summary>What a page lists can be taken along as a workbook, with the same rows in the same order.</summary>
public class ListBookTests
{
    private const string Plan = "2026-2027";

    /// <summary>Pages that list something of plans, with what of them is opened.</summary>
    private static readonly Dictionary<string, string[]> Lists = new()
    {
        ["/plans/{Code}"] = ["", "?view=list&status=delayed&side=laos&sort=title&group=owner", "?view=calendar&span=month&month=2026-06", "?view=calendar&span=quarter&month=2026-06", "?view=calendar&span=agenda&month=2026-06&side=laos", "?view=gantt"],
        ["/plans/{Code}/overview/items"] = ["?kind=opentasks", "?kind=milestones&side=laos&asOf=2026-05-01"],
        ["/plans/{Code}/compare"] = [""],
        ["/plans/{Code}/history"] = ["", "?task=A1"],
        ["/history"] = ["", "?kind=worktask"],
        ["/late"] = ["", "?side=laos&sort=owner"],
        ["/plans/{PlanCode}/obstacles"] = ["?state=all"],
        ["/plans/{PlanCode}/indicators"] = [""],
        ["/plans/owners"] = [""],
        ["/plans/{PlanCode}/owners"] = [""],
    };

    /// <summary>Pages that list nothing of their own, each with the reason.</summary>
    private static readonly Dictionary<string, string> NoLists = new()
    {
        ["/plans"] = "one card for each plan, which is exported as a whole",
        ["/plans/new"] = "a form",
        ["/plans/{PlanCode}/edit"] = "a form",
        ["/plans/{PlanCode}/carry-over"] = "a form",
        ["/plans/{PlanCode}/close"] = "a form",
        ["/plans/{PlanCode}/review"] = "a list of problems that shrinks as they are fixed",
        ["/plans/{PlanCode}/import"] = "takes a workbook in",
        ["/plans/{Code}/tasks/{TaskCode}"] = "one task, which is in the plan's workbook",
        ["/plans/{PlanCode}/tasks/new"] = "a form",
        ["/plans/{PlanCode}/tasks/{TaskCode}/edit"] = "a form",
        ["/plans/{PlanCode}/tasks/{TaskCode}/progress"] = "a form",
        ["/plans/{PlanCode}/tasks/{TaskCode}/spending/{Id:guid}"] = "a form",
        ["/plans/{PlanCode}/tasks/{TaskCode}/talk"] = "what people said",
        ["/plans/{PlanCode}/amendments/{Number:int}/talk"] = "what people said",
        ["/plans/{Code}/overview"] = "numbers, each with its list",
        ["/plans/{Code}/paper"] = "a document",
        ["/plans/{Code}/amendments/{Number:int}/paper"] = "a document",
        ["/plans/{Code}/numbers"] = "its numbers leave with the register of documents",
        ["/plans/{Code}/amendments/{Number:int}/numbers"] = "its numbers leave with the register of documents",
        ["/plans/{PlanCode}/obstacles/new"] = "a form",
        ["/plans/{PlanCode}/obstacles/{ObstacleCode}/edit"] = "a form",
        ["/plans/{PlanCode}/indicators/new"] = "a form",
        ["/plans/{PlanCode}/indicators/{IndicatorCode}/edit"] = "a form",
        ["/plans/{PlanCode}/texts"] = "has its own exchange with translators",
        ["/plans/{PlanCode}/texts/exchange"] = "has its own exchange with translators",
        ["/plans/{Code}/amendments"] = "what each changes is compared, and leaves with the comparison",
        ["/plans/{Code}/amendments/new"] = "a form",
        ["/plans/{Code}/amendments/{Number:int}"] = "what it changes leaves with the comparison",
        ["/plans/{Code}/amendments/{Number:int}/edit"] = "a form",
        ["/plans/{Code}/amendments/{Number:int}/plan"] = "a form",
        ["/plans/{Code}/amendments/{Number:int}/indicators/new"] = "a form",
        ["/plans/{Code}/amendments/{Number:int}/indicators/{IndicatorCode}"] = "a form",
        ["/plans/{Code}/amendments/{Number:int}/tasks/new"] = "a form",
        ["/plans/{Code}/amendments/{Number:int}/tasks/{TaskCode}"] = "a form",
        ["/plans/{Code}/amendments/{Number:int}/drop/{TaskCode}"] = "a form",
        ["/plans/{PlanCode}/directions"] = "has its workbook once an office gave a direction, of which another test tells",
    };

    [Fact]
    public void Every_page_of_a_plan_has_its_workbook_or_says_why_not()
    {
        var pages = typeof(Loc).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), false)).Cast<RouteAttribute>().Select(each => each.Template)
            .Where(each => each.StartsWith("/plans", StringComparison.Ordinal) || each is "/late" or "/history").ToList();
        Assert.True(pages.Count > 30, "Hardly any page was found");
        Assert.Equal(pages.Order(StringComparer.Ordinal), Lists.Keys.Concat(NoLists.Keys).Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task The_page_links_to_its_workbook(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        await host.SureAsync(secretary, new OpenObstacle.Command((await host.SendAs(secretary, new ListObstacles.Query(Plan))).PlanId, null, Form("Vướng mắc", Side.Laos)));
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("lo");
        await browser.SignInAsync("secretary.la@demo.lwp", DemoAccounts.Password);
        foreach (var address in Lists.SelectMany(each => each.Value.Select(view => each.Key.Replace("{Code}", Plan, StringComparison.Ordinal).Replace("{PlanCode}", Plan, StringComparison.Ordinal) + view)))
        {
            var link = Books.Link().Match(await browser.ReadAsync(address));
            Assert.True(link.Success, $"{address} has no workbook");
            var (status, bytes) = await browser.AskAsync(WebUtility.HtmlDecode(link.Groups[1].Value));
            Assert.Equal((address, 200), (address, status));
            Assert.True(address.EndsWith("compare", StringComparison.Ordinal) || Books.CellsOf(bytes).Count > 0, $"{address} has an empty workbook");
        }
    }

    [Theory, EachDatabase]
    public async Task The_plan_s_list_leaves_in_the_order_of_its_page(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var owner = (await host.SendAs(reader, new ListTasks.Query(Plan, PlanFilter.None))).Plan.Owners[0].Id;
        foreach (var filter in new[] { PlanFilter.None, new PlanFilter(Owner: owner), new PlanFilter(Lead: Side.Laos, Sector: "S06") })
        {
            foreach (var (sort, group) in Enum.GetValues<PlanSort>().SelectMany(sort => Enum.GetValues<PlanGroup>().Select(group => (PlanGroup?)group).Append(null).Select(group => (sort, group))))
            {
                var list = await host.SendAs(reader, new ListTasks.Query(Plan, filter, Sort: sort, Group: group));
                var export = await host.SendAs(reader, new GetPlanExport.Query(Plan, filter, sort, Language.Lo, group));
                Assert.Equal((sort, group, string.Join(' ', list.Rows.Select(row => row.Code))), (sort, group, string.Join(' ', PlanBook.Read(export.Bytes, default).Rows(BookSheet.Tasks).Select(row => row.Cell(BookLayout.Code).Words))));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task It_says_how_tasks_and_milestones_stand_and_takes_none_of_that_in(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var loc = Loc.In(Language.Vi);
        var list = await host.SendAs(reader, new ListTasks.Query(Plan, PlanFilter.None));
        var book = (await host.SendAs(reader, new GetPlanExport.Query(Plan, PlanFilter.None, PlanSort.Plan, Language.Vi))).Bytes;
        var tasks = Books.CellsOf(book, withHeadings: true);
        Assert.Equal([loc["Field.Code"], loc["Field.Status"], loc["Field.Percent"], loc["TaskView.DaysLate"], loc["Field.Milestone.Expected"]], tasks[0].Take(5));
        Assert.Equal(list.Rows.Select(row => $"{row.Code} {loc.Name(row.Status)} {row.Percent}"), tasks.Skip(1).Select(row => $"{row[0]} {row[1]} {row[2]}"));
        var late = await host.SendAs(reader, new ListLate.Query(null, LateOrder.Plan, Only: new LateFilter(Plan), IsWhole: true));
        Assert.Equal(late.Rows.Where(row => row is { Milestone: null, DaysLate: > 0 }).Select(row => $"{row.TaskCode} {row.DaysLate}"), tasks.Skip(1).Where(row => row[3].Length > 0).Select(row => $"{row[0]} {row[3]}"));
        var milestones = Books.CellsOf(book, sheet: 1);
        Assert.Equal(
            late.Rows.Where(row => row is { Milestone: not null, Status: WorkStatus.Delayed }).Select(row => $"{row.Milestone} {row.DaysLate}").Order(StringComparer.Ordinal),
            milestones.Where(row => row[2] == loc["PlanView.Milestone.Late"]).Select(row => $"{row[0]} {row[5]}").Order(StringComparer.Ordinal));
        var task = await host.SendAs(reader, new GetTask.Query(Plan, milestones.First(row => row[3].Length > 0)[1]));
        Assert.All(milestones.Where(row => row[1] == task.Task.Code), row =>
            Assert.Equal(task.Milestones.Single(each => each.Milestone.Code == row[0]) is { Reached: { } day } ? Books.SerialOf(day) : string.Empty, row[3]));

        await using var desk = await ImportDesk.OpenAsync(database);
        var preview = await desk.LookAsync((await desk.SendAsync(new GetPlanExport.Query(PlanDesk.Code, PlanFilter.None, PlanSort.Plan, Language.Vi))).Bytes);
        var notice = Assert.Single(preview.Lines);
        Assert.Equal((ImportMark.Notice, "PlanImport.ComputedIgnored"), (notice.Mark, notice.Rule!.Rule));
        Assert.Contains(loc["TaskView.DaysLate"], ImportWords.Problem(notice, loc), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_calendar_leaves_as_it_is_shown(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Observer, Side.Laos);
        var seen = new HashSet<int>();
        foreach (var (span, filter) in Enum.GetValues<CalendarSpan>().SelectMany(span => new[] { PlanFilter.None, new PlanFilter(Lead: Side.Laos) }.Select(filter => (span, filter))))
        {
            var month = new DateOnly(2026, 6, 1);
            var shown = await host.SendAs(reader, new GetCalendar.Query(Plan, filter, month, span));
            var book = await host.SendAs(reader, new GetCalendarBook.Query(Plan, filter, month, span, Language.Vi));
            Assert.Equal(shown.Entries.Select(each => $"{Books.SerialOf(each.Day)} {each.Code} {each.Task}"), Books.CellsOf(book.Bytes).Where(row => row[0].Length > 0).Select(row => $"{row[0]} {row[2]} {row[5]}"));
            Assert.Equal(shown.Undated.Count, Books.CellsOf(book.Bytes).Count(row => row[0].Length == 0));
            seen.Add(shown.Entries.Count);
        }

        Assert.True(seen.Count > 1 && seen.Max() > 3, "All spans show the same");
    }

    [Theory, EachDatabase]
    public async Task What_is_behind_a_number_of_the_overview_leaves_whole(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Observer, Side.Laos);
        foreach (var items in Enum.GetValues<OverviewKind>().Select(kind => new OverviewItems(kind)).Append(new OverviewItems(OverviewKind.OpenTasks, Lead: Side.Laos)))
        {
            var shown = await host.SendAs(reader, new ListOverviewItems.Query(Plan, items, new DateOnly(2026, 6, 1)));
            var book = await host.SendAs(reader, new GetOverviewBook.Query(Plan, items, new DateOnly(2026, 6, 1), Language.En));
            Assert.Equal(shown.Rows.Select(row => row.Milestone ?? row.Task), Books.CellsOf(book.Bytes).Select(row => row[items.IsOfTasks ? 0 : 1]));
        }
    }

    [Theory, EachDatabase]
    public async Task Obstacles_owners_and_history_leave_as_they_are_filtered(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var plan = (await host.SendAs(secretary, new ListObstacles.Query(Plan))).PlanId;
        foreach (var side in Sides.Both)
        {
            await host.SureAsync(secretary, new OpenObstacle.Command(plan, null, Form($"=1+{(int)side}", side)));
        }

        foreach (var side in Sides.Both.Select(side => (Side?)side).Append(null))
        {
            var shown = await host.SendAs(secretary, new ListObstacles.Query(Plan, ObstacleState.Open, side));
            var book = await host.SendAs(secretary, new GetObstacleBook.Query(Plan, ObstacleState.Open, side, null, Language.Vi));
            Assert.Equal(shown.Rows.Select(row => row.Obstacle.Code), Books.CellsOf(book.Bytes).Select(row => row[0]));
            Assert.NotEmpty(shown.Rows);
        }

        var owners = await host.SendAs(secretary, new ListOwners.Query());
        Assert.Equal(owners.Count, Books.CellsOf((await host.SendAs(secretary, new GetOwnerBook.Query(null, Language.Vi))).Bytes).Count);
        Assert.InRange(Books.CellsOf((await host.SendAs(secretary, new GetOwnerBook.Query("2028", Language.Vi))).Bytes).Count, 0, owners.Count - 1);
        var only = new HistoryFilter(Kind: HistoryKind.WorkTask);
        var (some, all) = (await host.SendAs(secretary, new GetHistoryBook.Query(Plan, null, null, only, Language.Vi)), await host.SendAs(secretary, new GetHistoryBook.Query(Plan, null, null, null, Language.Vi)));
        var count = (await host.SendAs(secretary, new ListHistory.Query(Plan, Only: only))).Count;
        Assert.InRange(Books.CellsOf(some.Bytes).Count, count, Books.CellsOf(all.Bytes).Count - 1);
        Assert.Equal($"=1+{(int)Side.Laos}", Books.CellsOf((await host.SendAs(secretary, new GetObstacleBook.Query(Plan, null, Side.Laos, null, Language.Vi))).Bytes)[0][1]);
    }

    private static ObstacleForm Form(string title, Side side) => new() { OpenedOn = new DateOnly(2026, 6, 1), Title = new TextWords(title, null, null), Cause = PlanDesk.Words("Thiếu số liệu", "ຂາດຂໍ້ມູນ"), Responsible = side };
}
