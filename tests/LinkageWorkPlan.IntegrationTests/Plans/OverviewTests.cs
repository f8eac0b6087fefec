using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>A plan in figures: a report's own, and each a list that can be opened.</summary>
public sealed class OverviewTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task Has_the_figures_of_the_report_of_that_day(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var task = (await desk.Host.Db(db => db.Tasks.AsNoTracking().Where(each => db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == Plan)).ToListAsync()))
            .First(each => each.Agreed.Budget.Count > 0 && each.Agreed.Start < new DateOnly(2026, 3, 1));
        await desk.Host.SendAs(desk.Secretary, new RecordProgress.Command(task.Id, new ProgressForm { EffectiveOn = new(2026, 6, 1) }, [])
        {
            Spending = [new SpendingForm(1, new(2026, 3, 14), 5, "PC 01/2026")],
        });
        var report = await desk.ContentAsync();
        var shown = (await desk.Host.SendAs(desk.Secretary, new GetOverview.Query(Plan, report.CutOff))).Overview;
        Assert.Equal(report.CutOff, shown.Day);
        Assert.Equal(report.Pillars.Select(each => each with { Title = Domain.Texts.LocalizedText.Empty }), shown.Pillars.Select(each => each with { Title = Domain.Texts.LocalizedText.Empty }));
        Assert.Equal(LeadShare.Of(report.Tasks), shown.Share);
        Assert.Equal(5, report.Money.Single(each => each.PillarCode == task.PillarCode && each.Currency == task.Agreed.Budget[0].Currency).Spent);
        Assert.Equal(
            shown.Money.SelectMany(pillar => pillar.Currencies.Select(each => new MoneyRow(pillar.Pillar.Code, each, pillar.Planned.GetValueOrDefault(each), pillar.SpentIn(each)))),
            report.Money);
        Assert.Equal(report.Tasks.Count(task => task.Status == WorkStatus.Delayed), shown.Sides.Sum(side => side.Statuses.Where(each => each.Items.Status == WorkStatus.Delayed).Sum(each => each.Count)));
    }

    [Theory, EachDatabase]
    public async Task Every_number_is_the_length_of_its_list(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        foreach (var day in new DateOnly?[] { null, new DateOnly(2026, 4, 20) })
        {
            var shown = (await host.SendAs(observer, new GetOverview.Query(Plan, day))).Overview;
            var numbers = NumbersOf(shown).ToList();
            Assert.True(numbers.Count(each => each.Count > 0) > 100, $"Only {numbers.Count(each => each.Count > 0)} numbers were found");
            foreach (var number in numbers.Where((_, at) => at % 3 == 0))
            {
                var list = await host.SendAs(observer, new ListOverviewItems.Query(Plan, number.Items, day));
                Assert.Equal((number.Items, number.Count), (number.Items, list.Page.Rows));
                Assert.Equal(Math.Min(number.Count, ListOverviewItems.PageSize), list.Rows.Count);
                Assert.All(list.Rows, row => Assert.False(row.Title.IsEmpty));
            }
        }
    }

    [Theory, EachDatabase]
    public async Task A_day_to_come_is_today_and_what_one_may_not_see_is_not_there(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        Assert.Equal(TestHost.DemoToday, (await host.SendAs(observer, new GetOverview.Query(Plan, new DateOnly(2027, 6, 1)))).Overview.Day);
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(observer, new GetOverview.Query("2028")));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(observer, new ListOverviewItems.Query("2028", new OverviewItems())));
        Assert.Equal(Rules.NotAllowed, await host.RefusalAsync(await host.DemoUserAsync(Role.MinisterOffice, Side.Laos), new GetOverview.Query(Plan)));
    }

    [Theory, EachDatabase]
    public async Task A_task_without_dates_plans_nothing(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        desk.Host.Time.GoTo(new DateOnly(2026, 9, 1));
        await desk.AddAsync(desk.Form(weight: 40));
        await desk.AddAsync(desk.Form("A2", 60) with { Start = null, End = null });
        Assert.Equal(40, Assert.Single((await desk.SendAsync(new GetOverview.Query(PlanDesk.Code))).Overview.Pillars).PlannedPercent);
    }

    [Theory, EachDatabase]
    public async Task What_has_no_dates_is_named_under_the_charts_that_leave_it_out(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await desk.AddAsync(desk.Form("A2") with { Start = null, Milestones = [new MilestoneForm { Code = "A2.1", Title = PlanDesk.Words("Mốc", "ຂີດໝາຍ") }] });
        for (var number = 3; number < 25; number++)
        {
            await desk.AddAsync(desk.Form($"A{number}") with { Start = null, End = null, Milestones = [] });
        }

        var shown = (await desk.SendAsync(new GetOverview.Query(PlanDesk.Code))).Overview;
        Assert.Equal((23, UndatedItems.Most, "A2"), (shown.UndatedTasks.Count, shown.UndatedTasks.Named.Count, shown.UndatedTasks.Named[0].Code));
        Assert.Equal((1, "A2"), (shown.UndatedMilestones.Count, Assert.Single(shown.UndatedMilestones.Named).Task));
        var calendar = await desk.SendAsync(new GetCalendar.Query(PlanDesk.Code, PlanFilter.None));
        Assert.Equal((1, "A2"), (calendar.Undated.Count, Assert.Single(calendar.Undated.Named).Task));
        await using var page = new PageDesk(desk.Host, desk.Secretary);
        var notes = page.Open<OverviewPage>($"/plans/{PlanDesk.Code}/overview", ("Code", PlanDesk.Code)).FindAll(".undated");
        Assert.Equal(2, notes.Count);
        var (milestones, tasks) = (notes[0].TextContent, notes[1].TextContent);
        Assert.Contains(page.Loc["Overview.UndatedTasks", 23], tasks, StringComparison.Ordinal);
        Assert.Contains(page.Loc["Overview.UndatedMore", 3], tasks, StringComparison.Ordinal);
        Assert.Equal(UndatedItems.Most, notes[1].QuerySelectorAll($"a[href^='/plans/{PlanDesk.Code}/tasks/A']").Length);
        Assert.Contains(page.Loc["Overview.UndatedMilestones", 1], milestones, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Money_of_a_task_that_left_the_plan_is_planned_until_then(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        async Task AmendAsync(int number, Func<Task> write)
        {
            desk.Host.Time.Advance(TimeSpan.FromDays(10));
            await desk.ProposeAsync();
            await write();
            await desk.SendAsync(number);
            await desk.SignBothAsync();
        }

        async Task<(int Tasks, decimal Planned, int Listed)> MoneyAsync(DateOnly? day = null)
        {
            var money = (await desk.Plan.SendAsync(new GetOverview.Query(PlanDesk.Code, day))).Overview.Money;
            var list = await desk.Plan.SendAsync(new ListOverviewItems.Query(PlanDesk.Code, new OverviewItems(OverviewKind.BudgetedTasks), day));
            return (money.Sum(each => each.Tasks.Count), money.Sum(each => each.Planned.Values.Sum()), list.Page.Rows);
        }

        await AmendAsync(1, async () =>
        {
            await desk.AmendAsync(null, _ => desk.Plan.Form("A2", 40) with { Budget = [new BudgetForm(null, Currency.USD, 1_500, PlanDesk.Words("Ngân sách", "ງົບປະມານ"))] });
            await desk.AmendAsync("A1", form => form with { Weight = 60 });
        });
        Assert.Equal((1, 1_500, 1), await MoneyAsync());
        var day = desk.Host.Services.GetRequiredService<Clock>().Today;
        await AmendAsync(2, async () =>
        {
            await desk.DropAsync("A2", 2);
            await desk.AmendAsync("A1", form => form with { Weight = 100 }, 2);
        });
        Assert.Equal((0, 0, 0), await MoneyAsync());
        Assert.Equal((1, 1_500, 1), await MoneyAsync(day));
    }

    [Theory, EachDatabase]
    public async Task Months_are_filled_from_their_first_day(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        foreach (var (day, last) in new[] { (new DateOnly(2026, 1, 30), new DateOnly(2026, 1, 31)), (new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30)), (new DateOnly(2026, 3, 31), new DateOnly(2026, 3, 31)) })
        {
            var months = (await host.SendAs(observer, new GetOverview.Query(Plan, day))).Overview.Months;
            Assert.Equal((day, last), (day, months.Last(each => each.Reached is not null).Day));
        }
    }

    [Theory, EachDatabase]
    public async Task Owners_with_as_many_open_tasks_stand_by_name(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        foreach (var reader in new[] { await host.DemoUserAsync(Role.Observer, Side.Laos), await host.DemoUserAsync(Role.Secretary, Side.Vietnam) })
        {
            var shown = await host.SendAs(reader, new GetOverview.Query(Plan));
            var owners = shown.Overview.Owners.Select(each => (each.OpenTasks.Count, Name: shown.Owners[each.OwnerId].Name.For(reader.Language))).ToList();
            Assert.True(owners.DistinctBy(each => each.Count).Count() < owners.Count, "No two owners have as many open tasks");
            Assert.Equal(owners.OrderByDescending(each => each.Count).ThenBy(each => each.Name, TextOrder.For(reader.Language)), owners);
        }
    }

    [Theory, EachDatabase]
    public async Task However_many_days_are_asked_for_memory_holds_one_beside_today(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        var cache = (MemoryCache)host.Services.GetRequiredService<IMemoryCache>();
        async Task<int> HeldAsync(int from, int to)
        {
            await host.SendAs(observer, new GetOverview.Query(Plan));
            for (var back = from; back < to; back++)
            {
                var day = TestHost.DemoToday.AddDays(-back);
                Assert.Equal(day, (await host.SendAs(observer, new GetOverview.Query(Plan, day))).Overview.Day);
                await host.SendAs(observer, new ListOverviewItems.Query(Plan, new OverviewItems(), day));
            }

            return cache.Count;
        }

        var held = await HeldAsync(1, 3);
        Assert.Equal(held, await HeldAsync(3, 12));
    }

    private static IEnumerable<Counted> NumbersOf(PlanOverview shown) =>
    [
        .. shown.Pillars.Select(pillar => new Counted(pillar.Counts.Total, new OverviewItems(Pillar: pillar.Code))),
        .. shown.Pillars.SelectMany(pillar => Enum.GetValues<WorkStatus>().Select(status => new Counted(pillar.Counts.Of(status), new OverviewItems(Pillar: pillar.Code, Status: status)))),
        .. shown.Sides.SelectMany(side => side.Statuses.Append(side.Tasks).Append(side.LateMilestones)),
        .. shown.Months.SelectMany(month => new[] { month.Baseline, month.Agreed, month.Reached }).OfType<Counted>(),
        .. shown.Owners.SelectMany(owner => owner.Statuses.Append(owner.OpenTasks).Append(owner.OpenMilestones).Concat(owner.Months)),
        .. shown.Behind.Select(each => new Counted(each.Value, each.Key)),
        .. shown.Load.SelectMany(month => month.Statuses.Append(month.Tasks).Append(month.Milestones)),
        .. shown.Money.Select(pillar => pillar.Tasks),
        .. shown.Money.SelectMany(pillar => pillar.Spent.Select(each => each.Tasks)),
    ];
}
