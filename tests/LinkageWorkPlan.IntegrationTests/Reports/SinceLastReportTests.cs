using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>The demo's half-year report is issued; a report of the quarter after it is compared with what was signed.</summary>
public sealed class SinceLastReportTests
{
    private static readonly GetReportContent.Query Next = new(ReportDesk.Plan, "2026-Q3");

    [Theory, EachDatabase]
    public async Task The_first_report_of_a_plan_says_so(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        Assert.True((await desk.ContentAsync()).Since!.IsFirst);
    }

    [Theory, EachDatabase]
    public async Task A_report_that_is_not_issued_is_not_compared_with(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        await CreateNextAsync(desk);
        Assert.True((await desk.Host.SendAs(desk.Secretary, Next)).Since!.IsFirst);
    }

    [Theory, EachDatabase]
    public async Task The_next_report_tells_what_became_of_the_plan_since_the_issued_one(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.IssueAsync();
        var signed = await desk.ContentAsync();
        await RecordAsync(desk, "B2", new ProgressForm { EffectiveOn = new(2026, 8, 20), Percent = 100 });
        await CreateNextAsync(desk);

        var since = (await desk.Host.SendAs(desk.Secretary, Next)).Since!;

        Assert.Equal((ReportDesk.Code, 1, signed.Fingerprint, signed.CutOff), (since.Former!.Code, since.Former.Issue, since.Former.Fingerprint, since.Former.CutOff));
        Assert.Equal(new DateOnly(2026, 8, 20), Assert.Single(since.Of(SinceKind.Done), each => each.MilestoneCode is null).DoneOn);

        // Its end was 28 August, the quarter ends on 14 September: B1 was late before, what ended since is late now.
        Assert.DoesNotContain(since.Of(SinceKind.Late), each => each.Code is "B1" or "B2");
        Assert.Contains(since.Of(SinceKind.Late), each => each.Code == "B1.3");
        Assert.Empty(since.Of(SinceKind.New).Concat(since.Of(SinceKind.Dropped)));
    }

    [Theory, EachDatabase]
    public async Task What_was_recorded_after_the_signature_does_not_change_what_is_compared_with(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.IssueAsync();

        // True by the cut-off of the issued report, but not in what was signed.
        await RecordAsync(desk, "B2", new ProgressForm { EffectiveOn = new(2026, 6, 14), Percent = 100 });
        await CreateNextAsync(desk);

        Assert.Contains((await desk.Host.SendAs(desk.Secretary, Next)).Since!.Of(SinceKind.Done), each => each.Code == "B2");
    }

    private static async Task RecordAsync(ReportDesk desk, string code, ProgressForm form)
    {
        var task = await desk.Host.Db(db => db.Tasks.Where(each => each.Code == code && db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == ReportDesk.Plan)).Select(each => each.Id).SingleAsync());
        desk.Host.Time.Advance(TimeSpan.FromDays(90));
        await desk.Host.SendAs(desk.Secretary, new RecordProgress.Command(task, form, []));
    }

    private static Task CreateNextAsync(ReportDesk desk) =>
        desk.Host.SendAs(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, Next.ReportCode, ReportKind.Quarter, new(2026, 6, 15), new(2026, 9, 14), new(2026, 9, 14), new(2026, 9, 30)));
}
