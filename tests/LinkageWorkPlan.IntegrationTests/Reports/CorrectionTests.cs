using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Reports;

public class CorrectionTests
{
    private static readonly TextWords Why = new("Sửa một số liệu.", "ແກ້ຕົວເລກໜຶ່ງ.", null);

    [Theory, EachDatabase]
    public async Task Issue_two_says_what_it_corrects_and_issue_one_stays_as_it_was(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.IssueAsync();
        var first = CanonicalContent.Of(await desk.ContentAsync());
        await desk.Host.SendAs(desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, Why));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Bài học mới.", "ບົດຮຽນໃໝ່.", null));
        desk.Host.Time.Advance(TimeSpan.FromDays(1));
        await desk.IssueAsync();

        var office = await desk.Host.DemoUserAsync(Role.MinisterOffice, Side.Laos);
        var newest = await desk.Host.SendAs(office, new GetIssue.Query(ReportDesk.Plan, ReportDesk.Code));
        Assert.Equal((2, 2, "Sửa một số liệu."), (newest.Content.IssueNumber!.Value, newest.Newest, newest.Content.Corrections.For(Language.Vi)));
        var former = await desk.Host.SendAs(office, new GetIssue.Query(ReportDesk.Plan, ReportDesk.Code, 1));
        Assert.Equal((1, 2, first), (former.Content.IssueNumber!.Value, former.Newest, CanonicalContent.Of(former.Content)));
        Assert.Equal(2, await desk.Host.Db(db => db.Issues.Select(each => each.Code).Distinct().CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task While_a_correction_is_written_readers_see_the_published_issue_and_nothing_of_the_draft(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.IssueAsync();
        var first = CanonicalContent.Of(await desk.ContentAsync());
        await desk.Host.SendAs(desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, Why));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Bài học mới.", "ບົດຮຽນໃໝ່.", null));

        foreach (var role in new[] { Role.MinisterOffice, Role.Observer })
        {
            var reader = await desk.Host.DemoUserAsync(role, Side.Laos);
            Assert.Equal(first, CanonicalContent.Of((await desk.Host.SendAs(reader, new GetIssue.Query(ReportDesk.Plan, ReportDesk.Code))).Content));
            Assert.Equal(first, CanonicalContent.Of(await desk.Host.SendAs(reader, ReportDesk.Content)));
            Assert.Equal(1, (await desk.Host.SendAs(reader, new GetEdition.Query(ReportDesk.Plan, ReportDesk.Code, EditionKey.Lao))).Issue);
            Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(reader, new GetEdition.Query(ReportDesk.Plan, ReportDesk.Code, EditionKey.Lao, 2)));
        }
    }

    [Theory, EachDatabase]
    public async Task A_correction_that_is_given_up_leaves_the_report_as_it_was_issued(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.IssueAsync();
        var first = await desk.ContentAsync();
        await desk.Host.SendAs(desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, Why));
        await desk.WriteAsync(SectionKeys.Lessons, new TextWords("Bài học mới.", "ບົດຮຽນໃໝ່.", null));
        var report = (await desk.ReadAsync()).Report;

        await desk.Host.SendAs(desk.Secretary, new DropCorrection.Command(report.Id));

        var view = await desk.ReadAsync();
        Assert.Equal((ReportState.Issued, 1, true), (view.Report.State, view.Report.Issue!.Value, view.Report.Correction.IsEmpty));
        Assert.Equal(first.NarrativeOf(SectionKeys.Lessons).For(Language.Vi), view.TextOf(SectionKeys.Lessons).For(Language.Vi));
        Assert.Equal(first.Proposals.Select(each => each.Words.For(Language.Vi)), view.Report.Proposals.OrderBy(each => each.Order).Select(each => each.Text.For(Language.Vi)));
    }

    [Theory, EachDatabase]
    public async Task A_correction_needs_a_published_issue_a_reason_and_both_languages_of_it(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        Assert.Equal(Rules.ReportNotIssued, await desk.Host.RefusalAsync(desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, Why)));
        await desk.IssueAsync();
        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, TextWords.None)));
        await desk.Host.SendAs(desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, new TextWords("Sửa.", null, null)));
        Assert.Contains(await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks), each => each is { Rule: Rules.WordsMissing, Subject: ContentChecks.Correction });
    }
}
