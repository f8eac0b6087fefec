using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>What is found from the present and what changed since is what follows from all that had become true by the day.</summary>
public sealed class PlanAsOfTests
{
    [Theory, EachDatabase]
    public async Task The_demo_is_on_every_day_what_a_report_of_that_day_says(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var plan = await host.Db(db => db.Plans.Where(each => each.Code == "2026-2027").Select(each => each.Id).SingleAsync());
        var states = new HashSet<string>();
        for (var day = new DateOnly(2025, 12, 20); day < new DateOnly(2026, 9, 1); day = day.AddDays(9))
        {
            states.Add(await CompareAsync(host, plan, day));
        }

        Assert.True(states.Count > 10, $"Only {states.Count} different states were compared");
    }

    /// <summary>Updates, some of an earlier day, delays, withdrawals and amendments in any order; then every day is looked at again.</summary>
    [Theory, EachDatabase]
    public async Task Any_history_is_on_every_day_what_had_become_true_by_then(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var random = new Random(20260622);
        var (first, seen) = (Today(desk.Host), new Dictionary<DateOnly, string>());
        var amendments = new Queue<Func<int, Task>>(
        [
            async number =>
            {
                await desk.AmendAsync(null, _ => desk.Plan.Form("A2", 40), number);
                await desk.AmendAsync("A1", form => form with { Weight = 60 }, number);
            },
            number => desk.AmendAsync("A1", form => form with { End = new(2026, 12, 15), Milestones = [form.Milestones[0] with { Planned = new(2026, 11, 30) }] }, number),
            async number =>
            {
                await desk.DropAsync("A2", number);
                await desk.AmendAsync("A1", form => form with { Weight = 100 }, number);
            },
        ]);
        for (var step = 0; step < 34; step++)
        {
            if (step % 8 == 5 && amendments.TryDequeue(out var write))
            {
                var number = await desk.ProposeAsync();
                await write(number);
                await desk.SendAsync(number);
                await desk.SignBothAsync();
            }
            else
            {
                await RecordAsync(desk, random, isLate: step > 20);
            }

            if (step <= 20)
            {
                // Until here nothing is said of an earlier day: what is seen today will be seen of today for ever.
                seen[Today(desk.Host)] = await CompareAsync(desk.Host, desk.Plan.PlanId, Today(desk.Host));
            }

            desk.Host.Time.Advance(TimeSpan.FromDays(random.Next(1, 6)));
        }

        var untouched = 0;
        for (var day = first.AddDays(-10); day < Today(desk.Host); day = day.AddDays(1))
        {
            var state = await CompareAsync(desk.Host, desk.Plan.PlanId, day);
            untouched += seen.TryGetValue(day, out var then) && then == state ? 1 : 0;
        }

        Assert.True(seen.Values.Distinct().Count() > 8 && untouched > 3, $"{seen.Values.Distinct().Count()} states, {untouched} of them never spoken of again");
    }

    [Theory, EachDatabase]
    public async Task What_was_seen_on_a_day_is_seen_of_that_day_later(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var (random, seen) = (new Random(7), new Dictionary<DateOnly, string>());
        for (var step = 0; step < 12; step++)
        {
            await RecordAsync(desk, random, isLate: false);
            seen[Today(desk.Host)] = await CompareAsync(desk.Host, desk.Plan.PlanId, Today(desk.Host));
            desk.Host.Time.Advance(TimeSpan.FromDays(random.Next(1, 9)));
        }

        foreach (var (day, state) in seen)
        {
            Assert.Equal(state, await CompareAsync(desk.Host, desk.Plan.PlanId, day));
        }

        Assert.True(seen.Values.Distinct().Count() > 6);
    }

    private static async Task RecordAsync(AmendmentDesk desk, Random random, bool isLate)
    {
        var today = Today(desk.Host);
        if (isLate && random.Next(4) == 0)
        {
            var updates = await desk.Host.Db(db => db.Progress.AsNoTracking().OrderBy(each => each.Id).Select(each => each.Id).ToListAsync());
            if (updates.Count > 0)
            {
                await desk.Plan.SendAsync(new WithdrawProgress.Command(updates[random.Next(updates.Count)], "Gõ nhầm"));
                return;
            }
        }

        var tasks = await desk.Host.Db(db => db.Tasks.AsNoTracking().Where(each => each.DroppedOn == null).OrderBy(each => each.Code).Select(each => each.Id).ToListAsync());
        var form = new ProgressForm { EffectiveOn = isLate ? today.AddDays(-random.Next(20)) : today, Percent = isLate && random.Next(5) == 0 ? 100 : random.Next(90) };
        form = random.Next(3) switch
        {
            0 => form with { Delay = new DelayForm(PlanDesk.Words("Mưa"), PlanDesk.Words("Làm bù"), today.AddDays(random.Next(1, 90)), null) },
            1 when random.Next(2) == 0 => form with { Override = new OverrideForm(WorkStatus.AtRisk, PlanDesk.Words("Thiếu người")) },
            _ => form,
        };
        await desk.Host.SureAsync(desk.Plan.Secretary, new RecordProgress.Command(tasks[random.Next(tasks.Count)], form, []));
    }

    private static DateOnly Today(TestHost host) => host.Services.GetRequiredService<Clock>().Today;

    /// <returns>The state, in words.</returns>
    private static async Task<string> CompareAsync(TestHost host, Guid plan, DateOnly day)
    {
        var standing = await host.Db(db => db.PlanAsOfAsync(plan, day, CancellationToken.None));
        var found = await host.Db(db => PlanAsOf.ReadAsync(VisibleDb.To(CurrentUser.System, db), plan, day, CancellationToken.None));
        static string Milestone(string code, DateOnly? planned, DateOnly? reached, DateOnly? expected) => $"{code} {planned:O} {reached:O} {expected:O}";
        var truth = standing.Tasks.Select(each => string.Join('|', [
            each.Task.Code, each.Task.PillarCode, $"{each.Figure}", $"{each.Task.Agreed.Lead} {each.Task.DroppedOn:O}", $"{each.Progress.ExpectedAfter(each.Task.Agreed.End):O}",
            string.Join(',', each.Task.Owners.Select(owner => owner.OwnerId).Order()),
            .. each.Task.Milestones.OrderBy(milestone => milestone.Planned).ThenBy(milestone => milestone.Code, StringComparer.Ordinal)
                .Select(milestone => Milestone(milestone.Code, milestone.Planned, each.Progress.ReachedOn(milestone.Id), each.Progress.ExpectedOn(milestone.Id)))])).ToList();
        var state = found.Tasks.Select(each => string.Join('|', [
            each.Code, each.Pillar, $"{each.Figure}", $"{each.Lead} {each.DroppedOn:O}", $"{each.ExpectedEnd:O}", string.Join(',', each.Owners),
            .. each.Milestones.Select(milestone => Milestone(milestone.Code, milestone.Planned, milestone.Reached, milestone.Expected))])).ToList();

        // A report does not read who works on a task.
        static string WithoutOwners(string line) => string.Join('|', line.Split('|').Where((_, at) => at != 5));
        Assert.Equal((day, string.Join('\n', truth.Select(WithoutOwners))), (day, string.Join('\n', state.Select(WithoutOwners))));
        return string.Join('\n', state);
    }
}
