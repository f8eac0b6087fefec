using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>The controls for what differs between kinds of reports.</summary>
public class LeftOutTests
{
    [Fact]
    public async Task An_empty_section_is_left_out_by_one_click_and_put_back_by_another()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await desk.WriteAsync(SectionKeys.Lessons, TextWords.None);
        await using var secretary = new PageDesk(desk.Host, desk.Secretary);
        var page = Open(secretary, SectionKeys.Lessons);

        await page.Find("[name=LeaveOutSection]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[name=RestoreSection]")));
        Assert.Equal([SectionKeys.Lessons], (await desk.ReadAsync()).Report.LeftOut);
        Assert.Contains(secretary.Loc["Reports.TextState.LeftOut"], page.Find(".outline a[href*='III.5']").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[name='text.vi']"));

        await page.Find("[name=RestoreSection]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[name=LeaveOutSection]")));
        Assert.Contains(secretary.Loc["Reports.TextState.Empty"], page.Find(".outline a[href*='III.5']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mandatory_section_and_one_with_words_have_no_such_button()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await desk.WriteAsync(SectionKeys.Pillars, TextWords.None);
        await using var secretary = new PageDesk(desk.Host, desk.Secretary);

        var mandatory = Open(secretary, SectionKeys.Pillars);
        Assert.Empty(mandatory.FindAll("[name=LeaveOutSection]"));
        Assert.Contains(secretary.Loc["Reports.SectionMandatory"], mandatory.Markup, StringComparison.Ordinal);
        Assert.Empty(Open(secretary, SectionKeys.Lessons).FindAll("[name=LeaveOutSection]"));
    }

    [Fact]
    public async Task Who_signs_reads_what_is_left_out()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await desk.WriteAsync(SectionKeys.Lessons, TextWords.None);
        await desk.Host.SendAs(desk.Secretary, new LeaveOutSection.Command((await desk.ReadAsync()).Report.Id, SectionKeys.Lessons));
        await desk.SendAsync();
        var id = await desk.Host.Db(db => db.Rounds.Where(each => each.State == RoundState.Open && each.SubjectCode == ReportDesk.Code).Select(each => each.Id).SingleAsync());
        await using var chair = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam));
        var page = chair.Open<RoundPage>($"/approvals/{id}", ("Id", id));

        Assert.Equal("Bài học kinh nghiệm", page.Find("[aria-labelledby=left-out] li").TextContent);
        Assert.Equal(chair.Loc["Reports.LeftOutByDecision"], page.Find("#left-out").TextContent);
    }

    [Fact]
    public async Task A_new_special_report_asks_for_its_topic_and_what_it_covers()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await using var secretary = new PageDesk(desk.Host, desk.Secretary);
        var page = secretary.Open<NewReportPage>("/reports/new");
        Assert.Empty(page.FindAll("[name='Topic.vi']"));

        await page.Find("#kind").ChangeAsync(new() { Value = nameof(ReportKind.Special) });
        await secretary.TypeAsync(page, "Topic.vi", "Kết nối doanh nghiệp");
        await secretary.TypeAsync(page, "Topic.lo", "ການເຊື່ອມໂຍງວິສາຫະກິດ");
        await page.Find("[name='Pillar.A']").ChangeAsync(new() { Value = true });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.EndsWith("/reports/2026-2027/S1", secretary.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        var report = (await desk.Host.SendAs(desk.Secretary, new GetReport.Query(ReportDesk.Plan, "S1"))).Report;
        Assert.Equal(("Kết nối doanh nghiệp", "ການເຊື່ອມໂຍງວິສາຫະກິດ"), (report.Topic.For(Language.Vi), report.Topic.For(Language.Lo)));
        Assert.Equal(["A"], report.CoveredPillars);
    }

    private static IRenderedComponent<ReportPage> Open(PageDesk desk, string section) =>
        desk.Open<ReportPage>($"/reports/{ReportDesk.Plan}/{ReportDesk.Code}?section={section}", ("PlanCode", ReportDesk.Plan), ("ReportCode", ReportDesk.Code));
}
