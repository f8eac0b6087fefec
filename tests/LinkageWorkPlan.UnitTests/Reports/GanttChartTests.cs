using System.Net;
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
    public async Task Tasks_lead_to_their_pages_where_an_address_is_given()
    {
        var chart = await RenderAsync(new(2026, 6, 14), row => $"/plans/2026-2027/tasks/{row.Code}");
        Assert.Contains("href=\"/plans/2026-2027/tasks/B1\"", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", await RenderAsync(new(2026, 6, 14)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_bar_has_words_for_those_who_do_not_see_it()
    {
        var chart = await RenderAsync(new(2026, 6, 14));
        Assert.Contains("Từ 02/02/2026 đến 31/07/2026; hoàn thành 45%; Chậm tiến độ; dự kiến xong 28/08/2026", chart, StringComparison.Ordinal);
        Assert.Contains("<title lang=\"vi\">A1.1, Ký Quy chế: đạt ngày 23/03/2026</title>", chart, StringComparison.Ordinal);
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

    private static async Task<string> RenderAsync(DateOnly today, Func<GanttRow, string?>? href = null)
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
            [nameof(GanttChart.Href)] = href,
        }))).ToHtmlString()));
    }
}
