using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;

namespace LinkageWorkPlan.IntegrationTests.Pilots;

/// <summary>Pilot models in reports.</summary>
public sealed class PilotAnnexTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task A_report_of_a_year_prints_the_ranking_once_both_panels_finished(Database database)
    {
        await using var desk = await PilotDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.Vietnam, new CreateReport.Command(Plan, "2026", ReportKind.Annual, new(2026, 1, 1), new(2026, 12, 14), new(2026, 12, 14), new(2026, 12, 30)));
        Assert.Equal(["PM5", "PM6"], (await ReadAsync("2026")).Pilots.Select(each => each.Code));
        await desk.ScoreAsync(laos: 4, vietnam: 3);
        var opened = await desk.Host.SendAs(desk.Laos, new GetPilotWork.Query("PM2"));
        await desk.Host.SendAs(desk.Laos, new DecidePilot.Command(opened.Pilot.Id, new PilotWorkForm { IsChosen = true, Decision = "M1/D2", Stage = PilotStage.Trial, Tasks = $"{Plan}/C3" }, opened.Pilot.Version));

        Assert.Equal(["PM1", "PM2", "PM3", "PM5", "PM6"], (await ReadAsync("2026")).Pilots.Select(each => each.Code));
        List<PilotRow> rows = [.. (await ReadAsync("2026")).Pilots.Take(3)];
        Assert.All(rows, each => Assert.Equal((1, 5, 3m, 4m, 3.5m), (each.Rank, each.Scale, each.Of(Side.Vietnam), each.Of(Side.Laos), each.Total)));
        Assert.Equal((PilotState.Chosen, "M1/D2", PilotStage.Trial, "C3"), (rows[1].State, rows[1].Decision, rows[1].Stage, Assert.Single(rows[1].Tasks)));
        Assert.Equal((PilotState.Candidate, null, null), (rows[0].State, rows[0].Decision, rows[0].Stage));

        // The half year before has none of it: it was cut off before.
        Assert.Empty((await ReadAsync("2026-H1")).Pilots);
        Assert.DoesNotContain("\"pilots\"", CanonicalContent.Of(await ReadAsync("2026-H1")), StringComparison.Ordinal);

        async Task<ReportContent> ReadAsync(string code) => await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.Secretary, Side.Vietnam), new GetReportContent.Query(Plan, code));
    }
}
