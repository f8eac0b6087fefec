using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Meetings;

namespace LinkageWorkPlan.Reports.Templates;

/// <content>Meetings: open decisions in reports, minutes and invitations.</content>
public static partial class WordingKeys
{
    public const string DecisionsHeading = "Decisions.Heading";
    public const string DecisionsOn = "Decisions.On";
    public const string DecisionsWords = "Decisions.Words";
    public const string DecisionsBy = "Decisions.By";
    public const string DecisionsBoth = "Decisions.Both";
    public const string DecisionsDue = "Decisions.Due";

    public const string MinutesTitle = "Minutes.Title";
    public const string InvitationTitle = "Invitation.Title";
    public const string MeetingKindLabel = "Meeting.Kind";
    public const string MeetingTime = "Meeting.Time";
    public const string MeetingTimeOf = "Meeting.TimeOf";
    public const string MeetingPlace = "Meeting.Place";
    public const string MeetingHost = "Meeting.Host";
    public const string MeetingAttendance = "Meeting.Attendance";
    public const string MeetingAgenda = "Meeting.Agenda";
    public const string MeetingDecisions = "Meeting.Decisions";
    public const string MeetingNotes = "Meeting.Notes";
    public const string MeetingContent = "Meeting.Content";
    public const string MeetingNone = "Meeting.None";
    public const string MeetingContents = "Meeting.Contents";

    public static string Of(MeetingKind kind) => $"Meeting.Kind.{kind}";

    public static string Of(MeetingSubject subject) => $"Meeting.Subject.{subject}";

    public static string AttendanceOf(Side side) => $"Meeting.Attendance.{side}";
}
