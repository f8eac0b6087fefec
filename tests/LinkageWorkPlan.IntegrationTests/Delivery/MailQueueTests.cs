using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Delivery;
using LinkageWorkPlan.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

public sealed class MailQueueTests
{
    [Theory, EachDatabase]
    public async Task An_issue_and_its_mails_are_saved_together_one_to_each_office_in_its_language(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database, "Site:Address=https://linkage.test", "Delivery:LaosOffice=office@test.la");
        await desk.Reports.SendAsync();
        await desk.Reports.SignAsync(Side.Vietnam);
        Assert.Empty(await desk.ToldAsync());

        await desk.Reports.SignAsync(Side.Laos);

        var mails = await desk.ToldAsync();
        Assert.Equal([("minister.vn@demo.lwp", Language.Vi), ("minister.la@demo.lwp", Language.Lo), ("office@test.la", Language.Lo)], mails.Select(each => (each.Recipient, each.Language)));
        Assert.Contains("ngày 22 tháng 6 năm 2026", mails[0].Body, StringComparison.Ordinal);
        Assert.Contains("ວັນທີ 22 ມິຖຸນາ 2026", mails[1].Body, StringComparison.Ordinal);
        Assert.All(mails, each => Assert.Contains("https://linkage.test/issued/2026-2027/2026-H1", each.Body, StringComparison.Ordinal));
        Assert.Equal(3, mails.Select(each => each.MessageId).Distinct().Count());
    }

    [Theory, EachDatabase]
    public async Task A_signature_that_fails_leaves_no_mail(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.Reports.SendAsync();
        await desk.Reports.SignAsync(Side.Vietnam);
        // A code that is taken makes the save fail after the mails were written.
        await desk.Host.Db(async db =>
        {
            var round = await db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.State == Domain.SignOff.RoundState.Open && each.SubjectCode == ReportDesk.Code);
            var other = await db.Reports.AsNoTracking().FirstAsync();
            var day = new DateOnly(2026, 1, 1);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "ReportIssues" ("Id", "ReportId", "Number", "RoundId", "Fingerprint", "Code", "IssuedOn", "IssuedAt", "PeriodStart", "PeriodEnd", "CutOff", "Due", "Topic", "Written")
                SELECT {Guid.CreateVersion7()}, {other.Id}, 9, {round.Id}, {round.Fingerprint}, {ReportIssue.CodeOf(round.Fingerprint)}, {day},
                        {DateTime.SpecifyKind(new DateTime(2026, 1, 1), DateTimeKind.Utc)}, {day}, {day}, {day}, {day}, "Topic", '[]' FROM "Reports" WHERE "Id" = {other.Id}
                """);
        });

        await Assert.ThrowsAsync<RuleException>(() => desk.Reports.SignAsync(Side.Laos));

        Assert.Empty(await desk.ToldAsync());
        Assert.Equal(ReportState.InReview, (await desk.Reports.ReadAsync()).Report.State);
    }

    [Theory, EachDatabase]
    public async Task The_co_chair_whose_signature_is_missing_is_asked_once(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.Reports.SendAsync();
        Assert.Equal([Side.Vietnam, Side.Laos], (await desk.MailsAsync(MailKind.YourTurn)).Select(each => each.Side));

        await desk.Reports.SignAsync(Side.Laos);

        Assert.Equal([Side.Vietnam, Side.Laos], (await desk.MailsAsync(MailKind.YourTurn)).Select(each => each.Side));
    }

    [Theory, EachDatabase]
    public async Task Without_a_server_mails_wait_and_nothing_is_tried(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();

        await desk.SendDueAsync();

        Assert.All(await desk.ToldAsync(), each => Assert.Equal((MailState.Waiting, 0), (each.State, each.Attempts)));
        Assert.False((await desk.Host.SendAs(desk.Reports.Secretary, MailDesk.Register)).HasServer);
        var admin = await desk.Host.DemoUserAsync(Role.Administrator, Side.Laos);
        Assert.Null((await desk.Host.SendAs(admin, new ListMails.Query())).Server);
    }

    [Theory, EachDatabase]
    public async Task What_waited_longer_than_thirty_days_for_a_server_is_given_up_and_the_rest_is_taken_up(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        var ids = (await desk.ToldAsync()).ConvertAll(each => each.Id);

        desk.Host.Time.Advance(TimeSpan.FromDays(29));
        Assert.NotNull(await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(ids[0])));
        desk.Host.Time.Advance(TimeSpan.FromDays(2));
        Assert.Null(await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(ids[1])));

        Assert.Equal([MailState.Waiting, MailState.GivenUp], (await desk.ToldAsync()).Select(each => each.State));
    }

    [Theory, EachDatabase]
    public async Task An_administrator_has_a_mail_tried_again_and_sees_no_body(Database database)
    {
        await using var desk = await MailDesk.OpenAsync(database);
        await desk.IssueAsync();
        var mail = (await desk.ToldAsync())[0];
        await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(mail.Id));
        await desk.Host.SendAs(CurrentUser.System, new RecordMail.Command(mail.Id, MailFailure.AddressRefused, "550 no such person"));
        var admin = await desk.Host.DemoUserAsync(Role.Administrator, Side.Vietnam);

        var refused = Assert.Single((await desk.Host.SendAs(admin, new ListMails.Query(MailState.Refused))).Rows);
        await desk.Host.SendAs(admin, new RetryMail.Command(refused.Id));

        Assert.Equal("550 no such person", refused.FailureWords);
        Assert.Equal(MailState.Waiting, (await desk.ToldAsync())[0].State);
        Assert.DoesNotContain(typeof(ListMails.Row).GetProperties(), each => each.Name is "Body" or "Title");
    }
}
