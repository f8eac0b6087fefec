using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Home;

/// <summary>The first page names what is due now, and nothing that can wait.</summary>
public sealed class HomeTests
{
    [Theory, EachDatabase]
    public async Task Shows_the_milestones_that_are_due_within_two_weeks_the_readers_side_first(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        var seen = 0;
        for (var weeks = 0; weeks < 60; weeks += 3)
        {
            var (today, last) = Days(host);
            var truth = (await OpenTasksAsync(host)).SelectMany(task => task.Milestones.Select(each => (task.Agreed.Lead, each.Code, Day: DayOf(each), each.Reached)))
                .Where(each => each.Reached is null && each.Day >= today && each.Day <= last).ToList();
            var home = await host.SendAs(reader, new GetHome.Query());
            Assert.Equal(truth.OrderBy(each => each.Lead != Side.Laos).ThenBy(each => each.Day).Select(each => (each.Lead, each.Day)).Take(2 * GetHome.Lines), home.Due.Select(each => (each.Lead, (DateOnly?)each.Day)));
            Assert.Equal([Side.Laos, Side.Vietnam], home.Late.Select(each => each.Side));
            seen += truth.Count;
            host.Time.Advance(TimeSpan.FromDays(21));
        }

        Assert.True(seen > 20, $"Only {seen} milestones were due");
    }

    [Theory, EachDatabase]
    public async Task Shows_an_owner_the_tasks_that_are_late_or_due_and_no_others(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Owner, Side.Vietnam);
        var (shown, left) = (0, 0);
        for (var months = 0; months < 12; months += 2)
        {
            var (today, last) = Days(host);
            var own = (await OpenTasksAsync(host)).Where(task => task.Owners.Any(each => each.OwnerId == reader.OwnerId)).ToList();
            var truth = own.Where(task => task.Outlook.DelayedFrom <= today || (task.ExpectedEnd ?? task.Agreed.End) <= last || task.Milestones.Any(each => each.Reached is null && DayOf(each) <= last)).ToList();
            var home = await host.SendAs(reader, new GetHome.Query());
            Assert.Equal(truth.Select(task => task.Code).Order(StringComparer.Ordinal), home.OwnTasks.Select(task => task.Code).Order(StringComparer.Ordinal));
            (shown, left) = (shown + truth.Count, left + own.Count - truth.Count);
            host.Time.Advance(TimeSpan.FromDays(61));
        }

        Assert.True(shown > 0 && left > 0, $"{shown} shown, {left} left out");
    }

    private static (DateOnly Today, DateOnly Last) Days(TestHost host)
    {
        var today = host.Services.GetRequiredService<Clock>().Today;
        return (today, today.AddDays(GetHome.DueDays));
    }

    private static DateOnly? DayOf(Milestone milestone) => milestone.Expected > milestone.Planned ? milestone.Expected : milestone.Planned;

    private static Task<List<WorkTask>> OpenTasksAsync(TestHost host) => host.Db(db => db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery()
        .Where(task => db.Plans.Any(plan => plan.Id == task.PlanId && plan.State == PlanState.Adopted))
        .Where(task => task.Outlook.Settled != WorkStatus.Completed && task.Outlook.Settled != WorkStatus.Cancelled).ToListAsync());
}
