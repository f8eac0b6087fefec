using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Reports;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>The demo's half-year report: its figures were counted by hand from the plan and its progress, and stand in its narrative.</summary>
public sealed class ReportContentTests
{
    private static readonly BuildReportContent.Query HalfYear = new("2026-2027", "2026-H1");

    [Theory, EachDatabase]
    public async Task Figures_are_those_counted_by_hand_at_the_cut_off(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var content = await host.SendAs(CurrentUser.System, HalfYear);

        Assert.Equal(38, content.Tasks.Count);
        Assert.Equal(new StatusCounts(24, 8, 2, 1, 3, 0), PlanFigures.Of(content.Pillars).Counts);
        Assert.Equal(new MilestoneFigures(13, 11, 2), MilestoneFigures.Of(content));
        Assert.Equal(100, content.Pillars.Sum(each => each.Weight));
    }
}
