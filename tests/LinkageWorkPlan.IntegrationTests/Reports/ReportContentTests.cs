using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>The demo's half-year report: its figures were counted by hand from the plan and its progress, and stand in its narrative.</summary>
public sealed class ReportContentTests
{
    [Theory, EachDatabase]
    public async Task Figures_are_those_counted_by_hand_at_the_cut_off(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var content = await desk.ContentAsync();

        Assert.Equal(38, content.Tasks.Count);
        Assert.Equal(new StatusCounts(24, 8, 2, 1, 3, 0), PlanFigures.Of(content.Pillars).Counts);
        Assert.Equal(new MilestoneFigures(13, 11, 2), MilestoneFigures.Of(content));
        Assert.Equal(90, content.Gantt.Sum(each => each.Milestones.Count));
        Assert.Equal(100, content.Pillars.Sum(each => each.Weight));
        Assert.Empty(content.Changes);
    }

    [Theory, EachDatabase]
    public async Task A_pillars_progress_is_that_of_its_tasks_by_weight(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var pillar = (await desk.ContentAsync()).Pillars.Single(each => each.Code == "A");

        // A1 (20, done), A2 (20, done), A4 (20, 25%), the rest not begun; planned: A1 and A2 whole, A4 88 of 547 days.
        Assert.Equal(45, pillar.ActualPercent);
        Assert.Equal(43.22m, pillar.PlannedPercent);
    }

    [Theory, EachDatabase]
    public async Task A_late_task_is_printed_with_its_last_reason_measure_and_new_date(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var content = await desk.ContentAsync();
        var task = content.Tasks.Single(each => each.Status == WorkStatus.Delayed);

        Assert.Equal(("B1", new DateOnly(2026, 7, 31), new DateOnly(2026, 8, 28)), (task.Code, task.PlannedEnd, task.NewEnd!.Value));
        Assert.All(Languages.Official, language => Assert.True(task.Reason.IsReady(language) && task.Measure.IsReady(language)));
        var milestone = content.Milestones.Single(each => each.Code == "B1.2");
        Assert.Equal((16, new DateOnly(2026, 7, 3)), (milestone.DaysLate, milestone.Expected!.Value));
        Assert.Equal((6, new DateOnly(2026, 4, 16)), (content.Milestones.Single(each => each.Code == "A2.3") is var late ? (late.DaysLate, late.Reached!.Value) : default));
    }

    [Theory, EachDatabase]
    public async Task Days_late_are_counted_from_the_dates_that_are_printed_beside_them(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var content = await desk.ContentAsync();
        Assert.Contains(content.Milestones, each => each is { DaysLate: > 0, Reached: not null });
        Assert.Contains(content.Milestones, each => each.IsLateUntilCutOff);
        Assert.All(content.Milestones, each => Assert.Equal(Math.Max(0, (each.Reached ?? content.CutOff).DayNumber - each.Planned.DayNumber), each.DaysLate));
    }

    [Theory, EachDatabase]
    public async Task Indicators_keep_both_sources_and_compare_with_the_years_target(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var trade = (await desk.ContentAsync()).Indicators.Single(each => each.Code == "I1");

        Assert.Equal([1.6m, 2.2m], trade.Baselines.Select(each => each.Value!.Value));
        Assert.Equal((2026, 3.3m, 1.4m, 42.42m), (trade.TargetYear, trade.Target, trade.Results.Single().Value, trade.PercentOfTarget));
    }

    [Theory, EachDatabase]
    public async Task The_same_plan_gives_the_same_content_twice(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);

        Assert.Equal(CanonicalContent.Of(await desk.ContentAsync()), CanonicalContent.Of(await desk.ContentAsync()));
    }

    [Fact]
    public void Several_texts_in_a_cell_lack_a_language_that_one_of_them_lacks()
    {
        var (one, other) = (LocalizedText.Of(Language.Vi, "một", "ໜຶ່ງ"), LocalizedText.Of(Language.Vi, "hai", null));

        var joined = ReportWords.Joined([one, other]);

        Assert.Equal("một; hai", joined.For(Language.Vi));
        Assert.Equal(RenderingState.Missing, joined.StateOf(Language.Lo));
        Assert.Equal("một; một", ReportWords.Joined([one, one]).For(Language.Vi));
        Assert.True(ReportWords.Joined([]).IsEmpty);
    }
}
