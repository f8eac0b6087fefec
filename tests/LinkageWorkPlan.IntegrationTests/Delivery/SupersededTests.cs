using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Reports.Issuing;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

/// <summary>A corrected issue takes the place of the one before: every office that has that one hears of it.</summary>
public sealed class SupersededTests
{
    [Theory, EachDatabase]
    public async Task Each_office_is_told_in_its_language_that_issue_one_is_superseded_by_issue_two(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server, "Site:Address=https://linkage.test", "Delivery:LaosOffice=office@test.la");
        await desk.IssueAsync();
        await desk.SendDueAsync();
        await server.MailsAsync(3);
        await CorrectAsync(desk);
        Assert.Empty(await desk.MailsAsync(MailKind.Superseded));

        await desk.IssueAsync();
        await desk.SendDueAsync();

        var arrived = (await server.MailsAsync(6)).Skip(3).OrderBy(each => each.To[0], StringComparer.Ordinal).ToList();
        Assert.Equal(["minister.la@demo.lwp", "minister.vn@demo.lwp", "office@test.la"], arrived.Select(each => each.To[0]));
        Assert.Equal("Báo cáo 2026-H1: lần ban hành 2 thay thế lần 1", arrived[1].Subject);
        Assert.Equal(["ບົດລາຍງານ 2026-H1: ສະບັບທີ 2 ແທນສະບັບທີ 1"], arrived.Where((_, at) => at != 1).Select(each => each.Subject).Distinct());
        Assert.Contains("ngày 23 tháng 6 năm 2026", arrived[1].Body, StringComparison.Ordinal);
        Assert.All(arrived, each => Assert.Contains("https://linkage.test/issued/2026-2027/2026-H1", each.Body, StringComparison.Ordinal));
        Assert.All(arrived, each => Assert.DoesNotContain("Bài học mới", each.Body, StringComparison.Ordinal));
        var told = await desk.MailsAsync(MailKind.Superseded);
        Assert.All(told, each => Assert.Equal((MailState.Sent, 2), (each.State, each.Issue)));
        Assert.Equal(6, (await server.MailsAsync(6)).Select(each => each.MessageId).Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task The_register_of_issue_two_begins_again_and_that_of_issue_one_stays(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server, "Delivery:ReminderDays=3");
        await desk.IssueAsync();
        await desk.SendDueAsync();
        await desk.AcknowledgeAsync(Side.Vietnam);
        await CorrectAsync(desk);
        await desk.IssueAsync();
        await desk.SendDueAsync();
        desk.Host.Time.Advance(TimeSpan.FromDays(3));
        await desk.SendDueAsync();

        // Nobody has acknowledged issue 2; whoever did not acknowledge issue 1 is no longer asked to.
        var reminders = await desk.MailsAsync(MailKind.Reminder);
        Assert.Equal([(Side.Vietnam, 2), (Side.Laos, 2)], reminders.Select(each => (each.Side, each.Issue!.Value)));
        var first = await desk.Host.SendAs(await desk.OfficeAsync(Side.Vietnam), new GetIssue.Query(ReportDesk.Plan, ReportDesk.Code, 1));
        Assert.Equal([Side.Vietnam], first.Receipts.Where(each => each.AcknowledgedAt is not null).Select(each => each.Side));
    }

    private static async Task CorrectAsync(MailDesk desk)
    {
        await desk.Host.SendAs(desk.Reports.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, new TextWords("Sửa một số liệu.", "ແກ້ຕົວເລກໜຶ່ງ.", null)));
        await desk.Reports.WriteAsync(SectionKeys.Lessons, new TextWords("Bài học mới.", "ບົດຮຽນໃໝ່.", null));
        desk.Host.Time.Advance(TimeSpan.FromDays(1));
    }
}
