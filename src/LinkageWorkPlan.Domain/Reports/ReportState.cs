namespace LinkageWorkPlan.Domain.Reports;

/// <summary>Draft → in review (frozen, at the co-chairs) → issued. "Returned" goes back to draft.</summary>
public enum ReportState
{
    Draft,
    InReview,
    Issued,
}

/// <summary>The sections people write, by key, in the order they are printed (domain conventions 3.2).</summary>
public static class SectionKeys
{
    public const string Context = "I";
    public const string Steering = "II.1";
    public const string Pillars = "II.2";
    public const string Milestones = "II.3";
    public const string Indicators = "II.4";
    public const string Strengths = "III.1";
    public const string Shortcomings = "III.2";
    public const string Obstacles = "III.3";
    public const string Reasons = "III.4";
    public const string Lessons = "III.5";
    public const string NextPeriod = "IV";

    public static readonly IReadOnlyList<string> All =
        [Context, Steering, Pillars, Milestones, Indicators, Strengths, Shortcomings, Obstacles, Reasons, Lessons, NextPeriod];
}
