namespace LinkageWorkPlan.Domain.Reports;

/// <summary>The keys of a periodic report's sections, in the order they are printed (domain conventions 3.2).</summary>
public static class SectionKeys
{
    /// <summary>What a minister reads on the first page. It may be left out: the program's own sentences stand there then.</summary>
    public const string Summary = "Summary";

    public const string Context = "I";
    public const string Results = "II";
    public const string Steering = "II.1";
    public const string Pillars = "II.2";
    public const string Milestones = "II.3";
    public const string Indicators = "II.4";
    public const string Assessment = "III";
    public const string Successes = "III.1";
    public const string Shortcomings = "III.2";
    public const string Obstacles = "III.3";
    public const string Reasons = "III.4";
    public const string Lessons = "III.5";
    public const string NextPeriod = "IV";
    public const string Proposals = "V";
    public const string ProposalsToVietnam = "V.1";
    public const string ProposalsToLaos = "V.2";

    /// <summary>Every heading, chapters included.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Context, Results, Steering, Pillars, Milestones, Indicators, Assessment, Successes, Shortcomings, Obstacles,
        Reasons, Lessons, NextPeriod, Proposals, ProposalsToVietnam, ProposalsToLaos,
    ];

    /// <summary>The sections a secretary writes. The proposals of V.1 and V.2 are items of their own, each with its minister.</summary>
    public static readonly IReadOnlyList<string> Narrative =
        [Context, Steering, Pillars, Milestones, Indicators, Successes, Shortcomings, Obstacles, Reasons, Lessons, NextPeriod];

    /// <summary>All that a secretary writes, in the order of print.</summary>
    public static readonly IReadOnlyList<string> Written = [Summary, .. Narrative];

    /// <summary>All parts that are named, shown and talked about by themselves: the summary, then every heading.</summary>
    public static readonly IReadOnlyList<string> Parts = [Summary, .. All];

    /// <summary>The chapter of a heading of the second level; the heading itself where it is a chapter.</summary>
    public static string ChapterOf(string key) => key.Split('.')[0];

    /// <summary>True for a heading of the first level, as <c>I</c>; false for one under it, as <c>II.1</c>.</summary>
    public static bool IsChapter(string key) => !key.Contains('.', StringComparison.Ordinal);

    /// <summary>The section of the proposals to one side's minister.</summary>
    public static string ProposalsTo(Side minister) => minister == Side.Vietnam ? ProposalsToVietnam : ProposalsToLaos;
}
