namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of meetings.</summary>
public static partial class Rules
{
    public const string DecisionCloseDay = "Rule.DecisionCloseDay";
    public const string DecisionClosed = "Rule.DecisionClosed";
    public const string MeetingCalledOff = "Rule.MeetingCalledOff";
    public const string MeetingConfirmed = "Rule.MeetingConfirmed";
    public const string MeetingItems = "Rule.MeetingItems";
    public const string MeetingNotHeld = "Rule.MeetingNotHeld";
    public const string MeetingOver = "Rule.MeetingOver";
    public const string MeetingSubjectUnknown = "Rule.MeetingSubjectUnknown";
    public const string MeetingTimes = "Rule.MeetingTimes";
    public const string MinutesChanged = "Rule.MinutesChanged";
    public const string MinutesEmpty = "Rule.MinutesEmpty";
    public const string MinutesInOneLanguage = "Rule.MinutesInOneLanguage";
    public const string MinutesNotConfirmed = "Rule.MinutesNotConfirmed";
    public const string NotATime = "Rule.NotATime";
}
