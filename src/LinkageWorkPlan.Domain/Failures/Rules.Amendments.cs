namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of what an amendment changes besides tasks.</summary>
public static partial class Rules
{
    public const string AmendmentDropUnexplained = "Rule.AmendmentDropUnexplained";
    public const string AmendmentTaskLeaves = "Rule.AmendmentTaskLeaves";
    public const string AmendmentPartOutdated = "Rule.AmendmentPartOutdated";
    public const string AmendmentPartUnchanged = "Rule.AmendmentPartUnchanged";
    public const string AmendmentPeriodKind = "Rule.AmendmentPeriodKind";
    public const string AmendmentPeriodReported = "Rule.AmendmentPeriodReported";
    public const string AmendmentIndicatorAgreed = "Rule.AmendmentIndicatorAgreed";
    public const string AmendmentIndicatorUnit = "Rule.AmendmentIndicatorUnit";
    public const string AmendmentIndicatorTarget = "Rule.AmendmentIndicatorTarget";
    public const string IndicatorDropped = "Rule.IndicatorDropped";
    public const string PillarTitleTaken = "Rule.PillarTitleTaken";
}
