using System.Net;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Components;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Templates;
using LinkageWorkPlan.UnitTests.Conventions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LinkageWorkPlan.UnitTests.Reports;

public class GanttChartTests
{
    [Fact]
    public async Task Every_bar_has_words_for_those_who_do_not_see_it()
    {
        var chart = await RenderAsync(new(2026, 6, 14));
        Assert.Contains("Từ 02/02/2026 đến 31/07/2026; hoàn thành 45%; Chậm tiến độ; dự kiến xong 28/08/2026", chart, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2026, true)]
    [InlineData(2025, false)]
    public async Task Today_is_drawn_only_on_the_chart(int year, bool isDrawn)
    {
        // One in the legend, one in each of the two rows.
        var drawn = (await RenderAsync(new(year, 6, 14))).Split("class=\"gantt-today\"").Length - 1;
        Assert.Equal(isDrawn ? 3 : 1, drawn);
    }

    [Fact]
    public async Task Only_a_task_that_will_end_late_has_an_overrun()
    {
        // One in the legend, one for B1.
        Assert.Equal(2, (await RenderAsync(new(2026, 6, 14))).Split("class=\"gantt-overrun\"").Length - 1);
    }

    [Fact]
    public void A_row_is_one_path_of_each_kind_at_the_days_it_says()
    {
        GanttMilestone Milestone(string code, DateOnly? reached) => new(code, SampleReport.Text("Mốc", "ຂີດໝາຍ"), new(2026, 1, 6), reached);
        var row = SampleReport.Draft.Gantt[0] with
        {
            PlannedStart = new(2026, 1, 3),
            PlannedEnd = new(2026, 1, 6),
            ExpectedEnd = new(2026, 1, 12),
            Percent = 50,
            Status = WorkStatus.Delayed,
            Milestones = [Milestone("A1.1", null), Milestone("A1.2", new(2026, 1, 5)), Milestone("A1.3", null)],
        };
        var scale = new TimeScale(new(2026, 1, 1), new(2026, 1, 10));
        Assert.Equal(
            [
                ("gantt-remaining", "M20 0.5H100v9H20z"), ("gantt-done", "M20 0.5H70v9H20z"), ("gantt-plan", "M20 11.5H60v4H20z"), ("gantt-beyond", "M101 5l-6-4.5v9z"),
                ("gantt-milestone", "M50 3.5l5 5-5 5-5-5zM50 3.5l5 5-5 5-5-5z"), ("gantt-reached", "M40 3.5l5 5-5 5-5-5z"),
            ],
            BarPaths.Of(row, scale, 100, null, showsBaseline: true).All);
        Assert.Equal(
            [("gantt-cancelled", "M40 3H120v11H40z"), ("gantt-overrun", "M120 3H200v11H120z")],
            BarPaths.Of(row with { Status = WorkStatus.Cancelled, Percent = 0, Milestones = [] }, scale, 200, null, showsBaseline: false).All);
    }

    [Fact]
    public void Lines_of_years_and_quarters_lie_under_the_bars_and_that_of_the_day_over_them()
    {
        var scale = new TimeScale(new(2025, 11, 1), new(2026, 6, 30));
        Assert.Equal(
            ["gantt-year", "chart-grid", "gantt-remaining", "gantt-done", "gantt-plan", "gantt-reached", "gantt-today"],
            BarPaths.Of(SampleReport.Draft.Gantt[0], scale, 300, new(2026, 6, 14), showsBaseline: true).All.Select(each => each.Css));
    }

    private static async Task<string> RenderAsync(DateOnly today)
    {
        await using var services = new ServiceCollection().AddSingleton(new ReportTemplates(Repository.FullPath("templates"))).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => WebUtility.HtmlDecode((await renderer.RenderComponentAsync<GanttChart>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(GanttChart.Rows)] = SampleReport.Draft.Gantt,
            [nameof(GanttChart.From)] = SampleReport.Draft.PlanStart,
            [nameof(GanttChart.To)] = SampleReport.Draft.PlanEnd,
            [nameof(GanttChart.Today)] = today,
            [nameof(GanttChart.Shown)] = new[] { Language.Vi },
        }))).ToHtmlString()));
    }
}
