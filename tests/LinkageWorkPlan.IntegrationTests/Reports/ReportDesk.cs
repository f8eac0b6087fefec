using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>The demo's half-year report and the people around it.</summary>
internal sealed class ReportDesk : IAsyncDisposable
{
    public const string Plan = "2026-2027";
    public const string Code = "2026-H1";
    public static readonly GetReportContent.Query Content = new(Plan, Code);
    public static readonly ListReportChecks.Query Checks = new(Plan, Code);

    private ReportDesk(TestHost host, CurrentUser secretary) => (Host, Secretary) = (host, secretary);

    public TestHost Host { get; }

    /// <summary>Of the Vietnamese side.</summary>
    public CurrentUser Secretary { get; }

    public static async Task<ReportDesk> OpenAsync(Database database, TestChanges? changes = null)
    {
        var host = await TestHost.StartWithDemoAsync(database, changes);
        return new ReportDesk(host, await host.DemoUserAsync(Role.Secretary, Side.Vietnam));
    }

    public Task<GetReport.View> ReadAsync() => Host.SendAs(Secretary, new GetReport.Query(Plan, Code));

    /// <summary>The newest issue.</summary>
    public Task<GetIssue.View> ReadIssueAsync() => Host.SendAs(Secretary, new GetIssue.Query(Plan, Code));

    public Task<ReportContent> ContentAsync() => Host.SendAs(Secretary, Content);

    public Task WriteAsync(string key, TextWords words, LocalizedText? opened = null) => WriteAsAsync(Secretary, key, words, opened);

    public async Task WriteAsAsync(CurrentUser author, string key, TextWords words, LocalizedText? opened = null)
    {
        var view = await ReadAsync();
        await Host.SendAs(author, new WriteSection.Command(view.Report.Id, key, words, opened ?? view.TextOf(key)));
    }

    /// <summary>Sends the report, with a reason for every warning and the consent of the other side.</summary>
    public async Task SendAsync()
    {
        var report = await SendableAsync();
        await ConsentAsync();
        await Host.SendAs(Secretary, new SendForSignature.Command(report));
    }

    /// <summary>A secretary agrees that the report goes for signature as it is now.</summary>
    public async Task ConsentAsync(Side side = Side.Laos)
    {
        var view = await ReadAsync();
        await Host.SendAs(await Host.DemoUserAsync(Role.Secretary, side), new ConsentToReport.Command(view.Report.Id, view.Fingerprint!));
    }

    /// <summary>Gives a reason for every warning, as the secretary of each warning's side would.</summary>
    /// <returns>The report.</returns>
    public async Task<Guid> SendableAsync()
    {
        var view = await ReadAsync();
        foreach (var warning in view.OpenWarnings)
        {
            var keeper = warning.About.Keeper is Side.Laos ? await Host.DemoUserAsync(Role.Secretary, Side.Laos) : Secretary;
            await Host.SendAs(keeper, new AnswerWarning.Command(view.Report.Id, [warning.Key], "Đã đối chiếu"));
        }

        return view.Report.Id;
    }

    public async Task SignAsync(Side side)
    {
        var round = await RoundAsync();
        await Host.SendAs(await Host.DemoUserAsync(Role.CoChair, side), new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password));
    }

    public async Task ReturnAsync(string comment) =>
        await Host.SendAs(await Host.DemoUserAsync(Role.CoChair, Side.Laos), new ReturnRound.Command((await RoundAsync()).Id, comment));

    public async Task IssueAsync()
    {
        await SendAsync();
        await SignAsync(Side.Vietnam);
        await SignAsync(Side.Laos);
    }

    private Task<(Guid Id, string Fingerprint)> RoundAsync() => Host.Db(async db =>
    {
        var round = await db.Rounds.AsSplitQuery().SingleAsync(each => each.State == Domain.SignOff.RoundState.Open && each.SubjectCode == Code);
        return (round.Id, round.Fingerprint);
    });

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
