using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Accounts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>What differs between the contents that a plan had, has and would have.</summary>
public class ComparisonTests
{
    [Theory, EachDatabase]
    public async Task Each_two_contents_of_an_amended_plan_are_compared(Database database)
    {
        await using var desk = await AmendedTwiceAsync(database);
        var versions = await desk.Plan.SendAsync(new ListPlanVersions.Query(PlanDesk.Code));
        Assert.Equal([("baseline", false), ("amendment-1", false), ("amendment-2", true), ("now", false)], versions.Select(each => (each.Version.ToString(), each.IsOpen)));

        var first = await CompareAsync(desk, PlanVersion.Baseline, PlanVersion.Of(1));
        Assert.Equal([(DifferenceKind.Moved, null, 61), (DifferenceKind.Moved, "A1.1", 92)], first.Items.Single().Rows.Select(row => (row.Kind, row.Milestone, row.Days)));
        Assert.Empty((await CompareAsync(desk, PlanVersion.Of(1), PlanVersion.Now)).Items);

        // The open one is compared as it would be, and is not what is agreed.
        var open = await CompareAsync(desk, PlanVersion.Now, PlanVersion.Of(2));
        Assert.Equal((DifferenceKind.Added, "A2", false), (open.Items.Single().Rows.Single().Kind, open.Items.Single().Code, open.Known.Contains("A2")));
        Assert.Equal(DifferenceKind.Dropped, (await CompareAsync(desk, PlanVersion.Of(2), PlanVersion.Now)).Items.Single().Rows.Single().Kind);

        var on = (await desk.AmendmentAsync()).InForceOn!.Value;
        Assert.Empty((await CompareAsync(desk, PlanVersion.On(on), PlanVersion.Of(1))).Items);
        await desk.SendAsync(2);
        await desk.SignBothAsync();
        Assert.Equal(["A1", "A2"], (await CompareAsync(desk, PlanVersion.Baseline, PlanVersion.Now)).Items.Select(each => each.Code));
    }

    [Theory, EachDatabase]
    public async Task What_is_not_there_is_said(Database database)
    {
        await using var desk = await AmendedTwiceAsync(database);
        var adopted = await desk.Host.Db(db => Task.FromResult(db.Plans.Single().AdoptedOn!.Value));
        Assert.Equal(Rules.VersionBeforeAdoption, await RefusedAsync(PlanVersion.On(adopted.AddDays(-1)), desk.Plan.Secretary));
        Assert.Equal(Rules.NotFound, await RefusedAsync(PlanVersion.Of(3), desk.Plan.Secretary));

        // Observers know what is in force alone.
        var observer = await desk.Host.UserAsync(Role.Observer);
        Assert.Equal(Rules.NotFound, await RefusedAsync(PlanVersion.Of(2), observer));
        Assert.Single((await desk.Host.SendAs(observer, new GetPlanComparison.Query(PlanDesk.Code, PlanVersion.Baseline, PlanVersion.Now, Language.Lo))).Items);

        async Task<string> RefusedAsync(PlanVersion version, CurrentUser by)
        {
            var refusal = await Assert.ThrowsAsync<RuleException>(() => desk.Host.SendAs(by, new GetPlanComparison.Query(PlanDesk.Code, PlanVersion.Now, version, Language.Vi)));
            return refusal.Broken.Single().Rule;
        }
    }

    [Theory, EachDatabase]
    public async Task A_withdrawn_amendment_changes_nothing(Database database)
    {
        await using var desk = await AmendedTwiceAsync(database);
        var shown = await desk.ShowAsync(2);
        await desk.Plan.SendAsync(new WithdrawAmendment.Command(shown.Id, "Không cần nữa"));
        Assert.Equal(["baseline", "amendment-1", "now"], (await desk.Plan.SendAsync(new ListPlanVersions.Query(PlanDesk.Code))).Select(each => each.Version.ToString()));
        await desk.ProposeAsync();
        await desk.DropAsync("A1", 3);
        await using (var pages = await PagesHost.StartAsync(desk.Host))
        {
            // What a third one changes is compared with the first: the second is not there.
            using var browser = pages.Open("vi");
            var reader = await desk.Host.UserAsync(Role.Secretary, password: DemoAccounts.Password);
            await browser.SignInAsync(await PasswordTests.EmailOfAsync(desk.Host, reader.Id), DemoAccounts.Password);
            var page = WebUtility.HtmlDecode(await browser.ReadAsync(AmendmentAddress.WhatChanges(PlanDesk.Code, 3)));
            Assert.Contains("href=\"/plans/2026/compare.pdf?from=amendment-1&to=amendment-3\"", page, StringComparison.Ordinal);
        }

        Assert.Equal(DifferenceKind.Dropped, (await CompareAsync(desk, PlanVersion.Of(2), PlanVersion.Of(3))).Items.Single().Rows.Single().Kind);
    }

    [Theory, EachDatabase]
    public async Task The_page_and_the_workbook_say_what_differs_and_by_how_many_days(Database database)
    {
        await using var desk = await AmendedTwiceAsync(database);
        var loc = Loc.In(Language.Lo);
        var book = await desk.Plan.SendAsync(new GetComparisonBook.Query(PlanDesk.Code, PlanVersion.Baseline, PlanVersion.Now, Language.Lo));
        Assert.Equal("2026_baseline_now.xlsx", book.FileName);
        using (var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(book.Bytes), false))
        {
            var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(row => row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>().Select(cell => cell.InnerText).ToList()).ToList();
            Assert.Equal(3, rows.Count);
            Assert.Equal(["A1", loc.Name(DifferenceKind.Moved), "31/08/2026", "31/10/2026", "61"], rows[1].Where(each => each != "ສ້າງລະບຽບການ" && each != loc.FieldName("WorkTask.End")));
        }

        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("lo");
        var reader = await desk.Host.UserAsync(Role.Secretary, Side.Laos, password: DemoAccounts.Password);
        await browser.SignInAsync(await PasswordTests.EmailOfAsync(desk.Host, reader.Id), DemoAccounts.Password);
        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/plans/2026/compare?from=baseline&to=now"));
        Assert.Contains(loc["Compare.Later", 61], page, StringComparison.Ordinal);
        Assert.Contains("href=\"/plans/2026/tasks/A1\"", page, StringComparison.Ordinal);
        Assert.Contains(loc[Rules.NotADate, "40/40"], WebUtility.HtmlDecode(await browser.ReadAsync("/plans/2026/compare?fromday=40/40")), StringComparison.Ordinal);
        Assert.Contains(loc["Compare.Same"], WebUtility.HtmlDecode(await browser.ReadAsync("/plans/2026/compare?from=now&to=now")), StringComparison.Ordinal);
        Assert.DoesNotContain(loc["Compare.Later", 61], WebUtility.HtmlDecode(await browser.ReadAsync("/plans/2026/compare?kind=renamed")), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_is_not_signed_says_so_on_the_page_in_the_workbook_and_on_paper(Database database)
    {
        await using var desk = await AmendedTwiceAsync(database);
        var paper = await desk.Plan.SendAsync(new GetComparisonDocument.Query(PlanDesk.Code, PlanVersion.Of(1), PlanVersion.Of(2)));
        Assert.True(paper.IsDraft);
        Assert.Equal(("Điều chỉnh lần thứ 1 → Điều chỉnh lần thứ 2, chưa ký", "Amendment 1 → Amendment 2, not signed"), (paper.Between.For(Language.Vi), paper.Between.For(Language.En)));
        Assert.False((await desk.Plan.SendAsync(new GetComparisonDocument.Query(PlanDesk.Code, PlanVersion.Baseline, PlanVersion.Of(1)))).IsDraft);
        await using (var scope = desk.Host.Services.CreateAsyncScope())
        {
            var html = await scope.ServiceProvider.GetRequiredService<ReportHtml>().RenderAsync(paper, new EditionKey(Edition.Vietnamese, Side.Vietnam));
            Assert.Contains("chưa ký", html, StringComparison.Ordinal);
            Assert.Contains("A2", html, StringComparison.Ordinal);
        }

        var book = await desk.Plan.SendAsync(new GetComparisonBook.Query(PlanDesk.Code, PlanVersion.Of(1), PlanVersion.Of(2), Language.Vi));
        using (var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(book.Bytes), false))
        {
            Assert.Contains("Điều chỉnh lần thứ 2, chưa ký", document.WorkbookPart!.WorksheetParts.Single().Worksheet.InnerText, StringComparison.Ordinal);
        }

        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("vi");
        var reader = await desk.Host.UserAsync(Role.Secretary, password: DemoAccounts.Password);
        await browser.SignInAsync(await PasswordTests.EmailOfAsync(desk.Host, reader.Id), DemoAccounts.Password);
        Assert.Contains("Điều chỉnh lần thứ 1 → Điều chỉnh lần thứ 2, chưa ký", WebUtility.HtmlDecode(await browser.ReadAsync("/plans/2026/compare?from=amendment-1&to=amendment-2")), StringComparison.Ordinal);
        foreach (var address in new[] { "compare?from=yesterday", "compare.xlsx?to=amendment-0", "compare.pdf?from=2026-02-31" })
        {
            Assert.Equal((address, 404), (address, await browser.StatusOfAsync($"/plans/2026/{address}")));
        }
    }

    /// <summary>One amendment in force that moves A1 and its milestone, and a draft of another that adds A2.</summary>
    private static async Task<AmendmentDesk> AmendedTwiceAsync(Database database)
    {
        var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.MoveAsync();
        await desk.SendAsync();
        await desk.SignBothAsync();
        await desk.ProposeAsync();
        await desk.AmendAsync(null, _ => desk.Plan.Form("A2", 10), 2);
        return desk;
    }

    private static Task<GetPlanComparison.Result> CompareAsync(AmendmentDesk desk, PlanVersion from, PlanVersion to) =>
        desk.Plan.SendAsync(new GetPlanComparison.Query(PlanDesk.Code, from, to, Language.Vi));
}
