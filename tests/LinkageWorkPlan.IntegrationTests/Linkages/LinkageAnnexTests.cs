using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Linkages;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;

namespace LinkageWorkPlan.IntegrationTests.Linkages;

/// <summary>Linkages in reports.</summary>
public sealed class LinkageAnnexTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task A_report_of_a_year_has_linkages_as_they_are_at_its_cut_off_and_a_half_year_what_is_new(Database database)
    {
        await using var desk = await LinkageDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.Vietnam, new CreateReport.Command(Plan, "2026", ReportKind.Annual, new(2026, 1, 1), new(2026, 12, 14), new(2026, 12, 14), new(2026, 12, 30)));
        var content = await ReadAsync("2026");
        Assert.Equal([("L1", LinkageStage.Agreement, "PM1", "C3"), ("L2", LinkageStage.Contact, "PM2", "C4"), ("L3", LinkageStage.Contact, null, "D2")], content.Linkages.Select(each => (each.Code, each.Stage, each.Pilot, each.TaskCode)));
        Assert.Equal(5, content.LinkageCounts.Where(each => each.Group == LinkageGroup.Size).Sum(each => each.Enterprises));

        // Nothing had begun by the cut-off of the demo's half year, in the middle of June.
        Assert.Empty((await ReadAsync("2026-H1")).LinkageCounts);
        Assert.DoesNotContain("linkages", CanonicalContent.Of(await ReadAsync("2026-H1")), StringComparison.Ordinal);
        var form = new LinkageForm { Vietnam = "E3", Laos = "E2", Title = Plans.PlanDesk.Words("Bao bì", "ການຫຸ້ມຫໍ່"), Since = new DateOnly(2026, 6, 1) };
        await desk.Host.SendAs(desk.Vietnam, new AddLinkage.Command(form));
        var half = await ReadAsync("2026-H1");
        Assert.Equal(["L4"], half.Linkages.Select(each => each.Code));
        Assert.Equal(2, half.LinkageCounts.Where(each => each.Group == LinkageGroup.Zone).Sum(each => each.Contact));

        async Task<ReportContent> ReadAsync(string code) => await desk.Host.SendAs(desk.Vietnam, new GetReportContent.Query(Plan, code));
    }
}
