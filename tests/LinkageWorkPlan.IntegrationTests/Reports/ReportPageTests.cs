using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>What the page of a draft says of its figures, and of whether it can be sent.</summary>
public sealed class ReportPageTests
{
    private static readonly Loc Words = Loc.In(Language.Vi);

    [Theory, EachDatabase]
    public async Task That_it_can_be_sent_is_said_only_where_nothing_is_left_to_do(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = await OpenAsync(pages);
        var report = (await desk.ReadAsync()).Report.Id;
        Assert.NotEmpty((await desk.ReadAsync()).OpenWarnings);

        // Warnings are open.
        Assert.Equal((false, false), await SaysAsync());

        // Nothing is.
        await desk.SendableAsync();
        Assert.Equal((true, false), await SaysAsync());
        await desk.ConsentAsync();
        Assert.Equal((true, true), await SaysAsync());

        // A check is: a section was emptied.
        var lessons = (await desk.ReadAsync()).TextOf(SectionKeys.Lessons);
        await desk.WriteAsync(SectionKeys.Lessons, TextWords.None);
        Assert.Equal((false, false), await SaysAsync());
        await desk.WriteAsync(SectionKeys.Lessons, TextWords.From(lessons));
        await desk.SendableAsync();
        Assert.Equal((true, false), await SaysAsync());
        await desk.ConsentAsync();
        Assert.Equal((true, true), await SaysAsync());

        // A comment of a return is.
        await desk.SendAsync();
        var round = (await desk.ReadAsync()).LastRound!.Id;
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), new ReturnRound.Command(round, string.Empty, new Dictionary<string, string> { [SectionKeys.Lessons] = "ຂຽນໃຫ້ສັ້ນ" }));
        Assert.Equal((false, false), await SaysAsync());
        await desk.Host.SendAs(desk.Secretary, new AnswerComment.Command(round, SectionKeys.Lessons, CommentState.Done, string.Empty));
        await desk.ConsentAsync();
        Assert.Equal((true, true), await SaysAsync());

        async Task<(bool Ready, bool CanSend)> SaysAsync()
        {
            var page = await ReadAsync(browser, $"/reports/{ReportDesk.Plan}/{ReportDesk.Code}?section=send");
            return (page.Contains("✓ " + Words["Reports.ChecksDone"], StringComparison.Ordinal), page.Contains(">" + Words["Reports.SendNow"] + "<", StringComparison.Ordinal));
        }
    }

    [Theory, EachDatabase]
    public async Task A_part_that_need_not_be_written_is_not_called_ready_in_both_languages(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = await OpenAsync(pages);
        Assert.False(await SaysAsync());
        await desk.WriteAsync(SectionKeys.Summary, TextWords.None);
        Assert.True(await SaysAsync());

        async Task<bool> SaysAsync() =>
            (await ReadAsync(browser, $"/reports/{ReportDesk.Plan}/{ReportDesk.Code}")).Contains(": " + Words["Reports.TextState.None"], StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Figures_say_as_of_which_day_they_are_where_that_is_not_today(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Host, "--Demo:Enabled=true", $"--Demo:Today={TestHost.DemoToday:O}");
        using var browser = await OpenAsync(pages);
        var content = await desk.ContentAsync();
        Assert.True(content.CutOff < TestHost.DemoToday);
        var later = new DateOnly(2026, 9, 30);
        await desk.Host.SendAs(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, "2026-Q3", ReportKind.Quarter, new(2026, 7, 1), later, later, later.AddDays(15)));

        // Nothing is called late that is not late today.
        var draft = (await desk.Host.SendAs(desk.Secretary, new GetReport.Query(ReportDesk.Plan, "2026-Q3"))).Content;
        Assert.Equal((TestHost.DemoToday, null), (draft.TakenOn, content.TakenOn));
        Assert.DoesNotContain(draft.Milestones, each => each.Planned >= TestHost.DemoToday && each.DaysLate > 0);
        Assert.DoesNotContain(draft.Tasks, each => each.PlannedEnd >= TestHost.DemoToday && each.NewEnd is null && each.Status == WorkStatus.Delayed);

        foreach (var section in SectionKeys.Narrative.Except([SectionKeys.Steering, SectionKeys.Lessons]).Append("overview"))
        {
            Assert.Contains(Words["Reports.FiguresEarlier", content.CutOff], await ReadAsync(browser, $"/reports/{ReportDesk.Plan}/{ReportDesk.Code}?section={section}"), StringComparison.Ordinal);
            var ahead = await ReadAsync(browser, $"/reports/{ReportDesk.Plan}/2026-Q3?section={section}");
            Assert.Contains(Words["Reports.FiguresAhead", later], ahead, StringComparison.Ordinal);
            Assert.DoesNotContain(Words["Reports.FiguresEarlier", later], ahead, StringComparison.Ordinal);
        }

        // As the printed annex, the table says until when days late are counted.
        Assert.Contains(content.Milestones, each => each.IsLateUntilCutOff);
        Assert.Contains(DateText.ShortDayMonth(content.CutOff, Language.Vi) + ")</div>", await ReadAsync(browser, $"/reports/{ReportDesk.Plan}/{ReportDesk.Code}?section={SectionKeys.Milestones}"), StringComparison.Ordinal);
    }

    private static async Task<PagesHost.Browser> OpenAsync(PagesHost pages)
    {
        var browser = pages.Open("vi");
        await browser.SignInAsync(DemoAccounts.All.Single(each => each.Role == Role.Secretary && each.Side == Side.Vietnam).Email, DemoAccounts.Password);
        return browser;
    }

    private static async Task<string> ReadAsync(PagesHost.Browser browser, string address) => WebUtility.HtmlDecode(await browser.ReadAsync(address));
}
