namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of training.</summary>
public static partial class Rules
{
    public const string CourseCalledOff = "Rule.CourseCalledOff";
    public const string CourseDates = "Rule.CourseDates";
    public const string CourseHeld = "Rule.CourseHeld";
    public const string CourseNotBegun = "Rule.CourseNotBegun";
    public const string CourseNotCompleted = "Rule.CourseNotCompleted";
    public const string CourseNotOver = "Rule.CourseNotOver";
    public const string CourseOrganisers = "Rule.CourseOrganisers";
    public const string CourseParticipants = "Rule.CourseParticipants";
    public const string CourseProducts = "Rule.CourseProducts";
    public const string CourseTaskUnknown = "Rule.CourseTaskUnknown";
    public const string CourseWithoutProducts = "Rule.CourseWithoutProducts";
    public const string EvaluationClosed = "Rule.EvaluationClosed";
    public const string EvaluationIncomplete = "Rule.EvaluationIncomplete";
    public const string NobodyAttended = "Rule.NobodyAttended";
    public const string OrganiserOtherSide = "Rule.OrganiserOtherSide";
    public const string OrganiserTwice = "Rule.OrganiserTwice";
    public const string ParticipantsDeleted = "Rule.ParticipantsDeleted";
    public const string ParticipantTwice = "Rule.ParticipantTwice";
    public const string ProductAccepted = "Rule.ProductAccepted";
    public const string FileMissing = "Rule.FileMissing";
    public const string ProductNotSubmitted = "Rule.ProductNotSubmitted";
    public const string ProductOtherFile = "Rule.ProductOtherFile";
    public const string ProductOtherSide = "Rule.ProductOtherSide";
    public const string ProductUserFixed = "Rule.ProductUserFixed";
}
