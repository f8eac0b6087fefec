using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Reports.Formatting;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Mail;

public sealed partial class MailQueue
{
    /// <summary>Invites secretaries and co-chairs of both sides, or tells them of a new time, a new place or that it is called off. What waits of the meeting is replaced. The caller saves it.</summary>
    public async Task QueueMeetingMailsAsync(Meeting meeting, MailKind kind, CancellationToken cancel)
    {
        var waiting = await db.Mails.Where(each => each.SubjectId == meeting.Id && each.State == MailState.Waiting).ToListAsync(cancel);
        waiting.ForEach(each => each.Withdraw());
        foreach (var recipient in await BothSidesAsync(cancel))
        {
            db.Mails.Add(Write(new MailSubject(kind, meeting.Id, null, meeting.Sequence), recipient, OfMeeting(meeting, recipient)));
        }

        context.AfterCommit(sender.Wake);
    }

    private Dictionary<string, string?> OfMeeting(Meeting meeting, MailRecipient to)
    {
        var places = Places(to, meeting.Title, meeting.Code, DateText.Long(meeting.On, to.Language), $"/meetings/{meeting.Code}");
        places["Place"] = meeting.Place.For(to.Language);
        places["Time"] = $"{MeetingTime.Words(meeting.Begins)}–{MeetingTime.Words(meeting.Ends)}";
        places["Kind"] = Layout.Loc.In(to.Language).Name(meeting.Kind);
        return places;
    }
}
