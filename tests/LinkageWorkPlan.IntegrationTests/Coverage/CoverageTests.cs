using System.Globalization;
using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Coverage;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;

namespace LinkageWorkPlan.IntegrationTests.Coverage;

/// <summary>The page of coverage: what a plan does for each content of the memorandum and each sector.</summary>
public sealed class CoverageTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task Every_number_is_that_of_its_list(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var reader = await host.DemoUserAsync(Role.Owner, Side.Laos);
        var shown = await host.SendAs(reader, new GetCoverage.Query());
        Assert.Equal((Plan, 38, 0), (shown.Plan!.Code, shown.Tasks, shown.WithoutContent));
        Assert.Equal(11, shown.Contents.Count(each => each.IsCovered));
        foreach (var row in shown.Contents)
        {
            Assert.Equal((row.Code, row.Tasks.Count), (row.Code, await CountAsync(PlanFilter.None with { Content = row.Code })));
        }

        foreach (var (place, sector) in shown.Sectors.Index())
        {
            Assert.Equal((sector.Code, sector.Tasks.Count), (sector.Code, await CountAsync(PlanFilter.None with { Sector = sector.Code })));
            foreach (var (at, pillar) in shown.Pillars.Index())
            {
                Assert.Equal((sector.Code, pillar.Code, shown.Cells[place][at]), (sector.Code, pillar.Code, await CountAsync(PlanFilter.None with { Sector = sector.Code, Pillar = pillar.Code })));
            }
        }

        Assert.Contains(shown.Cells.SelectMany(each => each), each => each > 1);
        Assert.Equal(["TR1"], shown.Courses["M7"]);
        Assert.Equal(["TR1", "TR2"], shown.Courses["M9"]);
        var draft = await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Laos), new GetCoverage.Query("2028"));
        Assert.Equal((0, draft.Tasks), (draft.Contents.Count(each => each.IsCovered), draft.WithoutContent));
        Assert.Equal(draft.Tasks, (await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Laos), new ListTasks.Query("2028", PlanFilter.None with { Content = PlanFilter.NoContent }))).Page.Rows);
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(await host.DemoUserAsync(Role.Observer, Side.Laos), new GetCoverage.Query("2028")));
        Assert.Empty(draft.Courses);
        Assert.Equal(["TR1"], (await host.SendAs(await host.DemoUserAsync(Role.Observer, Side.Laos), new GetCoverage.Query())).Courses["M9"]);

        async Task<int> CountAsync(PlanFilter filter) => (await host.SendAs(reader, new ListTasks.Query(Plan, filter))).Page.Rows;
    }

    [Theory, EachDatabase]
    public async Task The_page_opens_lists_and_the_workbook_has_three_sheets(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("lo");
        await browser.SignInAsync("secretary.la@demo.lwp", DemoAccounts.Password);
        var page = await browser.ReadAsync("/coverage");
        Assert.Contains($"/plans/{Plan}?view=list&amp;content=M9", page, StringComparison.Ordinal);
        Assert.Contains($"/plans/{Plan}?view=list&amp;pillar=B&amp;sector=S06", page, StringComparison.Ordinal);
        Assert.DoesNotContain("⟦", page + await browser.ReadAsync("/coverage/memorandum") + await browser.ReadAsync("/coverage?plan=2028"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/training/TR2\">TR2</a>", page, StringComparison.Ordinal);
        Assert.Equal(404, await browser.StatusOfAsync("/coverage?plan=1999"));
        var listed = await browser.ReadAsync($"/plans/{Plan}?view=list&content=M9");
        Assert.Contains("/tasks/G1", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("/tasks/A1\"", listed, StringComparison.Ordinal);

        var shown = await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Laos), new GetCoverage.Query(Plan));
        var (status, book) = await browser.AskAsync(WebUtility.HtmlDecode(Books.Link().Match(page).Groups[1].Value));
        Assert.Equal(200, status);
        Assert.Equal(shown.Contents.Sum(each => Math.Max(1, each.Money.Count)), Books.CellsOf(book).Count);
        Assert.Equal(shown.Cells.Select(row => row.Sum()), Books.CellsOf(book, 2).Select(row => row.Skip(1).Sum(cell => int.Parse(cell, CultureInfo.InvariantCulture))));
    }

    [Theory, EachDatabase]
    public async Task A_report_of_a_year_lists_them_once_tasks_name_contents(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        Assert.Empty((await host.SendAs(secretary, new GetReportContent.Query(Plan, "2026-H1"))).Coverage);

        await host.SendAs(secretary, new CreateReport.Command(Plan, "2026", ReportKind.Annual, new(2026, 1, 1), new(2026, 12, 14), new(2026, 12, 14), new(2026, 12, 30)));
        var report = await host.SendAs(secretary, new GetReportContent.Query(Plan, "2026"));
        var shown = await host.SendAs(secretary, new GetCoverage.Query(Plan));
        Assert.Equal(shown.Contents.Concat(shown.Sectors).Select(each => (each.Kind, each.Code, string.Join(' ', each.Tasks))), report.Coverage.Select(each => (each.Kind, each.Code, string.Join(' ', each.Tasks))));
        Assert.Equal(11, report.Coverage.Count(each => each.Kind == CoverageKind.Content));
    }
}
