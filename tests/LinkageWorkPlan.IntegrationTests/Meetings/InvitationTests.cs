using Ical.Net;
using Ical.Net.CalendarComponents;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Meetings;

/// <summary>Invitations with a calendar entry that follows the meeting, against a real SMTP server on loopback.</summary>
public sealed class InvitationTests
{
    private static readonly string[] Invited = ["cochair.la@demo.lwp", "cochair.vn@demo.lwp", "secretary.la@demo.lwp", "secretary.vn@demo.lwp"];

    [Theory, EachDatabase]
    public async Task Secretaries_and_co_chairs_get_one_entry_that_is_moved_and_taken_out_with_the_meeting(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MeetingDesk.OpenAsync(
            database, "--Mail:Host=127.0.0.1", $"--Mail:Port={server.Port}", "--Mail:Encryption=None", "--Mail:From=Tổ công tác <to@test.lwp>", "--Mail:TimeoutSeconds=10", "--Site:Address=https://linkage.test");
        var invitation = await SentAsync(desk, server, 0, () => InviteAsync(desk));
        Assert.Equal(Invited, invitation.Select(each => each.To[0]));
        Assert.All(invitation, each => Assert.Equal("REQUEST", each.CalendarMethod));
        var entry = EntryOf(invitation[0]);
        Assert.Equal((0, new DateTime(2026, 9, 17, 1, 30, 0), new DateTime(2026, 9, 17, 9, 30, 0)), (entry.Sequence, entry.Start!.AsUtc, entry.End!.AsUtc));
        Assert.Equal("ກອງປະຊຸມເຕັມຄະນະ ຄັ້ງທີ 2 (ຕົວຢ່າງ) / Phiên họp toàn thể thứ hai (mẫu)", entry.Summary);
        Assert.Equal(("mailto:to@test.lwp", "mailto:cochair.la@demo.lwp"), (entry.Organizer!.Value!.OriginalString, Assert.Single(entry.Attendees).Value!.OriginalString));
        Assert.Contains("https://linkage.test/meetings/M2", invitation[0].Body, StringComparison.Ordinal);
        Assert.All(invitation, each => Assert.Equal("meeting.ics", Assert.Single(each.Attachments).Name));

        var moved = await SentAsync(desk, server, 4, () => ReviseAsync(desk, form => form with { On = new(2026, 9, 18), Place = PlanDesk.Words("Luông Pha-băng", "ຫຼວງພະບາງ") }));
        Assert.Equal(Invited, moved.Select(each => each.To[0]));
        var later = EntryOf(moved[1]);
        Assert.Equal((entry.Uid, 1, new DateTime(2026, 9, 18, 1, 30, 0)), (later.Uid, later.Sequence, later.Start!.AsUtc));
        Assert.StartsWith("Luông Pha-băng", later.Location, StringComparison.Ordinal);

        // Another title is nothing that calendars have to be told.
        await ReviseAsync(desk, form => form with { Title = PlanDesk.Words("Họp", "ປະຊຸມ") });
        var off = await SentAsync(desk, server, 8, async () =>
        {
            var meeting = (await desk.ReadAsync("M2")).Meeting;
            await desk.Host.SendAs(desk.Laos, new CallOffMeeting.Command(meeting.Id, "Bão lớn", meeting.Version));
        });
        Assert.Equal(Invited, off.Select(each => each.To[0]));
        Assert.All(off, each => Assert.Equal("CANCEL", each.CalendarMethod));
        Assert.Equal((entry.Uid, 2, "CANCELLED"), (EntryOf(off[0]).Uid, EntryOf(off[0]).Sequence, EntryOf(off[0]).Status));
    }

    [Theory, EachDatabase]
    public async Task A_mail_that_waits_is_replaced_by_the_next_one_and_a_meeting_nobody_was_invited_to_tells_nobody(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        await ReviseAsync(desk, form => form with { On = new(2026, 9, 18) });
        Assert.Empty(await MailsAsync(desk));
        await InviteAsync(desk);
        await ReviseAsync(desk, form => form with { Begins = "9:00" });
        var mails = await MailsAsync(desk);
        Assert.Equal((4, 4), (mails.Count(each => each is { Kind: MailKind.MeetingInvitation, State: MailState.NotNeeded }), mails.Count(each => each is { Kind: MailKind.MeetingChanged, State: MailState.Waiting })));
        var held = (await desk.ReadAsync("M1")).Meeting;
        Assert.Equal(Rules.MeetingOver, await desk.Host.RefusalAsync(desk.Vietnam, new InviteToMeeting.Command(held.Id, held.Version)));
    }

    [Theory, EachDatabase]
    public async Task A_meeting_that_people_were_invited_to_is_not_moved_to_a_day_that_is_over_without_a_question(Database database)
    {
        await using var desk = await MeetingDesk.OpenAsync(database);
        var past = TestHost.DemoToday.AddDays(-1);
        await ReviseAsync(desk, form => form with { On = past });
        await ReviseAsync(desk, form => form with { On = new(2026, 9, 17) });
        await InviteAsync(desk);
        var meeting = (await desk.ReadAsync("M2")).Meeting;
        var earlier = new ReviseMeeting.Command(meeting.Id, MeetingForm.Of(meeting) with { On = past }, meeting.Version);
        var asked = Assert.Single(await desk.Host.ConfirmAsync(desk.Laos, earlier));
        Assert.Equal((Questions.MeetingHeldEarlier, new DateOnly(2026, 9, 17), past), (asked.Rule, asked.Arguments[0], asked.Arguments[1]));
        Assert.Equal(past, (await desk.ReadAsync("M2")).Meeting.On);
    }

    private static async Task<List<ReceivedMail>> SentAsync(MeetingDesk desk, SmtpServer server, int before, Func<Task> act)
    {
        await act();
        await desk.Host.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);
        return [.. (await server.MailsAsync(before + Invited.Length)).Skip(before).OrderBy(each => each.To[0], StringComparer.Ordinal)];
    }

    private static async Task InviteAsync(MeetingDesk desk)
    {
        var meeting = (await desk.ReadAsync("M2")).Meeting;
        await desk.Host.SendAs(desk.Laos, new InviteToMeeting.Command(meeting.Id, meeting.Version));
    }

    private static async Task ReviseAsync(MeetingDesk desk, Func<MeetingForm, MeetingForm> change)
    {
        var meeting = (await desk.ReadAsync("M2")).Meeting;
        await desk.Host.SendAs(desk.Laos, new ReviseMeeting.Command(meeting.Id, change(MeetingForm.Of(meeting)), meeting.Version));
    }

    private static CalendarEvent EntryOf(ReceivedMail mail) => Assert.Single(Calendar.Load(mail.Calendar!)!.Events);

    private static Task<List<OutgoingMail>> MailsAsync(MeetingDesk desk) => desk.Host.Db(db => db.Mails.AsNoTracking().Where(each => each.Kind != MailKind.YourTurn).ToListAsync());
}
