using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

public class PlanViewsTests
{
    private const string Adopted = "2026-2027";

    [Theory, EachDatabase]
    public async Task The_chart_draws_dated_tasks_and_names_the_others(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        await host.Db(async db =>
        {
            var plan = await db.Plans.Include(each => each.Pillars).SingleAsync(each => each.Code == "2028");
            db.Tasks.Add(new WorkTask(plan, new TaskContent { Code = "A9", PillarCode = "A", Title = LocalizedText.Of(Language.Vi, "Chưa có ngày") }));
            await db.LockPlanAsync(plan.Id, CancellationToken.None);
            await db.SaveChangesAsync();
        });
        var chart = await host.SendAs(secretary, new GetGantt.Query("2028", PlanFilter.None));
        Assert.Equal(["A1", "A2", "B1", "C1", "D1"], chart.Rows.Select(row => row.Code));
        Assert.Equal(["A9"], chart.Undated.Select(task => task.Code));
        Assert.Equal((new DateOnly(2028, 1, 1), new DateOnly(2028, 12, 31)), (chart.From, chart.To));
    }

    [Theory, EachDatabase]
    public async Task The_chart_shows_milestones_reached_and_ends_that_were_put_off(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var chart = await host.SendAs(await host.DemoUserAsync(Role.Observer, Side.Laos), new GetGantt.Query(Adopted, PlanFilter.None));
        var late = chart.Rows.Single(row => row.Code == "B1");
        Assert.Equal((new DateOnly(2026, 7, 31), new DateOnly(2026, 8, 28), 45m, WorkStatus.Delayed), (late.PlannedEnd, late.ExpectedEnd, late.Percent, late.Status));
        Assert.Equal([new DateOnly(2026, 3, 13), null, null], late.Milestones.Select(milestone => milestone.Reached));
        Assert.Equal(38, chart.Rows.Count);
    }

    [Theory, EachDatabase]
    public async Task A_month_holds_its_milestones_and_those_put_off_into_it(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        var truth = await host.Db(db => db.Milestones.Where(each => db.Plans.Any(plan => plan.Code == Adopted && db.Tasks.Any(task => task.Id == each.TaskId && task.PlanId == plan.Id))).ToListAsync());
        for (var month = new DateOnly(2026, 1, 1); month.Year < 2028; month = month.AddMonths(1))
        {
            var shown = await host.SendAs(observer, new GetCalendar.Query(Adopted, PlanFilter.None, month));
            bool Inside(DateOnly? day) => day >= month && day < month.AddMonths(1);
            var expected = truth.Where(each => Inside(each.Planned)).Select(each => (each.Planned!.Value, each.Code))
                .Concat(truth.Where(each => each.Reached is null && each.Expected != each.Planned && Inside(each.Expected)).Select(each => (each.Expected!.Value, each.Code)));
            Assert.Equal(expected.ToHashSet(), shown.Entries.Select(entry => (entry.Day, entry.Code)).ToHashSet());
        }
    }

    [Theory, EachDatabase]
    public async Task A_milestone_of_the_calendar_is_reached_late_or_put_off(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        async Task<MilestoneStanding> StandingAsync(string code, DateOnly day) =>
            (await host.SendAs(observer, new GetCalendar.Query(Adopted, PlanFilter.None, day))).Entries.Single(entry => entry.Code == code && entry.Day == day).Standing;
        Assert.Equal(MilestoneStanding.Reached, await StandingAsync("B1.1", new DateOnly(2026, 3, 13)));
        Assert.Equal(MilestoneStanding.Late, await StandingAsync("B1.2", new DateOnly(2026, 5, 29)));
        Assert.Equal(MilestoneStanding.Expected, await StandingAsync("B1.2", new DateOnly(2026, 7, 3)));
        Assert.Equal(MilestoneStanding.Planned, await StandingAsync("B1.3", new DateOnly(2026, 7, 31)));
    }

    [Theory, EachDatabase]
    public async Task A_calendar_that_cannot_show_all_says_how_many_there_are(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        var code = await host.SendAs(CurrentUser.System, new SeedLargePlan.Command(6000));
        var secretary = await host.UserAsync(Role.Secretary);
        var busiest = await host.Db(db => db.Milestones.GroupBy(each => new { each.Planned!.Value.Year, each.Planned!.Value.Month }).Select(group => new { group.Key.Year, group.Key.Month, Count = group.Count() })
            .OrderByDescending(each => each.Count).FirstAsync());
        Assert.True(busiest.Count > GetCalendar.Most, $"Only {busiest.Count} milestones stand in the busiest month");
        var shown = await host.SendAs(secretary, new GetCalendar.Query(code, PlanFilter.None, new DateOnly(busiest.Year, busiest.Month, 1)));
        Assert.True(shown.InAll >= busiest.Count);
        Assert.InRange(shown.Entries.Count, 1, GetCalendar.Most * 2);
    }

    [Theory, EachDatabase]
    public async Task A_task_is_shown_as_of_any_day(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        var before = await host.SendAs(observer, new GetTask.Query(Adopted, "B1", new DateOnly(2026, 3, 1)));
        Assert.Equal((0, WorkStatus.NotStarted), (before.Progress.Percent, before.Status));
        Assert.Empty(before.Updates);
        Assert.Empty(before.Evidence);
        Assert.All(before.Milestones, row => Assert.Equal(MilestoneStanding.Planned, row.Standing));

        var may = await host.SendAs(observer, new GetTask.Query(Adopted, "B1", new DateOnly(2026, 5, 1)));
        Assert.Equal((30, WorkStatus.OnTrack, 2), (may.Progress.Percent, may.Status, may.Updates.Count));
        Assert.Equal(MilestoneStanding.Reached, may.Milestones[0].Standing);

        var today = await host.SendAs(observer, new GetTask.Query(Adopted, "B1"));
        Assert.Equal((45, WorkStatus.Delayed, new DateOnly(2026, 8, 28)), (today.Progress.Percent, today.Status, today.Progress.ExpectedEnd));
        Assert.Equal(today.Updates.Select(update => update.EffectiveOn).OrderDescending(), today.Updates.Select(update => update.EffectiveOn));
        Assert.Equal((MilestoneStanding.Late, new DateOnly(2026, 7, 3), 24), (today.Milestones[1].Standing, today.Milestones[1].Expected, today.Milestones[1].DaysLate));
        Assert.Equal(10, today.Sectors.Count);
        Assert.Single(today.Evidence);
    }

    [Theory, EachDatabase]
    public async Task Progress_is_recorded_by_secretaries_and_the_tasks_own_owners_only(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var owner = await host.DemoUserAsync(Role.Owner, Side.Vietnam);
        var (own, other) = await host.Db(async db =>
        {
            var tasks = await db.Tasks.Include(task => task.Owners).Where(task => db.Plans.Any(plan => plan.Id == task.PlanId && plan.Code == Adopted)).ToListAsync();
            return (tasks.First(task => task.IsOwnedBy(owner.OwnerId!.Value)).Code, tasks.First(task => !task.IsOwnedBy(owner.OwnerId!.Value)).Code);
        });
        async Task<(bool Edit, bool Record)> MayAsync(CurrentUser user, string plan, string task)
        {
            var shown = await host.SendAs(user, new GetTask.Query(plan, task));
            return (shown.MayEdit, shown.MayRecord);
        }

        Assert.Equal((false, true), await MayAsync(owner, Adopted, own));
        Assert.Equal((false, false), await MayAsync(owner, Adopted, other));
        Assert.Equal((false, true), await MayAsync(await host.DemoUserAsync(Role.Secretary, Side.Laos), Adopted, other));
        Assert.Equal((true, false), await MayAsync(await host.DemoUserAsync(Role.Secretary, Side.Laos), "2028", "A1"));
        Assert.Equal((false, false), await MayAsync(await host.DemoUserAsync(Role.CoChair, Side.Laos), Adopted, own));
        Assert.Equal((false, false), await MayAsync(await host.DemoUserAsync(Role.CoChair, Side.Laos), "2028", "A1"));
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(owner, new GetTask.Query(Adopted, "Z9")));
    }

    [Theory, EachDatabase]
    public async Task Sides_that_alternate_are_told_for_each_year(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        var alternating = (await host.SendAs(observer, new GetTask.Query(Adopted, "A3"))).Leads;
        Assert.Equal([2026, 2027], alternating.Select(each => each.Year));
        Assert.Equal(alternating[0].Lead.Other(), alternating[1].Lead);
        Assert.Null(Assert.Single((await host.SendAs(observer, new GetTask.Query(Adopted, "A1"))).Leads).Year);
    }
}
