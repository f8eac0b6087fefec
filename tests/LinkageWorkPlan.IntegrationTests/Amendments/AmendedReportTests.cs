using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

/// <summary>The demo's half-year report is issued; an amendment of the plan comes after it, and a report of the quarter after that.</summary>
public sealed partial class AmendedReportTests
{
    private static readonly TextWords Why = new("Mùa mưa kéo dài", "ລະດູຝົນຍາວນານ", "A long rainy season");
    private static readonly GetReportContent.Query Next = new(ReportDesk.Plan, "2026-Q3");

    [Theory, EachDatabase]
    public async Task The_next_report_names_the_amendment_that_allowed_a_change(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.IssueAsync();
        var (moved, dropped) = await AmendAsync(desk);
        desk.Host.Time.Advance(TimeSpan.FromDays(90));
        await CreateNextAsync(desk);

        var content = await desk.Host.SendAs(desk.Secretary, Next);

        var allowed = new AgreedChange(null, null, TestHost.DemoToday, 1);
        var rows = content.Since!.Rows.Where(each => each.NeedsAgreement).ToList();
        Assert.Equal(
            [(SinceKind.New, "A99", (DateOnly?)null), (SinceKind.Moved, moved, new DateOnly(2027, 11, 30)), (SinceKind.Dropped, dropped, null)],
            rows.Where(each => each.MilestoneCode is null).Select(each => (each.Kind, each.TaskCode, each.Kind == SinceKind.Moved ? each.Planned : null)));
        Assert.All(rows, each => Assert.Equal([allowed], each.AllowedBy));
        Assert.Equal("Mùa mưa kéo dài", rows.Single(each => each.Kind == SinceKind.Dropped).Reason.For(Language.Vi));
        Assert.Equal(WorkStatus.Cancelled, content.Tasks.Single(each => each.Code == dropped).Status);
        Assert.DoesNotContain(content.Milestones, each => each.TaskCode == dropped && each.Reached is null);
        Assert.Equal([SinceKind.New, SinceKind.Dropped, SinceKind.Moved], content.Changes.OrderBy(each => each.TaskCode == "A99" ? 0 : each.TaskCode == dropped ? 1 : 2).Select(each => each.Allows!.Value));

        var (vi, lo) = (await HtmlAsync(desk, content, Edition.Vietnamese), await HtmlAsync(desk, content, Edition.Lao));
        Assert.Contains("điều chỉnh lần thứ 1, hai bên ký ngày 22/06/2026", vi, StringComparison.Ordinal);
        Assert.Contains("ການປັບປຸງຄັ້ງທີ 1, ສອງຝ່າຍລົງນາມວັນທີ 22/06/2026", lo, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_report_as_of_an_earlier_day_knows_nothing_of_it(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var before = await desk.ContentAsync();
        await AmendAsync(desk);
        var after = await desk.ContentAsync();
        Assert.Equal(CanonicalContent.Of(before), CanonicalContent.Of(after));
    }

    private static async Task<string> HtmlAsync(ReportDesk desk, ReportContent content, Edition edition)
    {
        await using var scope = desk.Host.Services.CreateAsyncScope();
        var html = scope.ServiceProvider.GetRequiredService<ReportHtml>();
        var page = await html.RenderAsync(content, new EditionKey(edition, Side.Vietnam));
        return Tags().Replace(page, string.Empty).Replace("\u00a0", " ", StringComparison.Ordinal).Replace("\u200b", string.Empty, StringComparison.Ordinal);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    /// <summary>Moves the end of a task that is not done, drops another, adds A99; both sign on the demo's day.</summary>
    private static async Task<(string Moved, string Dropped)> AmendAsync(ReportDesk desk)
    {
        var plan = await desk.Host.Db(db => db.Plans.Where(each => each.Code == ReportDesk.Plan).Select(each => each.Id).SingleAsync());
        var late = await desk.Host.Db(db => db.Tasks.Where(each => each.PlanId == plan && each.Percent == 0 && each.Agreed.End >= new DateOnly(2027, 6, 30) && each.Agreed.End < new DateOnly(2027, 11, 30)).OrderBy(each => each.SortKey).Select(each => each.Code).Take(2).ToListAsync());
        await desk.Host.SendAs(desk.Secretary, new ProposeAmendment.Command(plan, Why));
        var editor = await desk.Host.SendAs(desk.Secretary, new GetAmendmentEditor.Query(ReportDesk.Plan, 1, late[0]));
        await desk.Host.SendAs(desk.Secretary, new AmendTask.Command(editor.AmendmentId, late[0], TaskForm.Of(editor.Task.Saved) with { End = new(2027, 11, 30) }, TextWords.None, editor.Version));
        var shown = await desk.Host.SendAs(desk.Secretary, new GetAmendment.Query(ReportDesk.Plan, 1));
        await desk.Host.SendAs(desk.Secretary, new DropTask.Command(shown.Id, late[1], Why, shown.Version));
        editor = await desk.Host.SendAs(desk.Secretary, new GetAmendmentEditor.Query(ReportDesk.Plan, 1, late[0]));
        var added = TaskForm.Of(editor.Task.Saved) with { Code = "A99", PillarCode = "A", Predecessors = [], Start = new(2026, 9, 1), End = new(2027, 3, 31) };
        added = added with { Milestones = [new MilestoneForm { Code = "A99.1", Type = Domain.Plans.MilestoneType.Draft, Title = Why, Planned = new DateOnly(2027, 3, 1) }] };
        await desk.Host.SendAs(desk.Secretary, new AmendTask.Command(editor.AmendmentId, null, added, TextWords.None, editor.Version));
        shown = await desk.Host.SendAs(desk.Secretary, new GetAmendment.Query(ReportDesk.Plan, 1));
        Assert.Empty(shown.Broken);
        await desk.Host.SendAs(desk.Secretary, new SendAmendment.Command(shown.Id, shown.Version));
        foreach (var side in Sides.Both)
        {
            var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.State == RoundState.Open && each.Subject == SignOffSubject.Amendment));
            await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, side), new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password));
        }

        return (late[0], late[1]);
    }

    private static Task CreateNextAsync(ReportDesk desk) =>
        desk.Host.SendAs(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, Next.ReportCode, ReportKind.Quarter, new(2026, 6, 15), new(2026, 9, 14), new(2026, 9, 14), new(2026, 9, 30)));
}
