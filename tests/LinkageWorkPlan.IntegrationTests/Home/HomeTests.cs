using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Writing;
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
            var truth = (await OpenTasksAsync(host)).SelectMany(task => task.Milestones.Select(each => (Lead: LeadOf(task, today), each.Code, Day: DayOf(each), each.Reached)))
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
            var truth = own.Where(task => task.Outlook.DelayedFrom <= today || (task.ExpectedEnd ?? task.Agreed.End) <= last || task.Milestones.Any(each => each.Reached is null && (each.Planned < today || DayOf(each) <= last))).ToList();
            var home = await host.SendAs(reader, new GetHome.Query());
            Assert.Equal(truth.Select(task => task.Code).Order(StringComparer.Ordinal), home.OwnTasks.Select(task => task.Code).Order(StringComparer.Ordinal));
            (shown, left) = (shown + truth.Count, left + own.Count - truth.Count);
            host.Time.Advance(TimeSpan.FromDays(61));
        }

        Assert.True(shown > 0 && left > 0, $"{shown} shown, {left} left out");
    }

    [Theory, EachDatabase]
    public async Task Counts_the_milestones_that_are_overdue_on_each_side(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        var (turned, atRisk) = (0, 0);
        for (var months = 0; months < 12; months += 4)
        {
            var (today, _) = Days(host);
            turned += (await OpenTasksAsync(host)).Count(task => LeadOf(task, today) != task.Agreed.Lead && task.Milestones.Any(each => each.Reached is null && each.Planned < today));
            var overdue = (await OpenTasksAsync(host)).SelectMany(task => task.Milestones.Where(each => each.Reached is null && each.Planned < today).Select(each => (Lead: LeadOf(task, today), each.Code))).ToList();
            Assert.NotEmpty(overdue);
            var home = await host.SendAs(reader, new GetHome.Query());
            Assert.All(home.Late, side => Assert.Equal(overdue.Count(each => each.Lead == side.Side), side.Overdue));
            Assert.All(home.Late, side => Assert.Subset(overdue.Where(each => each.Lead == side.Side).Select(each => each.Code).ToHashSet(), side.Milestones.Select(each => each.Code).ToHashSet()));
            foreach (var side in home.Late)
            {
                // The list that the number is a link to.
                var list = await host.SendAs(reader, new ListLate.Query(side.Side, Only: GetHome.Late, IsWhole: true));
                Assert.Equal((side.Side, side.Count + side.Overdue), (side.Side, list.Rows.Count));
                var risks = await host.SendAs(reader, new ListLate.Query(side.Side, Only: GetHome.AtRisk, IsWhole: true));
                Assert.Equal((side.Side, side.Risk.Count + side.Risk.PutOff), (side.Side, risks.Rows.Count));
                Assert.Subset(risks.Rows.Select(row => row.Milestone ?? row.TaskCode).ToHashSet(), side.Risk.Tasks.Select(each => each.Code).Concat(side.Risk.Milestones.Select(each => each.Code)).ToHashSet());
                atRisk += risks.Rows.Count;
                Assert.Subset(list.Rows.Select(row => row.Milestone ?? row.TaskCode).ToHashSet(), side.Tasks.Select(each => each.Code).Concat(side.Milestones.Select(each => each.Code)).ToHashSet());
            }

            host.Time.Advance(TimeSpan.FromDays(122));
        }

        Assert.True(atRisk > 0, "Nothing is at risk");
        Assert.True(turned > 0, "Nothing is late of what the other side leads in the second year");
    }

    [Theory, EachDatabase]
    public async Task Names_the_reports_that_are_due_and_the_plans_that_none_follows(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var home = await host.SendAs(secretary, new GetHome.Query());
        Assert.Equal(("2026-2027", "2026-H1", "2026-H1"), Assert.Single(home.ReportsDue) is var due ? (due.PlanCode, due.Code, due.Draft) : default);
        Assert.Empty(home.Ending);
        Assert.Empty((await host.SendAs(await host.DemoUserAsync(Role.CoChair, Side.Vietnam), new GetHome.Query())).ReportsDue);

        host.Time.GoTo(new DateOnly(2028, 2, 1));
        home = await host.SendAs(secretary, new GetHome.Query());
        Assert.Contains(home.ReportsDue, each => each is { Code: "2027-H2", Draft: null });

        // A draft of the period under a code of its own is the one to go on with.
        var end = new DateOnly(2027, 12, 14);
        await host.SendAs(secretary, new CreateReport.Command("2026-2027", "2027-CN", ReportKind.HalfYear, new(2027, 6, 15), end, end, end.AddDays(16)));
        Assert.Contains((await host.SendAs(secretary, new GetHome.Query())).ReportsDue, each => each is { Code: "2027-H2", Draft: "2027-CN" });
    }

    [Theory, EachDatabase]
    public async Task Names_a_plan_that_ends_and_that_none_follows(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AdoptAsync();
        Assert.Empty((await desk.SendAsync(new GetHome.Query())).Ending);
        desk.Host.Time.GoTo(new DateOnly(2026, 11, 20));
        Assert.Equal(PlanDesk.Code, Assert.Single((await desk.SendAsync(new GetHome.Query())).Ending).Code);
        await desk.SendAsync(new CreatePlan.Command("2027", PlanKind.Annual, PlanDesk.Words("Kế hoạch 2027"), new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)));
        Assert.Empty((await desk.SendAsync(new GetHome.Query())).Ending);
    }

    /// <summary>A page that is loaded again within the hour still shows it; the next visit does not.</summary>
    [Theory, EachDatabase]
    public async Task Shows_what_others_changed_since_the_last_visit(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var (host, reader) = (desk.Host, desk.LaoSecretary);
        var task = await desk.AdoptAsync();
        async Task<ChangesSince?> VisitAsync(CurrentUser user)
        {
            var home = await host.SendAs(user, new GetHome.Query());
            await host.SendAs(user, new NoteVisit.Command());
            return home.Changes;
        }

        Assert.Null(await VisitAsync(reader));
        host.Time.Advance(TimeSpan.FromHours(3));
        var today = host.Services.GetRequiredService<Clock>().Today;
        for (var percent = 10; percent <= 30; percent += 10)
        {
            await desk.SendAsync(new RecordProgress.Command(task, new ProgressForm { EffectiveOn = today, Percent = percent }, []));
        }

        await host.SendAs(reader, new RecordProgress.Command(task, new ProgressForm { EffectiveOn = today, Percent = 40 }, []));
        await desk.SendAsync(new ProposeAmendment.Command(desk.PlanId, PlanDesk.Words("Mùa mưa", "ລະດູຝົນ")));
        host.Time.Advance(TimeSpan.FromHours(20));
        for (var again = 0; again < 3; again++)
        {
            var plan = Assert.Single((await VisitAsync(reader))!.Plans);
            Assert.Equal((PlanDesk.Code, 4), (plan.Code, plan.Count));
            Assert.Equal([("A1", 3), (null, 1)], plan.Things.Select(each => (each.Task, each.Count)).OrderByDescending(each => each.Count));
            Assert.All(plan.Things, thing => Assert.Equal(desk.Secretary.Name, thing.Newest.ActorName));
            host.Time.Advance(TimeSpan.FromMinutes(40));
        }

        var shown = (await VisitAsync(reader))!;
        var history = await host.SendAs(reader, new ListHistory.Query(PlanCode: PlanDesk.Code, Only: shown.Filter));
        Assert.Equal(4, history.Count);
        Assert.Equal(3, (await host.SendAs(reader, new ListHistory.Query(PlanCode: PlanDesk.Code, TaskCode: "A1", Only: shown.Filter))).Count);
        host.Time.Advance(TimeSpan.FromHours(2));
        Assert.Null(await VisitAsync(reader));

        // Of nobody else.
        Assert.Null(await VisitAsync(desk.Secretary));
    }

    [Theory, EachDatabase]
    public async Task Counts_all_changes_of_what_is_shown_however_many_there_are(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var host = desk.Host;
        var task = await desk.AdoptAsync();
        await host.SendAs(desk.LaoSecretary, new NoteVisit.Command());
        host.Time.Advance(TimeSpan.FromHours(3));
        var now = host.Services.GetRequiredService<Clock>().UtcNow;
        var subject = new AuditSubject(nameof(WorkTask), task, "A1", LocalizedText.Empty, desk.PlanId);
        await host.Db(async db =>
        {
            db.History.AddRange(Enumerable.Range(0, 450).Select(_ => new AuditEntry(desk.Secretary.ToActor(), now, nameof(RecordProgress), subject, null, [])));
            return await db.SaveChangesAsync();
        });
        var plan = Assert.Single((await host.SendAs(desk.LaoSecretary, new GetHome.Query())).Changes!.Plans);
        Assert.Equal((450, 450), (plan.Count, Assert.Single(plan.Things).Count));
    }

    private static Side? LeadOf(WorkTask task, DateOnly today) => task.LeadIn(Math.Clamp(today.Year, 2026, 2027), 2026);

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
