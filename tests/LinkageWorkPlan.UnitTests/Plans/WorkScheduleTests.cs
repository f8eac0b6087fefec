using System.Diagnostics;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

public class WorkScheduleTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Monday = new(2026, 6, 1);

    private static readonly WorkingCalendar Calendar = new([new Holiday(Side.Laos, HolidayKind.Closed, new DateOnly(2026, 6, 10), new DateOnly(2026, 6, 10), LocalizedText.Of(Language.Lo, "ພັກ"))]);

    [Theory]
    [InlineData("A2", 5, "2026-06-08")]
    [InlineData("A2", 6, null)]
    [InlineData("A2", 4, "2026-06-08")]
    [InlineData("A2 FS+1", 8, "2026-06-09")]
    [InlineData("A2 FS+1", 9, null)]
    [InlineData("A2 FS+2", 8, "2026-06-11")]
    [InlineData("A2 FS-2", 4, null)]
    [InlineData("A2 FS-2", 3, "2026-06-04")]
    [InlineData("A2 FS-2", 2, "2026-06-04")]
    [InlineData("A2 SS", 1, null)]
    [InlineData("A2 SS+3", 3, "2026-06-04")]
    [InlineData("A2 FS-60", 1, null)]
    [InlineData("A9 FS+250", 1, null)]
    public void A_start_that_its_link_does_not_allow_is_told_the_day_that_fits(string link, int day, string? fits)
    {
        // A2 lasts from Monday to Friday; Wednesday, 10 June is off in Laos.
        var start = new DateOnly(2026, 6, day);
        var schedule = Of(new("A2", Monday, Monday.AddDays(4), []), new("A1", start, start.AddDays(20), new[] { link }.Links()));
        var timing = schedule.Of("A1")!;
        Assert.Equal(fits is null ? null : DateOnly.Parse(fits, System.Globalization.CultureInfo.InvariantCulture), timing.FitsFrom);
        Assert.Equal(fits is null ? 0 : 1, timing.TooEarlyFor.Count);
    }

    [Fact]
    public void The_longest_chain_is_critical_and_the_others_have_slack()
    {
        var schedule = Of(
            new("A1", Monday, Monday.AddDays(4), []),
            new("A2", Monday.AddDays(7), Monday.AddDays(11), Links("A1")),
            new("B1", Monday, Monday.AddDays(2), []),
            new("B2", Monday.AddDays(7), Monday.AddDays(7), Links("B1")));
        Assert.Equal(["A1", "A2"], new[] { "A1", "A2", "B1", "B2" }.Where(each => schedule.Of(each)!.IsCritical));

        // B2 may go from Monday to Friday: three working days more, since Wednesday is off.
        Assert.Equal(3, schedule.Of("B2")!.Slack);
        Assert.Equal(Monday.AddDays(11), schedule.LastDay);
    }

    [Fact]
    public void Circles_and_what_waits_for_them_have_no_timing_and_stop_nothing()
    {
        var schedule = Of(
            new("A1", Monday, Monday, Links("A2")), new("A2", Monday, Monday, Links("A1")), new("A3", Monday, Monday, Links("A2", "A5")), new("A4", Monday, Monday.AddDays(2), []), new("A5", Monday, Monday, []));
        Assert.Equal([false, false, false, true], new[] { "A1", "A2", "A3", "A4" }.Select(each => schedule.Of(each) is not null));

        // A5 has the end of A4 to reckon with, and nothing of what waits for the circle.
        Assert.Equal((0, 2), (schedule.Of("A4")!.Slack, schedule.Of("A5")!.Slack));
        Assert.Null(Of().LastDay);
        Assert.False(Of().HasLinks);
    }

    [Fact]
    public void Only_the_links_that_a_start_does_not_keep_to_are_named()
    {
        var thursday = Monday.AddDays(3);
        var schedule = Of(
            new("A2", Monday, Monday.AddDays(4), []), new("B1", Monday, Monday.AddDays(2), []), new("C1", Monday, Monday.AddDays(4), []), new("A1", thursday, thursday.AddDays(20), Links("A2", "B1", "C1 SS")));
        Assert.Equal(["A2"], schedule.Of("A1")!.TooEarlyFor.Select(each => each.Code));
    }

    [Fact]
    public void There_are_links_where_any_task_has_one()
    {
        Assert.False(Of(new("A1", Monday, Monday, []), new("A2", Monday, Monday, [])).HasLinks);
        Assert.True(Of(new("A1", Monday, Monday, []), new("A2", Monday, Monday, Links("A1"))).HasLinks);
    }

    [Fact]
    public void Nothing_but_a_circle_is_no_failure()
    {
        var schedule = Of(new("A1", Monday, Monday, Links("A2")), new("A2", Monday, Monday, Links("A1")));
        Assert.Equal((null, Monday), (schedule.Of("A1"), schedule.LastDay!.Value));
    }

    /// <summary>Days of June 2026; the 6th and 7th are a weekend.</summary>
    [Theory]
    [InlineData(5, 6, 5)]
    [InlineData(4, 7, 5)]
    [InlineData(6, 6, 8)]
    [InlineData(6, 8, 8)]
    public void The_last_day_of_the_work_is_a_working_day(int start, int end, int last) =>
        Assert.Equal(new DateOnly(2026, 6, last), Of(new ScheduledTask("A1", new(2026, 6, start), new(2026, 6, end), [])).LastDay);

    [Fact]
    public void A_day_that_fits_is_counted_on_behind_the_last_day_that_is_agreed()
    {
        // A2 is given a Saturday to Monday, 1 June; A1 may start three working days after the Tuesday.
        var schedule = Of(new("A2", Monday.AddDays(-2), Monday, []), new("A1", Monday, Monday.AddDays(1), Links("A2 FS+3")));
        Assert.Equal(Monday.AddDays(4), schedule.Of("A1")!.FitsFrom);
        Assert.Equal(Monday.AddDays(7), schedule.LastDay);
    }

    /// <summary>Each task is moved by its slack, which moves no end, and by one working day more, which does.</summary>
    [Fact]
    public void Slack_is_by_how_many_working_days_a_task_can_move()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var tasks = Some(random, 25, 40, fitting: seed % 2 == 0);
            var schedule = new WorkSchedule(tasks, Calendar);
            foreach (var task in tasks)
            {
                var timing = schedule.Of(task.Code)!;
                Assert.True(timing.Slack >= 0);
                if (timing.FitsFrom is not null || tasks.Any(each => schedule.Of(each.Code)!.FitsFrom is not null))
                {
                    continue;
                }

                DateOnly? LastOf(int days) => new WorkSchedule([.. tasks.Select(each => each == task ? task with { Start = Calendar.Add(task.Start, days), End = Calendar.Add(task.End, days) } : each)], Calendar).LastDay;
                Assert.Equal(schedule.LastDay, LastOf(timing.Slack));
                Assert.True(LastOf(timing.Slack + 1) > schedule.LastDay, $"{task.Code} of seed {seed}");
                Assert.Equal(timing.IsCritical, LastOf(1) > schedule.LastDay);
            }
        }
    }

    [Fact]
    public void Somebody_is_always_critical_and_a_fitting_plan_is_never_too_early()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var tasks = Some(new Random(seed), 60, 120, fitting: true);
            var schedule = new WorkSchedule(tasks, Calendar);
            Assert.Contains(tasks, each => schedule.Of(each.Code)!.IsCritical);
            Assert.All(tasks, each => Assert.Null(schedule.Of(each.Code)!.FitsFrom));
            Assert.Equal(tasks.Max(each => each.End), schedule.LastDay);
        }
    }

    [Fact]
    public void Five_thousand_tasks_with_ten_thousand_links_take_well_under_a_second()
    {
        var tasks = Some(new Random(1), 5000, 10_000, fitting: false);
        var best = Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Assert.NotNull(new WorkSchedule(tasks, Calendar).LastDay);
            return watch.ElapsedMilliseconds;
        });

        // A tenth of a second on a machine that does nothing else; other tests run beside this one.
        Assert.True(best < 500, $"{best} ms");
    }

    private static WorkSchedule Of(params ScheduledTask[] tasks) => new(tasks, Calendar);

    private static IReadOnlyList<TaskLink> Links(params string[] kept) => kept.Links();

    /// <summary>Tasks that begin and end on working days, each linked with earlier ones alone.</summary>
    /// <param name="fitting">True to start each as early as its links allow, or later.</param>
    private static List<ScheduledTask> Some(Random random, int count, int links, bool fitting)
    {
        var tasks = new List<ScheduledTask>();
        for (var i = 0; i < count; i++)
        {
            var start = Calendar.Add(Monday.AddDays(-1), 1 + random.Next(200));
            var mine = i == 0 ? [] : Enumerable.Range(0, random.Next(0, (2 * links / count) + 1)).Select(_ => tasks[random.Next(i)].Code).Distinct()
                .Select(code => new TaskLink(code, random.Next(2) == 0 ? LinkKind.FinishStart : LinkKind.StartStart, random.Next(-5, 10))).ToList();
            var task = new ScheduledTask($"T{i}", start, Calendar.Add(start, random.Next(15)), mine);
            if (fitting && mine.Count > 0)
            {
                var fits = new WorkSchedule([.. tasks.Where(each => mine.Any(link => link.Code == each.Code)).Select(each => each with { Links = [] }), task], Calendar).Of(task.Code)!.FitsFrom;
                task = fits is { } day ? task with { Start = day, End = Calendar.Add(day, random.Next(15)) } : task;
            }

            tasks.Add(task);
        }

        return tasks;
    }
}
