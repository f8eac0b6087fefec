using AngleSharp.Dom;
using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>Who signs a report, and who receives it, reads the first page's summary before anything else.</summary>
public class ReportSummaryTests
{
    [Fact]
    public async Task Before_signing_the_summary_its_figures_and_what_is_asked_stand_above_the_changes()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await desk.WriteAsync(SectionKeys.Summary, new TextWords("Sáu tháng đầu năm đạt kế hoạch.", "ຫົກເດືອນຕົ້ນປີບັນລຸແຜນ.", null));
        await desk.SendAsync();
        var id = await desk.Host.Db(db => db.Rounds.Where(each => each.State == RoundState.Open && each.SubjectCode == ReportDesk.Code).Select(each => each.Id).SingleAsync());
        await using var chair = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos));
        var page = chair.Open<RoundPage>($"/approvals/{id}", ("Id", id));

        var content = await desk.ContentAsync();
        SeesSummary(page, MinisterSummary.Of(content), Side.Laos, chair);
        Assert.True(Before(page, ".report-summary", "#changes"));
        Assert.NotNull(page.Find(".sign-bar a[href$='#sign']"));
    }

    [Fact]
    public async Task A_ministers_office_opens_its_edition_and_reads_the_summary_first_and_finds_the_rest_folded()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await desk.IssueAsync();
        await using var office = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.MinisterOffice, Side.Vietnam));
        var page = office.Open<IssuedPage>($"/issued/{ReportDesk.Plan}/{ReportDesk.Code}", ("PlanCode", ReportDesk.Plan), ("ReportCode", ReportDesk.Code));

        SeesSummary(page, MinisterSummary.Of((await desk.ReadIssueAsync()).Content), Side.Vietnam, office);
        var own = page.Find("a.button.primary");
        Assert.Contains("edition=vietnamese", own.GetAttribute("href"), StringComparison.Ordinal);
        Assert.True(Before(page, "a.button.primary", ".report-summary"));
        Assert.False(page.Find("details.issue-fold").HasAttribute("open"));
        Assert.NotEmpty(page.FindAll("details.issue-fold .editions"));
    }

    private static void SeesSummary<TPage>(IRenderedComponent<TPage> page, MinisterSummary summary, Side own, PageDesk desk)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var section = page.Find(".report-summary");
        Assert.Contains($"{summary.Figures.Completed}/{summary.Figures.Tasks}", section.TextContent, StringComparison.Ordinal);
        Assert.Equal(summary.Late.Select(each => each.Code), section.QuerySelectorAll(".summary-late strong").Select(each => each.TextContent));
        Assert.All(summary.Asked.SelectMany(each => each.Words), words => Assert.Contains(words.For(desk.Loc.Language), section.TextContent, StringComparison.Ordinal));
        var said = summary.Written.IsEmpty ? summary.WentWell : summary.Written;
        Assert.Equal(said.For(desk.Loc.Language), section.QuerySelector(".summary-words")?.TextContent);
        var first = summary.Asked.Single(each => each.Minister == own).Words[0].For(desk.Loc.Language);
        var other = summary.Asked.Single(each => each.Minister != own).Words[0].For(desk.Loc.Language);
        Assert.True(section.TextContent.IndexOf(first, StringComparison.Ordinal) < section.TextContent.IndexOf(other, StringComparison.Ordinal));
    }

    private static bool Before<TPage>(IRenderedComponent<TPage> page, string first, string second)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll($"{first}, {second}")[0].Matches(first);
}
