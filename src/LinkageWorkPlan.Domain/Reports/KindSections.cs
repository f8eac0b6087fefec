namespace LinkageWorkPlan.Domain.Reports;

/// <summary>What a report of each kind cannot do without. Which other sections a kind has is in the templates.</summary>
public static class KindSections
{
    /// <summary>Written sections that are never left out.</summary>
    public static IReadOnlyList<string> Mandatory(ReportKind kind) => kind switch
    {
        ReportKind.Quarter => [SectionKeys.Pillars, SectionKeys.Shortcomings, SectionKeys.NextPeriod],
        ReportKind.HalfYear =>
        [
            SectionKeys.Context, SectionKeys.Pillars, SectionKeys.Milestones, SectionKeys.Successes, SectionKeys.Shortcomings, SectionKeys.Obstacles, SectionKeys.NextPeriod,
        ],
        ReportKind.Annual =>
        [
            SectionKeys.Context, SectionKeys.Pillars, SectionKeys.Milestones, SectionKeys.Indicators, SectionKeys.Successes, SectionKeys.Shortcomings, SectionKeys.Obstacles,
            SectionKeys.Lessons, SectionKeys.NextPeriod,
        ],
        ReportKind.EndOfPlan =>
        [
            SectionKeys.Context, SectionKeys.Pillars, SectionKeys.Indicators, SectionKeys.Successes, SectionKeys.Shortcomings, SectionKeys.Lessons, SectionKeys.NextPeriod,
        ],
        ReportKind.Special => [SectionKeys.Context, SectionKeys.Pillars],
    };

    /// <summary>
    /// What the list of a kind must name: its mandatory sections, and those in which the program prints what is on record and nowhere else,
    /// as obstacles and what is asked of the ministers.
    /// </summary>
    public static IReadOnlyList<string> Required(ReportKind kind) =>
        [.. SectionKeys.Narrative.Where(key => key == SectionKeys.Obstacles || Mandatory(kind).Contains(key)), SectionKeys.ProposalsToVietnam, SectionKeys.ProposalsToLaos];

    /// <summary>True for a written section that the secretaries may leave out of a report of the kind.</summary>
    public static bool MayBeLeftOut(ReportKind kind, string key) => SectionKeys.Narrative.Contains(key) && !Mandatory(kind).Contains(key);
}
