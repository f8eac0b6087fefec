using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using ChangeList = LinkageWorkPlan.Reports.Content.ChangeList<string>;
using ItemChange = LinkageWorkPlan.Reports.Content.ItemChange<string, string>;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>What one content of minutes changes in the one before that a signer was shown, item by item.</summary>
public static class MinutesComparison
{
    public static IReadOnlyList<ItemChange> Of(MinutesContent before, MinutesContent after)
    {
        var own = OfMeeting(before, after);
        return
        [
            .. own.All.Count == 0 ? Array.Empty<ItemChange>() : [new ItemChange(ItemChangeKind.Changed, nameof(Meeting), after.MeetingCode, LocalizedText.Empty, own.All) { Texts = own.Texts }],
            .. ItemChange.Of(nameof(MeetingItem), ChangeList.Pairs(before.Items, after.Items, each => each.Code), each => each.Code, each => each.Words, OfItem),
        ];
    }

    private static ChangeList OfMeeting(MinutesContent was, MinutesContent now) => new ChangeList()
        .Name("Meeting.Kind", was.Kind, now.Kind)
        .Text("Meeting.Title", was.Title, now.Title)
        .Text("Meeting.Place", was.Place, now.Place)
        .Name("Meeting.Host", was.Host, now.Host)
        .Date("Meeting.On", was.On, now.On)
        .Words("Meeting.Begins", MeetingTime.Words(was.Begins), MeetingTime.Words(now.Begins))
        .Words("Meeting.Ends", MeetingTime.Words(was.Ends), MeetingTime.Words(now.Ends))
        .Text("Meeting.VietnamAttendance", was.VietnamAttendance, now.VietnamAttendance)
        .Text("Meeting.LaosAttendance", was.LaosAttendance, now.LaosAttendance);

    private static ChangeList OfItem(MinutesItem was, MinutesItem now) => new ChangeList()
        .Text("MeetingItem.Words", was.Words, now.Words)
        .Name("MeetingItem.AboutKind", was.About?.Kind, now.About?.Kind)
        .Words("MeetingItem.AboutPlan", was.About?.Plan, now.About?.Plan)
        .Words("MeetingItem.AboutCode", was.About?.Subject, now.About?.Subject)
        .Name("MeetingItem.Responsible", was.Responsible, now.Responsible)
        .Date("MeetingItem.Due", was.Due, now.Due)
        .Words("MeetingItem.Contents", string.Join(", ", was.Contents), string.Join(", ", now.Contents));
}
