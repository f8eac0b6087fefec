namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of meetings.</summary>
public static partial class Rules
{
    public const string AgendaNothingChosen = "Rule.AgendaNothingChosen";
    public const string DecisionCloseDay = "Rule.DecisionCloseDay";
    public const string DecisionClosed = "Rule.DecisionClosed";
    /// <summary>{0}: the decision; {1}: codes of gates and pilot models.</summary>
    public const string DecisionInUse = "Rule.DecisionInUse";
    public const string DecisionLinked = "Rule.DecisionLinked";
    public const string DecisionNotClosed = "Rule.DecisionNotClosed";
    public const string DecisionReopenDay = "Rule.DecisionReopenDay";
    public const string DecisionReopenedSince = "Rule.DecisionReopenedSince";
    public const string MeetingCalledOff = "Rule.MeetingCalledOff";
    public const string MeetingConfirmed = "Rule.MeetingConfirmed";
    public const string MeetingItems = "Rule.MeetingItems";
    public const string MeetingNotHeld = "Rule.MeetingNotHeld";
    public const string MeetingOver = "Rule.MeetingOver";
    public const string MeetingSubjectUnknown = "Rule.MeetingSubjectUnknown";

    /// <summary>{0}: the code of a pilot model or a course.</summary>
    public const string MeetingThingUnknown = "Rule.MeetingThingUnknown";
    public const string MeetingTimes = "Rule.MeetingTimes";
    public const string MinutesChanged = "Rule.MinutesChanged";
    public const string MinutesEmpty = "Rule.MinutesEmpty";
    public const string MinutesForSignature = "Rule.MinutesForSignature";
    public const string MinutesInOneLanguage = "Rule.MinutesInOneLanguage";
    public const string MinutesNotConfirmed = "Rule.MinutesNotConfirmed";
    public const string MinutesNotConfirmedBy = "Rule.MinutesNotConfirmedBy";
    public const string MinutesSigned = "Rule.MinutesSigned";
    public const string NotATime = "Rule.NotATime";
}
