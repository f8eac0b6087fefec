using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Mail;

/// <summary>A meeting as an entry of a calendar (RFC 5545), as mail programs take it in, change it and take it out (RFC 5546).</summary>
internal static class MeetingCalendar
{
    /// <summary>What the entry asks a mail program to do.</summary>
    public static string MethodOf(Meeting meeting) => meeting.State == MeetingState.CalledOff ? "CANCEL" : "REQUEST";

    /// <summary>One entry for good: its number says which version is the newest.</summary>
    public static string IdOf(Meeting meeting) => $"{meeting.Id}@linkageworkplan";

    /// <param name="organizer">Address that the mails come from; null where there is none.</param>
    /// <param name="attendee">Whose calendar it goes to.</param>
    /// <param name="now">UTC.</param>
    public static string Written(Meeting meeting, Language language, string? organizer, string attendee, SiteAddress site, DateTime now)
    {
        var calendar = new Calendar { ProductId = "-//VIOIT-IICE//LinkageWorkPlan//EN", Method = MethodOf(meeting) };
        var entry = new CalendarEvent
        {
            Uid = IdOf(meeting),
            Sequence = meeting.Sequence,
            Status = meeting.State == MeetingState.CalledOff ? EventStatus.Cancelled : EventStatus.Confirmed,
            Summary = Both(meeting.Title, language),
            Location = Both(meeting.Place, language),
            Description = string.Join('\n', meeting.Of(MeetingItemKind.AgendaPoint).Select((each, at) => $"{at + 1}. {Both(each.Words, language)}")),
            Start = new CalDateTime(MeetingTime.ToUtc(meeting.On, meeting.Begins), "UTC"),
            End = new CalDateTime(MeetingTime.ToUtc(meeting.On, meeting.Ends), "UTC"),
            DtStamp = new CalDateTime(now, "UTC"),
        };
        if (organizer is not null)
        {
            entry.Organizer = new Organizer($"mailto:{organizer}");
        }

        // Nobody reads answers to the address that mails come from.
        entry.Attendees.Add(new Attendee($"mailto:{attendee}") { ParticipationStatus = EventParticipationStatus.NeedsAction, Rsvp = false });
        if (site.Of($"/meetings/{meeting.Code}") is { } address)
        {
            entry.Url = new Uri(address);
        }

        calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar) ?? string.Empty;
    }

    /// <summary>The reader's language, then the other official one: an entry is often passed on to the other side.</summary>
    private static string Both(LocalizedText text, Language language) =>
        string.Join(" / ", Languages.Official.OrderBy(each => each == language ? 0 : 1).Select(each => text[each]?.Text).Prepend(language.IsOfficial() ? null : text[language]?.Text).OfType<string>().Distinct());
}
