using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Delivery;
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

/// <summary>Who is notified of what, on the page and by mail, and when nobody is.</summary>
public sealed partial class NotificationTests
{
    private const string Site = "https://reports.example.org";
    private const string Words = "Đề nghị phía Lào xác nhận ngày họp";

    [Theory, EachDatabase]
    public async Task A_mail_at_once_holds_a_title_and_a_link_and_switches_its_kind_off_without_a_sign_in(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await DeskAsync(database, "Mail:Host=127.0.0.1", $"Mail:Port={server.Port}", "Mail:Encryption=None", "Mail:From=Tổ công tác <to@test.lwp>");
        await MentionAsync(desk);
        await SendDueAsync(desk);
        await SendDueAsync(desk);
        var mail = Assert.Single(await server.MailsAsync(1));
        Assert.Equal("ກ່າວເຖິງທ່ານ: A1 ສ້າງລະບຽບການ", mail.Subject);
        Assert.Contains($"{Site}/plans/2026/tasks/A1/talk?comment=", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, mail.Body, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.UnsubscribePost);
        var path = mail.Unsubscribe!.Trim('<', '>')[Site.Length..];
        Assert.Contains(Site + MailsOff.Path, mail.Body, StringComparison.Ordinal);

        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var anybody = pages.Open("lo");
        Assert.Equal(200, await anybody.StatusOfAsync(path[..^MailsOff.Now.Length]));
        Assert.Equal(0, await desk.Host.Db(db => db.NotificationSettings.CountAsync()));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        Assert.Equal(HttpStatusCode.OK, await PostAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(MailsOff.Path + "made-up" + MailsOff.Now));
        var setting = Assert.Single(await desk.Host.Db(db => db.NotificationSettings.AsNoTracking().ToListAsync()));
        Assert.Equal((desk.LaoSecretary.Id, NotificationKind.Mentioned, MailPace.Off), (setting.AccountId, setting.Kind, setting.Pace));

        await MentionAsync(desk);
        await SendDueAsync(desk);
        Assert.Single(await MailsAsync(desk));
        Assert.Equal(2, (await desk.Host.SendAs(desk.LaoSecretary, new ListNotifications.Query())).Unread);

        async Task<HttpStatusCode> PostAsync(string address)
        {
            using var sent = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            using var answer = await client.PostAsync(new Uri(pages.Address, address), sent);
            return answer.StatusCode;
        }
    }

    [Theory, EachDatabase]
    public async Task What_was_read_is_in_no_mail(Database database)
    {
        await using var desk = await DeskAsync(database);
        await MentionAsync(desk);
        await desk.Host.SendAs(desk.LaoSecretary, new ReadNotifications.Command(null));
        await SendDueAsync(desk);
        Assert.Empty(await MailsAsync(desk));

        // Written and not sent yet when it is read: it is no longer needed.
        await MentionAsync(desk);
        await SendDueAsync(desk);
        var waiting = Assert.Single(await MailsAsync(desk));
        await desk.Host.SendAs(desk.LaoSecretary, new ReadNotifications.Command(null));
        Assert.Null(await desk.Host.SendAs(CurrentUser.System, new BeginMail.Command(waiting.Id)));
        Assert.Equal(MailState.NotNeeded, Assert.Single(await MailsAsync(desk)).State);
    }

    [Theory, EachDatabase]
    public async Task What_the_other_side_changed_is_told_once_until_it_is_read_and_mailed_on_the_first_day_of_the_week_on_which_both_work(Database database)
    {
        await using var desk = await DeskAsync(database);
        await desk.Host.SendAs(CurrentUser.System, new SeedHolidays.Command());
        desk.Host.Time.GoTo(new(2026, 4, 21));
        await ReviseAsync(desk, desk.LaoSecretary, "Quy chế mới");
        await ReviseAsync(desk, desk.LaoSecretary, "Quy chế mới hơn");

        // The leading side's own changes are no news to it, and the other side does not lead.
        await ReviseAsync(desk, desk.Secretary, "Quy chế");
        var told = Assert.Single((await desk.SendAsync(new ListNotifications.Query())).Rows);
        Assert.Equal((NotificationKind.Changed, "A1", 2, desk.LaoSecretary.Name), (told.Kind, told.Code, told.Times, told.ByName));
        Assert.Empty((await desk.Host.SendAs(desk.LaoSecretary, new ListNotifications.Query())).Rows);

        // Monday 27 April 2026 is a holiday in Vietnam.
        foreach (var day in new DateOnly[] { new(2026, 4, 21), new(2026, 4, 24), new(2026, 4, 26), new(2026, 4, 27) })
        {
            desk.Host.Time.GoTo(day);
            await SendDueAsync(desk);
            Assert.Empty(await MailsAsync(desk));
        }

        desk.Host.Time.GoTo(new(2026, 4, 28));
        await SendDueAsync(desk);
        await SendDueAsync(desk);
        var digest = Assert.Single(await MailsAsync(desk));
        Assert.Equal((MailKind.Digest, 7, desk.Secretary.Id), (digest.Kind, digest.Number, digest.AccountId));
        Assert.Contains($"{Site}/plans/2026/tasks/A1", digest.Body, StringComparison.Ordinal);

        // Read, and changed again: told again.
        await desk.SendAsync(new ReadNotifications.Command(null));
        await ReviseAsync(desk, desk.LaoSecretary, "Quy chế lần ba");
        Assert.Equal((2, 1), await CountsAsync(desk));
    }

    [Theory, EachDatabase]
    public async Task What_is_due_is_told_once_in_the_morning_of_a_working_day_to_its_owners_and_the_leading_side(Database database)
    {
        await using var desk = await DeskAsync(database);
        var owner = await desk.Host.UserAsync(Role.Owner, Side.Laos, desk.LaoOwner);
        await desk.Host.Db(db => db.Plans.ExecuteUpdateAsync(set => set.SetProperty(each => each.State, PlanState.Adopted)));
        await SweepAsync(new(2026, 6, 22), 0);

        // 30 June is a week away, but at five in the morning nobody is told.
        desk.Host.Time.GoTo(new(2026, 6, 23));
        desk.Host.Time.Advance(TimeSpan.FromHours(-4));
        await desk.Host.Services.GetRequiredService<NotificationSweeper>().SweepAsync(CancellationToken.None);
        Assert.Equal(0, await desk.Host.Db(db => db.Notifications.CountAsync()));
        await SweepAsync(new(2026, 6, 23), 2);
        await SweepAsync(new(2026, 6, 24), 2);
        Assert.Equal(NotificationKind.DueSoon, Assert.Single((await desk.SendAsync(new ListNotifications.Query())).Rows).Kind);
        Assert.Equal("A1.1", Assert.Single((await desk.Host.SendAs(owner, new ListNotifications.Query())).Rows).Code);
        Assert.Empty((await desk.Host.SendAs(desk.LaoSecretary, new ListNotifications.Query())).Rows);

        // Saturday is none of both countries' working days.
        await SendDueAsync(desk);
        await SendDueAsync(desk);
        Assert.Equal([1, 1], (await MailsAsync(desk)).Select(each => each.Number));
        await SweepAsync(new(2026, 7, 4), 2);
        await SweepAsync(new(2026, 7, 6), 4);
        await SweepAsync(new(2026, 7, 7), 4);
        Assert.Equal([NotificationKind.Overdue, NotificationKind.DueSoon], (await desk.SendAsync(new ListNotifications.Query())).Rows.Select(each => each.Kind));

        async Task SweepAsync(DateOnly day, int told)
        {
            desk.Host.Time.GoTo(day);
            await desk.Host.Services.GetRequiredService<NotificationSweeper>().SweepAsync(CancellationToken.None);
            await desk.Host.Services.GetRequiredService<NotificationSweeper>().SweepAsync(CancellationToken.None);
            Assert.Equal(told, await desk.Host.Db(db => db.Notifications.CountAsync()));
        }
    }

    [Theory, EachDatabase]
    public async Task What_was_read_long_ago_is_dropped_and_what_was_not_is_kept(Database database)
    {
        await using var desk = await DeskAsync(database, "Notifications:KeepDays=30");
        await MentionAsync(desk);
        await desk.Host.SendAs(desk.LaoSecretary, new ReadNotifications.Command(null));
        await MentionAsync(desk);
        foreach (var (days, left) in new[] { (30, 2), (1, 1) })
        {
            desk.Host.Time.Advance(TimeSpan.FromDays(days));
            await desk.Host.SendAs(CurrentUser.System, new DropOldNotifications.Command());
            Assert.Equal(left, await desk.Host.Db(db => db.Notifications.CountAsync()));
        }

        Assert.Equal(1, (await desk.Host.SendAs(desk.LaoSecretary, new ListNotifications.Query())).Unread);
    }

    [Theory, EachDatabase]
    public async Task Each_chooses_for_themselves(Database database)
    {
        await using var desk = await DeskAsync(database);
        await desk.Host.SendAs(desk.LaoSecretary, new ChooseMails.Command(new Dictionary<NotificationKind, MailPace> { [NotificationKind.Mentioned] = MailPace.Daily }));
        Assert.Equal(MailPace.Daily, (await desk.Host.SendAs(desk.LaoSecretary, new GetMailChoices.Query())).Paces[NotificationKind.Mentioned]);
        Assert.Equal(MailPace.AtOnce, (await desk.SendAsync(new GetMailChoices.Query())).Paces[NotificationKind.Mentioned]);

        // Sunday: quiet. On Monday one mail has both.
        desk.Host.Time.GoTo(new(2026, 6, 28));
        await MentionAsync(desk);
        await MentionAsync(desk);
        await SendDueAsync(desk);
        Assert.Empty(await MailsAsync(desk));
        desk.Host.Time.GoTo(new(2026, 6, 29));
        await SendDueAsync(desk);
        Assert.Equal(2, Assert.Single(await MailsAsync(desk)).Body.Split("/talk?comment=").Length - 1);
    }

    private static async Task<PlanDesk> DeskAsync(Database database, params string[] settings)
    {
        var desk = await PlanDesk.OpenAsync(database, TestChanges.None with { Settings = [$"--Site:Address={Site}", .. settings.Select(each => "--" + each)] });
        await desk.AddAsync(desk.Form());
        return desk;
    }

    private static Task<Guid> MentionAsync(PlanDesk desk) =>
        desk.SendAsync(new WriteComment.Command(new TalkScope(PlanDesk.Code, "A1"), string.Empty, Language.Vi, Words, [desk.LaoSecretary.Id]));

    private static Task SendDueAsync(PlanDesk desk) => desk.Host.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);

    private static Task<List<OutgoingMail>> MailsAsync(PlanDesk desk) => desk.Host.Db(db => db.Mails.AsNoTracking().OrderBy(each => each.Id).ToListAsync());

    private static async Task<(int Count, int Unread)> CountsAsync(PlanDesk desk) => await desk.SendAsync(new ListNotifications.Query()) is var list ? (list.Count, list.Unread) : default;

    private static Task ReviseAsync(PlanDesk desk, CurrentUser by, string title) => desk.ReviseAsync("A1", form => form with { Title = PlanDesk.Words(title, "ສ້າງລະບຽບການ") }, by);
}
