using System.Globalization;
using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pilots;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Coverage;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Features.Pilots;
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
        Assert.Equal(["TR1"], CodesOf(shown, "M7", CoverageActivityKind.Course));
        Assert.Equal(["TR1", "TR2"], CodesOf(shown, "M9", CoverageActivityKind.Course));
        Assert.Equal(["M1/D2"], CodesOf(shown, "M7", CoverageActivityKind.Decision));
        Assert.Equal(["PM2"], CodesOf(shown, "M1", CoverageActivityKind.Pilot));
        var draft = await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Laos), new GetCoverage.Query("2028"));
        Assert.Equal((0, draft.Tasks), (draft.Contents.Count(each => each.IsCovered), draft.WithoutContent));
        Assert.Equal(draft.Tasks, (await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Laos), new ListTasks.Query("2028", PlanFilter.None with { Content = PlanFilter.NoContent }))).Page.Rows);
        Assert.Equal(Rules.NotFound, await host.RefusalAsync(await host.DemoUserAsync(Role.Observer, Side.Laos), new GetCoverage.Query("2028")));
        Assert.Empty(CodesOf(draft, "M9", CoverageActivityKind.Course));
        Assert.Empty(CodesOf(draft, "M7", CoverageActivityKind.Decision));

        // Whoever reads no drafts reads no candidate that is not scored.
        var observed = await host.SendAs(await host.DemoUserAsync(Role.Observer, Side.Laos), new GetCoverage.Query());
        Assert.Equal(["TR1"], CodesOf(observed, "M9", CoverageActivityKind.Course));
        Assert.Equal(["M1/D2"], CodesOf(observed, "M7", CoverageActivityKind.Decision));
        Assert.Empty(CodesOf(observed, "M1", CoverageActivityKind.Pilot));

        async Task<int> CountAsync(PlanFilter filter) => (await host.SendAs(reader, new ListTasks.Query(Plan, filter))).Page.Rows;
    }

    [Theory, EachDatabase]
    public async Task A_content_that_a_decision_or_a_pilot_model_names_has_an_activity_and_stays(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Laos);
        await host.SendAs(secretary, new AddContent.Command("M12", PlanDesk.Words("Lâm nghiệp", "ປ່າໄມ້")));
        Assert.False(await IsActiveAsync());

        var unknown = Assert.Single(await host.RefusedAsync(secretary, new AddPilot.Command(PilotDesk.Form with { Contents = ["M99"] })));
        Assert.Equal((Rules.ContentUnknown, nameof(PilotForm.Contents)), (unknown.Rule, unknown.Subject));
        var code = await host.SendAs(secretary, new AddPilot.Command(PilotDesk.Form with { Contents = ["M12"] }));
        Assert.True(await IsActiveAsync());
        Assert.Equal(code, await InUseAsync());
        var pilot = await host.SendAs(secretary, new GetPilotEditor.Query(code));
        await host.SendAs(secretary, new RevisePilot.Command(pilot.Saved!.Id, PilotForm.Of(pilot.Saved) with { Contents = [] }, pilot.Saved.Version));
        Assert.False(await IsActiveAsync());

        // A point of the agenda names none; a decision counts once both sides confirmed the minutes.
        var meeting = await host.SendAs(secretary, new GetMeeting.Query("M1"));
        var form = new MeetingItemForm { Words = PlanDesk.Words("Trồng rừng", "ປູກປ່າ"), Contents = ["M12"] };
        Assert.Equal(Rules.ContentUnknown, (await host.RefusedAsync(secretary, new AddMeetingItem.Command(meeting.Meeting.Id, MeetingItemKind.Decision, form with { Contents = ["M98"] }))).Single().Rule);
        await host.SendAs(secretary, new AddMeetingItem.Command(meeting.Meeting.Id, MeetingItemKind.AgendaPoint, form));
        var item = await host.SendAs(secretary, new AddMeetingItem.Command(meeting.Meeting.Id, MeetingItemKind.Decision, form));
        Assert.False(await IsActiveAsync());
        Assert.Equal($"M1/{item}", await InUseAsync());
        foreach (var side in Sides.Both)
        {
            var (own, now) = (await host.DemoUserAsync(Role.Secretary, side), await host.SendAs(secretary, new GetMeeting.Query("M1")));
            await host.SendAs(own, new ConfirmMinutes.Command(now.Meeting.Id, now.Fingerprint));
        }

        Assert.True(await IsActiveAsync());

        // Another content is another decision: both sides confirm it again.
        var confirmed = await host.SendAs(secretary, new GetMeeting.Query("M1"));
        await host.SendAs(secretary, new ReviseMeetingItem.Command(confirmed.Meeting.Id, item, form with { Contents = ["M1"] }, confirmed.Meeting.Version));
        Assert.False((await host.SendAs(secretary, new GetMeeting.Query("M1"))).Meeting.AreMinutesConfirmed());

        async Task<bool> IsActiveAsync() => (await host.SendAs(secretary, new GetCoverage.Query(Plan))).Contents.Single(each => each.Code == "M12").IsActive;

        async Task<object?> InUseAsync()
        {
            var listed = (await host.SendAs(secretary, new ListContents.Query())).Single(each => each.Code == "M12");
            return Assert.Single(await host.RefusedAsync(secretary, new RemoveContent.Command(listed.Id, listed.Version))).Arguments[1];
        }
    }

    private static IReadOnlyList<string> CodesOf(GetCoverage.Result shown, string content, CoverageActivityKind kind) => shown.Contents.Single(each => each.Code == content).CodesOf(kind);

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
        Assert.Contains("<a href=\"/meetings/M1#D2\">M1/D2</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/pilots/PM2\">PM2</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/coverage/memorandum#M7\">M7</a>", await browser.ReadAsync("/meetings/M1"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"/coverage/memorandum#M1\">M1</a>", await browser.ReadAsync("/pilots/PM2"), StringComparison.Ordinal);
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
        var named = report.Coverage.Single(each => each.Code == "M7");
        Assert.Equal(["M1/D2"], named.CodesOf(CoverageActivityKind.Decision));
        Assert.Equal(["TR1"], named.CodesOf(CoverageActivityKind.Course));
    }
}
