using LinkageWorkPlan.Domain.Meetings;

namespace LinkageWorkPlan.Web.Features.Decisions;

/// <summary>A decision of a meeting, where what it led to is shown.</summary>
/// <param name="IsConfirmed">True where both sides confirmed the minutes it stands in.</param>
public sealed record DecisionRow(string MeetingCode, DateOnly On, MeetingItem Item, bool IsConfirmed)
{
    /// <summary>Decisions of these meetings that are about something, or are carried out by it.</summary>
    public static IReadOnlyList<DecisionRow> Of(IEnumerable<Meeting> meetings, Func<MeetingItem, bool> isAbout, Func<DecisionFollowUp, bool> isIt) =>
    [
        .. from meeting in meetings
           from item in meeting.Of(MeetingItemKind.Decision)
           where isAbout(item) || meeting.FollowUps.Any(one => one.ItemCode == item.Code && isIt(one))
           select new DecisionRow(meeting.Code, meeting.On, item, meeting.AreMinutesConfirmed()),
    ];
}
