using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Plans;

public sealed class LateTests
{
    [Theory, EachDatabase]
    public async Task Is_what_the_domain_calls_late_or_at_risk_on_any_day(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var observer = await host.DemoUserAsync(Role.Observer, Side.Laos);
        for (var months = 0; months < 14; months += 6)
        {
            var late = await AllAsync(host, observer);
            var truth = await TruthAsync(host);
            Assert.NotEmpty(truth);
            Assert.Equal(truth.Order(), late.Rows.Select(row => (row.TaskCode, row.Milestone ?? string.Empty, row.Lead, row.Status)).Order());
            Assert.All(Sides.Both, side => Assert.Equal(truth.Count(each => each.Lead == side), late.Counts[side]));
            Assert.Equal(truth.Count, late.All);
            host.Time.Advance(TimeSpan.FromDays(183));
        }
    }

    [Theory, EachDatabase]
    public async Task A_delay_that_was_reported_shows_the_agreed_and_the_new_day(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var late = await AllAsync(host, await host.DemoUserAsync(Role.Observer, Side.Laos));
        var row = late.Rows.Single(each => each is { TaskCode: "B1", Milestone: null });
        Assert.Equal((new DateOnly(2026, 7, 31), new DateOnly(2026, 8, 28), new DateOnly(2026, 5, 29), 0, Side.Vietnam), (row.Agreed, row.Expected, row.Since!.Value, row.DaysLate, row.Lead));
    }

    [Theory, EachDatabase]
    public async Task Is_found_by_side_and_put_in_order(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        host.Time.Advance(TimeSpan.FromDays(365));
        var reader = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        var all = await AllAsync(host, reader);
        Assert.Contains(all.Rows, row => row.Milestone is not null && row.DaysLate > 30);
        var delayed = all.Rows.TakeWhile(row => row.Status == WorkStatus.Delayed).ToList();
        Assert.Equal(delayed.OrderByDescending(row => row.DaysLate).Select(row => row.DaysLate), delayed.Select(row => row.DaysLate));
        Assert.DoesNotContain(all.Rows.Skip(delayed.Count), row => row.Status == WorkStatus.Delayed);

        var laos = await host.SendAs(reader, new ListLate.Query(Side.Laos));
        Assert.Equal(all.Rows.Count(row => row.Lead == Side.Laos), laos.Page.Rows);
        Assert.All(laos.Rows, row => Assert.Equal(Side.Laos, row.Lead));
        Assert.Equal(all.Counts, laos.Counts);

        var byOwner = (await host.SendAs(reader, new ListLate.Query(LateOrder: LateOrder.Owner))).Rows.Where(row => row.Owners.Count > 0).Select(row => row.Owners[0].Name.For(reader.Language)).ToList();
        Assert.Equal(byOwner.OrderBy(name => name, TextOrder.For(reader.Language)), byOwner);
        var last = await host.SendAs(reader, new ListLate.Query(LateOrder: LateOrder.Plan, Page: int.MaxValue));
        Assert.Equal(last.Page.Pages, last.Page.Number);
    }

    private static Task<ListLate.Result> AllAsync(TestHost host, CurrentUser reader) => host.SendAs(reader, new ListLate.Query());

    private static async Task<List<(string Task, string Milestone, Side? Lead, WorkStatus Status)>> TruthAsync(TestHost host)
    {
        var today = host.Services.GetRequiredService<Clock>().Today;
        var plan = await host.Db(db => db.Plans.SingleAsync(each => each.Code == "2026-2027"));
        var tasks = await host.Db(db => db.Tasks.Include(each => each.Milestones).Where(each => each.PlanId == plan.Id).ToListAsync());
        var year = Math.Clamp(today.Year, plan.PeriodStart.Year, plan.PeriodEnd.Year);
        return
        [
            .. tasks.Where(task => task.Outlook.On(today) is WorkStatus.Delayed or WorkStatus.AtRisk)
                .Select(task => (task.Code, string.Empty, task.LeadIn(year, plan.PeriodStart.Year), task.Outlook.On(today))),
            .. from task in tasks
               where task.Outlook.Settled is not (WorkStatus.Completed or WorkStatus.Cancelled)
               from milestone in task.Milestones
               where MilestoneStandings.Of(milestone.Planned, milestone.Expected, milestone.Reached, today) == MilestoneStanding.Late
               select (task.Code, milestone.Code, task.LeadIn(year, plan.PeriodStart.Year), WorkStatus.Delayed),
        ];
    }
}
