using System.Net;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Talk;

/// <summary>Every mail about a notification, of whichever kind, has the way to switch that kind off.</summary>
public sealed partial class MailsOffTests
{
    private const string Site = "https://reports.example.org";

    /// <summary>Mails that nobody switches off, and why.</summary>
    private static readonly Dictionary<MailKind, string> Stays = new()
    {
        [MailKind.Issued] = "the delivery of a report to a minister's office",
        [MailKind.Superseded] = "the delivery of a corrected report",
        [MailKind.Reminder] = "asks for the receipt of a delivery, three times at most",
        [MailKind.MeetingInvitation] = "an invitation to a meeting of the group",
        [MailKind.MeetingChanged] = "another time or place of a meeting",
        [MailKind.MeetingCalledOff] = "a meeting that does not take place",
        [MailKind.Account] = "a person must know who came to the door of their account",
        [MailKind.BackupFailed] = "who keeps the server has to know it",
        [MailKind.PowerProposal] = "waits for an answer, and its person has to know",
        [MailKind.HistoryHead] = "each side must have its own copy of how far the history had come",
        [MailKind.SigningPower] = "both sides must know who was given power over signing",
    };

    /// <summary>Mails of a kind of their own, by what brings them about.</summary>
    private static readonly Dictionary<MailKind, NotificationKind> OfOwn = new()
    {
        [MailKind.YourTurn] = NotificationKind.Waiting,
        [MailKind.PlanClosed] = NotificationKind.PlanLife,
        [MailKind.PlanReopening] = NotificationKind.PlanLife,
        [MailKind.PlanReopened] = NotificationKind.PlanLife,
    };

    [Fact]
    public void Every_mail_belongs_to_a_kind_that_can_be_switched_off_or_is_known_to_belong_to_none() => Assert.All(Enum.GetValues<MailKind>(), kind =>
    {
        var expected = OfOwn.TryGetValue(kind, out var own) ? own : (NotificationKind?)null;
        Assert.Equal(expected, MailsOff.KindOf(kind));
        Assert.True(expected is not null || Stays.ContainsKey(kind) || kind is MailKind.Notification or MailKind.Digest, $"{kind} cannot be switched off.");
    });

    [Theory, EachDatabase]
    public async Task A_mail_of_each_kind_switches_that_kind_off(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await DeskAsync(database, server);
        foreach (var kind in Enum.GetValues<NotificationKind>())
        {
            await ChooseAsync(desk, kind, MailPace.AtOnce);
            await TellAsync(desk, kind);
            await SendDueAsync(desk);
            AssertSwitches(desk, (await server.MailsAsync((int)kind + 1))[^1], kind);
        }
    }

    [Theory, EachDatabase]
    public async Task A_mail_of_its_own_switches_its_kind_off(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await DeskAsync(database, server);
        var chair = await desk.Host.UserAsync(Role.CoChair, Side.Laos);
        await desk.AddAsync(desk.Form());
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await SendDueAsync(desk);
        AssertSwitches(desk, Assert.Single(await server.MailsAsync(1)), NotificationKind.Waiting, chair);

        var plan = await desk.Host.Db(db => db.Plans.AsNoTracking().SingleAsync());
        var kinds = OfOwn.Keys.Where(each => each != MailKind.YourTurn).ToList();
        foreach (var kind in kinds)
        {
            await desk.Host.Db(async db =>
            {
                db.Mails.Add(new OutgoingMail(new MailSubject(kind, plan.Id), MailRecipients.Of(await db.Users.AsNoTracking().SingleAsync(each => each.Id == chair.Id)), "test.lwp", kind.ToString(), "Body", false, desk.Host.Time.GetUtcNow().UtcDateTime));
                await db.SaveChangesAsync();
            });
            await desk.Host.Db(db => db.Plans.ExecuteUpdateAsync(set => set
                .SetProperty(each => each.State, kind == MailKind.PlanReopened ? Domain.Plans.PlanState.Adopted : Domain.Plans.PlanState.Closed)
                .SetProperty(each => each.ReopeningAskedBy, Side.Vietnam)));
            await SendDueAsync(desk);
            AssertSwitches(desk, (await server.MailsAsync(kinds.IndexOf(kind) + 2))[^1], NotificationKind.PlanLife, chair);
        }
    }

    [Theory, EachDatabase]
    public async Task A_digest_offers_each_of_its_kinds_and_its_page_too(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await DeskAsync(database, server);
        NotificationKind[] kinds = [NotificationKind.Mentioned, NotificationKind.DueSoon, NotificationKind.Changed];
        foreach (var kind in kinds)
        {
            await ChooseAsync(desk, kind, MailPace.Daily);
            await TellAsync(desk, kind);
        }

        desk.Host.Time.GoTo(new(2026, 6, 23));
        await SendDueAsync(desk);
        var mail = Assert.Single(await server.MailsAsync(1));
        var off = desk.Host.Services.GetRequiredService<MailsOff>();
        Assert.Equal(kinds.Select(each => (each, 1)), Tokens(mail.Body).Select(token => off.Read(token)!.Value.Kinds).Select(each => (each[0], each.Count)));
        var all = mail.Unsubscribe!.Trim('<', '>')[(Site + MailsOff.Path).Length..^MailsOff.Now.Length];
        Assert.Equal(kinds, off.Read(all)!.Value.Kinds);

        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var anybody = pages.Open("vi");
        var page = await anybody.ReadAsync(MailsOff.Path + all);
        Assert.All(kinds, kind => Assert.Contains($"name=\"kind\" value=\"{kind}\"", page, StringComparison.Ordinal));
        var next = await PostAsync(pages, all, ("kind", nameof(NotificationKind.DueSoon)));
        Assert.Equal([NotificationKind.DueSoon], await OffAsync(desk));
        page = await anybody.ReadAsync(next!);
        Assert.DoesNotContain("name=\"kind\" value=\"DueSoon\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"kind\" value=\"Changed\"", page, StringComparison.Ordinal);

        // What the address is not about cannot be switched off by it.
        Assert.Null(await PostAsync(pages, all, ("kind", nameof(NotificationKind.Waiting))));
        Assert.Equal([NotificationKind.DueSoon], await OffAsync(desk));
        Assert.NotNull(await PostAsync(pages, all, ("done", string.Empty)));
        Assert.Equal(kinds.Order(), await OffAsync(desk));
    }

    [Theory, EachDatabase]
    public async Task No_kind_is_mailed_in_a_digest_on_a_day_off_of_either_country(Database database)
    {
        await using var desk = await DeskAsync(database, null);
        await desk.Host.SendAs(CurrentUser.System, new Web.Features.Seeding.SeedHolidays.Command());

        // Off in Vietnam alone, and in Laos alone.
        foreach (var (off, on) in new (DateOnly, DateOnly)[] { (new(2026, 4, 27), new(2026, 4, 28)), (new(2026, 12, 2), new(2026, 12, 3)) })
        {
            desk.Host.Time.GoTo(off);
            await desk.Host.Db(db => db.Mails.ExecuteDeleteAsync());
            await desk.Host.Db(db => db.Notifications.ExecuteDeleteAsync());
            foreach (var kind in Enum.GetValues<NotificationKind>())
            {
                await ChooseAsync(desk, kind, MailPace.Daily);
                await TellAsync(desk, kind);
            }

            await SendDueAsync(desk);
            Assert.Equal(0, await desk.Host.Db(db => db.Mails.CountAsync()));
            desk.Host.Time.GoTo(on);
            await SendDueAsync(desk);
            Assert.Equal(Enum.GetValues<NotificationKind>().Length, await desk.Host.Db(db => db.Notifications.CountAsync(each => each.MailId == db.Mails.Single().Id)));
        }
    }

    private static void AssertSwitches(PlanDesk desk, ReceivedMail mail, NotificationKind kind, CurrentUser? whose = null)
    {
        var off = desk.Host.Services.GetRequiredService<MailsOff>();
        var account = (whose ?? desk.LaoSecretary).Id;
        Assert.Equal((account, kind), off.Read(Assert.Single(Tokens(mail.Body))) is { } read ? (read.Account, Assert.Single(read.Kinds)) : default);
        Assert.Contains(Loc.In(Language.Lo)["Notifications.OffMail", Loc.In(Language.Lo).Name(kind)], mail.Body, StringComparison.Ordinal);
        var (head, address) = (mail.Unsubscribe!.Trim('<', '>'), Site + MailsOff.Path);
        Assert.StartsWith(address, head, StringComparison.Ordinal);
        Assert.Equal([kind], off.Read(head[address.Length..^MailsOff.Now.Length])!.Value.Kinds);
        Assert.Equal("List-Unsubscribe=One-Click", mail.UnsubscribePost);
    }

    private static IEnumerable<string> Tokens(string body) => Address().Matches(body).Select(each => each.Groups[1].Value);

    /// <returns>Where a browser is sent then; null where it was refused.</returns>
    private static async Task<string?> PostAsync(PagesHost pages, string token, params (string Name, string Value)[] fields)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var sent = new FormUrlEncodedContent(fields.Select(each => KeyValuePair.Create(each.Name, each.Value)));
        using var answer = await client.PostAsync(new Uri(pages.Address, MailsOff.Path + token + MailsOff.Now), sent);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
        return answer.Headers.Location?.OriginalString;
    }

    private static Task<List<NotificationKind>> OffAsync(PlanDesk desk) =>
        desk.Host.Db(async db => (await db.NotificationSettings.Where(each => each.Pace == MailPace.Off).Select(each => each.Kind).ToListAsync()).Order().ToList());

    private static async Task<PlanDesk> DeskAsync(Database database, SmtpServer? server) => await PlanDesk.OpenAsync(database, TestChanges.None with
    {
        Settings = [$"--Site:Address={Site}", .. server is null ? Array.Empty<string>() : ["--Mail:Host=127.0.0.1", $"--Mail:Port={server.Port}", "--Mail:Encryption=None", "--Mail:From=Tổ công tác <to@test.lwp>"]],
    });

    private static Task ChooseAsync(PlanDesk desk, NotificationKind kind, MailPace pace) =>
        desk.Host.SendAs(desk.LaoSecretary, new Web.Features.Notifications.ChooseMails.Command(new Dictionary<NotificationKind, MailPace> { [kind] = pace }));

    private static Task TellAsync(PlanDesk desk, NotificationKind kind) => desk.Host.Db(async db =>
    {
        db.Notifications.Add(new Notification(
            desk.LaoSecretary.Id, kind, $"{kind}:{Guid.CreateVersion7()}", new NotificationSubject(desk.PlanId, PlanDesk.Code, LocalizedText.Of(Language.Vi, "Kế hoạch"), $"/plans/{PlanDesk.Code}"), null, desk.Host.Time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
    });

    private static Task SendDueAsync(PlanDesk desk) => desk.Host.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);

    [GeneratedRegex(@"https://reports\.example\.org/mails/off/([\w-]+)")]
    private static partial Regex Address();
}
