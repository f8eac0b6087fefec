using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Data;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Notifications;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Talk;
using LinkageWorkPlan.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Talk;

/// <summary>What must not be mailed, told or asked twice.</summary>
public sealed partial class NotificationTests
{
    [Theory, EachDatabase]
    public async Task Two_servers_mail_one_thing_once(Database database)
    {
        await using var desk = await DeskAsync(database);
        for (var i = 0; i < 3; i++)
        {
            await MentionAsync(desk);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.Host.SendAs(CurrentUser.System, new MailNotifications.Command(desk.LaoSecretary.Id)))));
        Assert.Equal(3, (await MailsAsync(desk)).Count);
    }

    [Theory, EachDatabase]
    public async Task What_is_switched_off_is_not_mailed_from_the_queue_nor_when_it_is_switched_on_again(Database database)
    {
        await using var desk = await DeskAsync(database);
        await MentionAsync(desk);
        await SendDueAsync(desk);
        var waiting = Assert.Single(await MailsAsync(desk));
        await desk.Host.SendAs(CurrentUser.System, new SwitchOffMails.Command(desk.LaoSecretary.Id, [NotificationKind.Mentioned]));
        Assert.Null(await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(waiting.Id)));
        Assert.Equal(MailState.NotNeeded, Assert.Single(await MailsAsync(desk)).State);

        await MentionAsync(desk);
        await desk.Host.SendAs(desk.LaoSecretary, new ChooseMails.Command(new Dictionary<NotificationKind, MailPace> { [NotificationKind.Mentioned] = MailPace.AtOnce }));
        await SendDueAsync(desk);
        Assert.Single(await MailsAsync(desk));
        await MentionAsync(desk);
        await SendDueAsync(desk);
        Assert.Equal(2, (await MailsAsync(desk)).Count);
    }

    [Theory, EachDatabase]
    public async Task What_happens_again_before_its_digest_is_sent_is_in_another_one_of_the_same_day(Database database)
    {
        await using var desk = await DeskAsync(database);
        await desk.Host.SendAs(CurrentUser.System, new SeedHolidays.Command());
        desk.Host.Time.GoTo(new(2026, 4, 21));
        await ReviseAsync(desk, desk.LaoSecretary, "Quy chế lần một");
        desk.Host.Time.GoTo(new(2026, 4, 28));
        await SendDueAsync(desk);
        var first = Assert.Single(await MailsAsync(desk));
        await ReviseAsync(desk, desk.LaoSecretary, "Quy chế lần hai");
        Assert.Null(await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(first.Id)));

        await SendDueAsync(desk);
        await SendDueAsync(desk);
        var second = Assert.Single(await MailsAsync(desk), each => each.State == MailState.Waiting);
        Assert.Equal((MailKind.Digest, 7, desk.Secretary.Id), (second.Kind, second.Number, second.AccountId));
        Assert.Equal(MailState.NotNeeded, Assert.Single(await MailsAsync(desk), each => each.Id == first.Id).State);
    }

    [Theory, EachDatabase]
    public async Task Much_at_once_goes_into_one_mail(Database database)
    {
        await using var desk = await DeskAsync(database);
        for (var i = 0; i < 6; i++)
        {
            await MentionAsync(desk);
        }

        await SendDueAsync(desk);
        var mail = Assert.Single(await MailsAsync(desk));
        Assert.Equal((MailKind.Digest, 0, 6), (mail.Kind, mail.Number, mail.Body.Split("/talk?comment=").Length - 1));
    }

    [Theory, EachDatabase]
    public async Task One_account_that_cannot_be_mailed_keeps_no_mail_from_others(Database database)
    {
        await using var desk = await DeskAsync(database);
        var (chair, lao) = (await desk.Host.UserAsync(Role.CoChair), desk.LaoSecretary.Id);
        await desk.SendAsync(new WriteComment.Command(new TalkScope(PlanDesk.Code, "A1"), string.Empty, Language.Vi, Words, [lao, chair.Id]));
        await desk.Host.Db(db => db.Database.ExecuteSqlAsync($"""UPDATE "Notifications" SET "Title" = 'damaged' WHERE "AccountId" = {lao}"""));
        await SendDueAsync(desk);
        Assert.Equal(chair.Id, Assert.Single(await MailsAsync(desk)).AccountId);
    }

    [Theory, EachDatabase]
    public async Task Who_no_longer_reads_drafts_is_mailed_nothing_and_reads_nothing(Database database)
    {
        await using var desk = await DeskAsync(database);
        await MentionAsync(desk);
        await desk.Host.Db(db => db.Users.Where(each => each.Id == desk.LaoSecretary.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Role, Role.Observer)));
        await SendDueAsync(desk);
        Assert.Empty(await MailsAsync(desk));
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(desk.LaoSecretary with { Role = Role.Observer }, new ListNotifications.Query()));
    }

    [Theory, EachDatabase]
    public async Task A_mention_that_is_taken_back_is_told_no_more_unless_it_was_read(Database database)
    {
        await using var desk = await DeskAsync(database);
        var scope = new TalkScope(PlanDesk.Code, "A1");
        await desk.SendAsync(new CorrectComment.Command(scope, await MentionAsync(desk), Words, []));
        await desk.SendAsync(new WithdrawComment.Command(await MentionAsync(desk)));
        Assert.Empty((await desk.Host.SendAs(desk.LaoSecretary, new ListNotifications.Query())).Rows);

        var read = await MentionAsync(desk);
        await desk.Host.SendAs(desk.LaoSecretary, new ReadNotifications.Command(null));
        await desk.SendAsync(new WithdrawComment.Command(read));
        Assert.Single((await desk.Host.SendAs(desk.LaoSecretary, new ListNotifications.Query())).Rows);
    }

    [Theory, EachDatabase]
    public async Task What_came_after_the_page_was_shown_is_not_read_with_it(Database database)
    {
        await using var desk = await DeskAsync(database);
        await MentionAsync(desk);
        var shown = await desk.Host.SendAs(desk.LaoSecretary, new ListNotifications.Query());
        desk.Host.Time.Advance(TimeSpan.FromSeconds(1));
        await MentionAsync(desk);
        await desk.Host.SendAs(desk.LaoSecretary, new ReadNotifications.Command(null, shown.Newest));
        Assert.Equal([false, true], (await desk.Host.SendAs(desk.LaoSecretary, new ListNotifications.Query())).Rows.Select(each => each.IsRead));
    }

    [Theory, EachDatabase]
    public async Task What_is_due_is_looked_for_in_a_few_reads_however_much_it_is(Database database)
    {
        var reads = new CountedReads();
        await using var desk = await PlanDesk.OpenAsync(database, reads.Changes);
        await desk.AddAsync(desk.Form());
        await desk.Host.Db(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(each => each.State, PlanState.Adopted)));
        desk.Host.Time.GoTo(new(2026, 6, 23));
        var one = await reads.DuringAsync(() => desk.Host.SendAs(CurrentUser.System, new NotifyDue.Command()));
        await desk.Host.Db(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(each => each.State, PlanState.Draft)));
        foreach (var code in new[] { "A2", "A3", "A4" })
        {
            await desk.AddAsync(desk.Form(code, 1));
        }

        await desk.Host.Db(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(each => each.State, PlanState.Adopted)));
        Assert.Equal(one, await reads.DuringAsync(() => desk.Host.SendAs(CurrentUser.System, new NotifyDue.Command())));
        Assert.Equal(4, await desk.Host.Db(db => db.Notifications.CountAsync()));
    }
}
