using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Reports;

public sealed class ReportIssueTests
{
    [Theory, EachDatabase]
    public async Task Nothing_is_sent_while_a_check_is_open_and_all_are_reported(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.WriteAsync(SectionKeys.Lessons, TextWords.None);
        await desk.WriteAsync(SectionKeys.Reasons, new("Một.\nHai.", "ໜຶ່ງ.", null));
        await desk.WriteAsync(SectionKeys.Shortcomings, new("Chỉ tiếng Việt.", null, null));

        var broken = await desk.Host.RefusedAsync(desk.Secretary, new SendForSignature.Command(await desk.SendableAsync()));

        Assert.Equal(
            [(Rules.WordsMissing, SectionKeys.Shortcomings), (Rules.ParagraphsDiffer, SectionKeys.Reasons), (Rules.SectionUndecided, SectionKeys.Lessons)],
            broken.Select(each => (each.Rule, each.Subject!)));
        Assert.Equal(ReportState.Draft, (await desk.ReadAsync()).Report.State);
        Assert.Equal(0, await desk.Host.Db(db => db.Rounds.CountAsync(each => each.Subject == Domain.SignOff.SignOffSubject.Report)));
    }

    [Theory, EachDatabase]
    public async Task A_delay_that_nobody_explained_keeps_a_report_back(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var view = await desk.ReadAsync();
        // Moved to a day on which the report on 2026 would be written, tasks whose end has passed are delayed.
        await desk.Host.SendAs(desk.Secretary, new ChangeReportDates.Command(view.Report.Id, view.Report.PeriodStart, new(2026, 12, 14), new(2026, 12, 14), new(2026, 12, 30), view.Dates));

        // Before that day nothing is late that is not late today.
        var checks = await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks);
        Assert.Contains(checks, each => each is { Rule: Rules.CutOffNotReached, Subject: ContentChecks.Dates });
        Assert.DoesNotContain(checks, each => each.Rule == Rules.DelayUnexplained);

        desk.Host.Time.Advance(TimeSpan.FromDays(new DateOnly(2026, 12, 20).DayNumber - TestHost.DemoToday.DayNumber));
        checks = await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks);
        Assert.DoesNotContain(checks, each => each.Rule == Rules.CutOffNotReached);
        Assert.Contains(checks, each => each is { Rule: Rules.DelayUnexplained, Subject: "Task:C1" });
        Assert.DoesNotContain(checks, each => each is { Rule: Rules.DelayUnexplained, Subject: "Task:B1" });
    }

    [Theory, EachDatabase]
    public async Task Progress_recorded_later_does_not_change_a_frozen_report(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var frozen = await desk.ContentAsync();
        var task = await desk.Host.Db(db => db.Tasks.Where(each => each.Code == "B2").Select(each => each.Id).FirstAsync());

        await desk.Host.SendAs(desk.Secretary, new RecordProgress.Command(task, new ProgressForm { EffectiveOn = new(2026, 6, 13), Percent = 99 }, []));

        var now = await desk.ContentAsync();
        Assert.Equal(CanonicalContent.Of(frozen), CanonicalContent.Of(now));
        Assert.Equal(CanonicalContent.FingerprintOf(now), now.Fingerprint);
        Assert.Equal(50, now.Tasks.Single(each => each.Code == "B2").Percent);
    }

    [Theory, EachDatabase]
    public async Task Progress_recorded_late_but_true_by_the_cut_off_is_in_a_draft_and_later_progress_is_not(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var task = await desk.Host.Db(db => db.Tasks.Where(each => each.Code == "B2").Select(each => each.Id).FirstAsync());

        await desk.Host.SendAs(desk.Secretary, new RecordProgress.Command(task, new ProgressForm { EffectiveOn = new(2026, 6, 14), Percent = 55 }, []));
        await desk.Host.SendAs(desk.Secretary, new RecordProgress.Command(task, new ProgressForm { EffectiveOn = new(2026, 6, 15), Percent = 90 }, []));

        Assert.Equal(55, (await desk.ContentAsync()).Tasks.Single(each => each.Code == "B2").Percent);
    }

    [Theory, EachDatabase]
    public async Task Nobody_writes_while_it_is_at_the_co_chairs_and_a_return_opens_it_again(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();

        var refusal = await Assert.ThrowsAsync<RuleException>(() => desk.WriteAsync(SectionKeys.Lessons, new("Một.", "ໜຶ່ງ.", null)));
        Assert.Equal(Rules.ReportNotInDraft, Assert.Single(refusal.Broken).Rule);

        await desk.ReturnAsync("Bổ sung bài học.");
        var returned = await desk.ReadAsync();
        Assert.Equal((ReportState.Draft, "Bổ sung bài học."), (returned.Report.State, returned.LastRound?.Comment));
        await desk.WriteAsync(SectionKeys.Lessons, new("Một.", "ໜຶ່ງ.", null));
    }

    [Theory, EachDatabase]
    public async Task Both_signatures_make_issue_1_of_what_was_frozen(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.SendAsync();
        var frozen = await desk.ContentAsync();
        await desk.SignAsync(Side.Laos);
        Assert.Equal(ReportState.InReview, (await desk.ReadAsync()).Report.State);
        await desk.SignAsync(Side.Vietnam);

        var issued = await desk.Host.SendAs(desk.Secretary, new GetIssue.Query(ReportDesk.Plan, ReportDesk.Code));

        Assert.Equal((1, frozen.Fingerprint, TestHost.DemoToday), (issued.Content.IssueNumber, issued.Content.Fingerprint, issued.IssuedOn));
        Assert.Equal(CanonicalContent.Of(frozen), CanonicalContent.Of(issued.Content));
        Assert.All(issued.Content.Signatures, each => Assert.NotNull(each.SignedAt));
    }

    [Theory, EachDatabase]
    public async Task Each_edition_is_stored_once_and_what_lacks_one_is_found_again(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await desk.IssueAsync();
        var missing = await MissingAsync();
        Assert.Equal(EditionKey.Issued, missing.Select(each => each.Key));

        await desk.Host.SendAs(CurrentUser.System, new StoreEdition.Command(missing[0].RoundId, EditionKey.Vietnamese, [1, 2, 3], [7]));
        await desk.Host.SendAs(CurrentUser.System, new StoreEdition.Command(missing[0].RoundId, EditionKey.Vietnamese, [4], [8]));

        var found = await desk.Host.SendAs(desk.Secretary, new GetEdition.Query(ReportDesk.Plan, ReportDesk.Code, EditionKey.Vietnamese));
        Assert.Equal([1, 2, 3], found.Pdf);
        Assert.Equal(EditionKey.Issued.Skip(1), (await MissingAsync()).Select(each => each.Key));

        async Task<List<ListUnprintedEditions.Unprinted>> MissingAsync() =>
            [.. (await desk.Host.SendAs(CurrentUser.System, new ListUnprintedEditions.Query())).Where(each => each.Subject == SignOffSubject.Report)];
    }

    [Theory]
    [EachDatabase(Role.MinisterOffice)]
    [EachDatabase(Role.Observer)]
    public async Task Those_who_do_not_draft_see_issued_reports_only(Database database, Role role)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var reader = await desk.Host.DemoUserAsync(role, Side.Laos);
        Assert.Empty(await desk.Host.SendAs(reader, new ListReports.Query()));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(reader, ReportDesk.Content));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(reader, new GetEdition.Query(ReportDesk.Plan, ReportDesk.Code, EditionKey.Lao)));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(reader, new GetReport.Query(ReportDesk.Plan, ReportDesk.Code)));

        await desk.SendAsync();
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(reader, ReportDesk.Content));
        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);

        Assert.Equal(ReportDesk.Code, Assert.Single(await desk.Host.SendAs(reader, new ListReports.Query())).Code);
        Assert.Equal(1, (await desk.Host.SendAs(reader, ReportDesk.Content)).IssueNumber);
    }

    [Theory, EachDatabase]
    public async Task A_ministers_office_acknowledges_once_and_for_its_own_side(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var office = await desk.Host.DemoUserAsync(Role.MinisterOffice, Side.Laos);
        var acknowledge = new AcknowledgeReport.Command(ReportDesk.Plan, ReportDesk.Code, 1);
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(office, acknowledge));
        await desk.IssueAsync();

        await desk.Host.SendAs(office, new ReceiveReport.Command(ReportDesk.Plan, ReportDesk.Code));
        var opened = Assert.Single(await ReceiptsAsync(desk));
        desk.Host.Time.Advance(TimeSpan.FromHours(1));
        await desk.Host.SendAs(office, acknowledge);
        var once = Assert.Single(await ReceiptsAsync(desk));
        desk.Host.Time.Advance(TimeSpan.FromHours(1));
        await desk.Host.SendAs(office, acknowledge);

        Assert.Null(opened.AcknowledgedAt);
        Assert.Equal((Side.Laos, opened.OpenedAt, opened.OpenedAt.AddHours(1), office.Name), (once.Side, once.OpenedAt, once.AcknowledgedAt!.Value, once.AcknowledgedBy));
        Assert.Equal(once, Assert.Single(await ReceiptsAsync(desk)));
        Assert.Equal(Rules.ContentChanged, await desk.Host.RefusalAsync(office, acknowledge with { Issue = 2 }));
    }

    private static async Task<IReadOnlyList<GetIssue.ReceiptView>> ReceiptsAsync(ReportDesk desk) =>
        (await desk.Host.SendAs(desk.Secretary, new GetIssue.Query(ReportDesk.Plan, ReportDesk.Code))).Receipts;
}
