using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Directions;
using LinkageWorkPlan.Web.Features.Home;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

public sealed class DirectionTests
{
    private const string Next = "2026-H2";

    private static readonly RecordDirection.Command Given = new(
        ReportDesk.Plan, ReportDesk.Code, 1, TestHost.DemoToday, "77/BCT-KH", null, new DateOnly(2026, 9, 30), new TextWords("Đẩy nhanh nhiệm vụ B2.", null, null));

    [Theory, EachDatabase]
    public async Task Waits_for_the_secretaries_then_for_the_office_and_is_closed_by_it_alone(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        var (office, other, secretary) = (await desk.OfficeAsync(Side.Vietnam), await desk.OfficeAsync(Side.Laos), desk.Reports.Secretary);
        await desk.Host.SendAs(office, Given);
        var open = await OnlyAsync(desk);
        Assert.Equal(open.Words.For(Language.Vi), Assert.Single((await desk.Host.SendAs(secretary, new GetHome.Query())).Directions).Words.For(Language.Vi));
        Assert.Equal(Rules.DirectionNotAnswered, await desk.Host.RefusalAsync(office, new CloseDirection.Command(open.Id, open.Version)));

        await desk.Host.SendAs(secretary, new AnswerDirection.Command(open.Id, new TextWords("Đã họp.", "ໄດ້ປະຊຸມແລ້ວ.", null), "B2", open.Version));
        var answered = await OnlyAsync(desk);
        Assert.Empty((await desk.Host.SendAs(secretary, new GetHome.Query())).Directions);
        Assert.Single((await desk.Host.SendAs(office, new GetHome.Query())).Directions);
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(other, new CloseDirection.Command(answered.Id, answered.Version)));
        await desk.Host.SendAs(office, new CloseDirection.Command(answered.Id, answered.Version));

        var closed = await OnlyAsync(desk);
        Assert.Equal((DirectionState.Closed, "B2", secretary.Name, office.Name), (closed.State, closed.TaskCode, closed.AnsweredBy, closed.ClosedBy));
        Assert.Equal(Rules.DirectionClosed, await desk.Host.RefusalAsync(secretary, new AnswerDirection.Command(closed.Id, new TextWords("Nữa.", null, null), null, closed.Version)));
    }

    [Theory, EachDatabase]
    public async Task Is_carried_into_the_next_report_until_it_is_closed_and_held_back_until_it_is_in_both_languages(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        await desk.Host.SendAs(await desk.OfficeAsync(Side.Vietnam), Given);
        await desk.Host.SendAs(desk.Reports.Secretary, new CreateReport.Command(ReportDesk.Plan, Next, ReportKind.HalfYear, new(2026, 6, 15), new(2026, 12, 14), new(2026, 12, 14), new(2026, 12, 30)));

        var row = Assert.Single((await ContentAsync(desk, Next)).Directions);
        Assert.Equal((Side.Vietnam, TestHost.DemoToday, "77/BCT-KH", DirectionState.Open), (row.Side, row.Given, row.Number, row.State));
        Assert.Empty((await ContentAsync(desk, ReportDesk.Code)).Directions);
        Assert.Contains(await desk.Host.SendAs(desk.Reports.Secretary, new ListReportChecks.Query(ReportDesk.Plan, Next)), each => each is { Rule: Rules.WordsMissing, Subject: ContentChecks.Directions });

        var open = await OnlyAsync(desk);
        await desk.Host.SendAs(desk.Reports.Secretary, new TranslateDirection.Command(open.Id, Language.Lo, "ເລັ່ງໜ້າວຽກ B2.", open.Version));
        Assert.DoesNotContain(await desk.Host.SendAs(desk.Reports.Secretary, new ListReportChecks.Query(ReportDesk.Plan, Next)), each => each.Subject == ContentChecks.Directions);

        var rendered = await OnlyAsync(desk);
        await desk.Host.SendAs(desk.Reports.Secretary, new AnswerDirection.Command(open.Id, new TextWords("Đã họp.", "ໄດ້ປະຊຸມແລ້ວ.", null), null, rendered.Version));
        Assert.Equal(DirectionState.Answered, Assert.Single((await ContentAsync(desk, Next)).Directions).State);
        await desk.Host.SendAs(await desk.OfficeAsync(Side.Vietnam), new CloseDirection.Command(open.Id, (await OnlyAsync(desk)).Version));
        Assert.Empty((await ContentAsync(desk, Next)).Directions);
    }

    [Theory, EachDatabase]
    public async Task Goes_on_through_all_plans_that_follow_each_other_until_it_is_closed(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        await desk.Host.SendAs(await desk.OfficeAsync(Side.Vietnam), Given);
        var open = await OnlyAsync(desk);
        await desk.Host.SendAs(desk.Reports.Secretary, new AnswerDirection.Command(open.Id, new TextWords("Đã họp.", "ໄດ້ປະຊຸມແລ້ວ.", null), "B2", open.Version));
        var (first, last, report) = await desk.Host.Db(async db =>
        {
            var from = await db.Plans.SingleAsync(each => each.Code == ReportDesk.Plan);
            var between = await db.Plans.SingleAsync(each => each.Code == "2028");
            between.Continue(from);
            between.AskForReview();
            between.Adopt(new(2026, 6, 1));
            var after = new WorkPlan("2029", PlanKind.Annual, LocalizedText.Of(Language.Vi, "Kế hoạch 2029", "ແຜນວຽກ 2029"), new(2029, 1, 1), new(2029, 12, 31));
            after.Continue(between);
            db.Plans.Add(after);
            await db.SaveChangesAsync();
            after.AskForReview();
            after.Adopt(new(2026, 6, 2));
            return (from.Id, after.Id, new Report(after, "2029", ReportKind.Annual, new ReportDates(new(2029, 1, 1), new(2029, 12, 14), new(2029, 12, 14), new(2029, 12, 30))));
        });
        var row = Assert.Single(await desk.Host.Db(db => OpenDirections.BeforeAsync(db, report, CancellationToken.None)));
        Assert.Equal(("77/BCT-KH", "2026-2027: B2"), (row.Number, row.TaskCode));

        var listed = await desk.Host.SendAs(desk.Reports.Secretary, new ListDirections.Query("2029"));
        Assert.Equal((open.Id, ReportDesk.Plan), (listed.Rows.Single().Direction.Id, listed.Rows.Single().PlanCode));
        Assert.Contains("B2", listed.TaskCodes[ReportDesk.Plan]);
        var other = Assert.Single(await desk.Host.RefusedAsync(desk.Reports.Secretary, new CarryOver.Command(first, last, [], [], [], Directions: true)));
        Assert.Equal((Rules.PlanContinuesOther, "2028"), (other.Rule, other.Arguments[1]));

        await desk.Host.SendAs(await desk.OfficeAsync(Side.Vietnam), new CloseDirection.Command(open.Id, (await OnlyAsync(desk)).Version));
        Assert.Empty(await desk.Host.Db(db => OpenDirections.BeforeAsync(db, report, CancellationToken.None)));
        Assert.Empty((await desk.Host.SendAs(desk.Reports.Secretary, new ListDirections.Query("2029"))).Rows);
    }

    [Theory, EachDatabase]
    public async Task The_second_of_two_secretaries_is_told_who_answered_first(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        await desk.Host.SendAs(await desk.OfficeAsync(Side.Vietnam), Given);
        var open = await OnlyAsync(desk);
        await desk.Host.SendAs(desk.Reports.Secretary, new AnswerDirection.Command(open.Id, new TextWords("Một.", null, null), null, open.Version));

        var refused = Assert.Single(await desk.Host.RefusedAsync(await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos), new AnswerDirection.Command(open.Id, new TextWords(null, "ສອງ.", null), null, open.Version)));

        Assert.Equal((Rules.Conflict, desk.Reports.Secretary.Name), (refused.Rule, refused.Arguments[0]));
    }

    [Theory, EachDatabase]
    public async Task Bad_input_is_refused(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        var office = await desk.OfficeAsync(Side.Laos);

        Assert.Equal(Rules.Required, await desk.Host.RefusalAsync(office, Given with { Words = TextWords.None }));
        Assert.Equal(Rules.DirectionDay, await desk.Host.RefusalAsync(office, Given with { Given = TestHost.DemoToday.AddDays(1) }));
        Assert.Equal(Rules.DirectionDue, await desk.Host.RefusalAsync(office, Given with { Due = TestHost.DemoToday.AddDays(-1) }));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(office, Given with { Issue = 2 }));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(office, Given with { ReportCode = "none" }));
        await desk.Host.SendAs(office, Given with { Addressee = Side.Laos });
        var direction = await OnlyAsync(desk);
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(desk.Reports.Secretary, new AnswerDirection.Command(direction.Id, new TextWords("Một.", null, null), null, direction.Version)));
        var secretary = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        Assert.Equal(Rules.DirectionTaskUnknown, await desk.Host.RefusalAsync(secretary, new AnswerDirection.Command(direction.Id, new TextWords(null, "ໜຶ່ງ.", null), "Z9", direction.Version)));
        Assert.Equal(Rules.SourceIsEdited, await desk.Host.RefusalAsync(secretary, new TranslateDirection.Command(direction.Id, direction.Words.Source, "Khác.", direction.Version)));
    }

    private static async Task<Direction> OnlyAsync(MailDesk desk) => Assert.Single((await desk.Host.SendAs(desk.Reports.Secretary, new ListDirections.Query(ReportDesk.Plan, ReportDesk.Code))).Rows).Direction;

    private static Task<ReportContent> ContentAsync(MailDesk desk, string code) => desk.Host.SendAs(desk.Reports.Secretary, new GetReportContent.Query(ReportDesk.Plan, code));
}
