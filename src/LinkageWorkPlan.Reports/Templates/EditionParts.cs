using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>What an edition's template puts in order. Each must be in it exactly once: both editions of one content say the same.</summary>
public static class EditionParts
{
    /// <summary>What a second issue changes in the one before; printed only where there is something.</summary>
    public const string Corrections = "Corrections";

    /// <summary>Of a report: its tasks, then those that are late or at risk with reason, measure and new date.</summary>
    public const string AnnexTasks = "Tasks";

    public const string AnnexMilestones = "Milestones";
    public const string AnnexIndicators = "Indicators";

    /// <summary>Left out where nothing was handed in; the text says so.</summary>
    public const string AnnexProducts = "Products";

    public const string AnnexGantt = "Gantt";

    /// <summary>Agreed changes of the plan. Left out where there are none; the text says so.</summary>
    public const string AnnexChanges = "Changes";

    /// <summary>Changes of the plan since its last report. Left out where there is nothing; the text says so.</summary>
    public const string AnnexSince = "Since";

    /// <summary>The memorandum's contents and the sectors, each with its tasks. Left out while no task names a content.</summary>
    public const string AnnexCoverage = "Coverage";
    public const string AnnexPilots = "Pilots";

    /// <summary>Linkages of enterprises, and how many enterprises take part. Left out where there is none.</summary>
    public const string AnnexLinkages = "Linkages";

    /// <summary>The joint industrial park: steps, compatibility matrix and risks. Left out where there is none.</summary>
    public const string AnnexPark = "Park";

    /// <summary>Documents of the library that were shared in the period, and requests between the sides. Left out where there is none.</summary>
    public const string AnnexLibrary = "Library";

    /// <summary>Period, cut-off and codes as a small list.</summary>
    public const string Facts = "facts";

    /// <summary>The basis lines, one a document.</summary>
    public const string Basis = "basis";

    /// <summary>Of a plan: its pillars with how much is in each.</summary>
    public const string PlanPillars = "Pillars";

    public const string PlanTasks = "Tasks";
    public const string PlanDetails = "Details";

    /// <summary>Printed of a draft alone.</summary>
    public const string PlanIndicators = "Indicators";

    /// <summary>Of an amendment: why, then each task that it concerns.</summary>
    public const string AmendmentReason = "Reason";

    public const string AmendmentTasks = "Tasks";
    public const string AmendmentChanges = "Changes";

    /// <summary>The tasks as they shall be, whole.</summary>
    public const string AmendmentWhole = "Whole";

    /// <summary>Of a comparison: how much differs, and what differs of the plan itself.</summary>
    public const string ComparisonSummary = "Summary";

    /// <summary>Of a comparison: each task that differs, line by line.</summary>
    public const string ComparisonChanges = "Changes";

    /// <summary>Of minutes: who attended for each side.</summary>
    public const string MeetingAttendance = "Attendance";

    public const string MeetingAgenda = "Agenda";
    public const string MeetingDecisions = "Decisions";
    public const string MeetingNotes = "Notes";

    /// <summary>Of a round of scoring: criteria, weights and who scored.</summary>
    public const string ScoringRules = "Rules";

    public const string ScoringRanking = "Ranking";

    /// <summary>What both panels gave, and how far they are apart.</summary>
    public const string ScoringSpread = "Spread";

    public const string ScoringJoint = "Joint";
    public const string ScoringMoved = "Moved";

    /// <summary>All annexes that a report can have. Which of them a kind of report has is in <see cref="KindParts"/>.</summary>
    public static readonly IReadOnlyList<string> ReportAnnexes = [AnnexTasks, AnnexMilestones, AnnexIndicators, AnnexProducts, AnnexGantt, AnnexChanges, AnnexSince, AnnexCoverage, AnnexPilots, AnnexLinkages, AnnexPark, AnnexLibrary];

    private static readonly DocumentParts Report = new([Corrections, .. SectionKeys.All], ReportAnnexes);
    private static readonly DocumentParts Plan = new([PlanPillars], [PlanTasks, PlanDetails, PlanIndicators, AnnexGantt]);
    private static readonly DocumentParts Amendment = new([AmendmentReason, AmendmentTasks], [AmendmentChanges, AmendmentWhole]);

    private static readonly DocumentParts Comparison = new([ComparisonSummary], [ComparisonChanges]);
    private static readonly DocumentParts Minutes = new([MeetingAttendance, MeetingAgenda, MeetingDecisions, MeetingNotes], []);
    private static readonly DocumentParts ScoringSheet = new([ScoringRules, ScoringRanking, ScoringSpread, ScoringJoint, ScoringMoved], []);
    private static readonly DocumentParts Invitation = new([MeetingAgenda], []);

    /// <summary>What a head can hold besides lines, pictures and columns.</summary>
    public static readonly IReadOnlyList<string> Head = [Facts, Basis];

    public static DocumentParts Of(PrintedKind kind) => kind switch
    {
        PrintedKind.Report => Report,
        PrintedKind.Plan or PrintedKind.Consolidated => Plan,
        PrintedKind.Amendment => Amendment,
        PrintedKind.Comparison => Comparison,
        PrintedKind.Minutes => Minutes,
        PrintedKind.Invitation => Invitation,
        PrintedKind.ScoringSheet => ScoringSheet,
    };
}

/// <summary>What a kind of document consists of besides head, closing and signatures.</summary>
public sealed record DocumentParts(IReadOnlyList<string> Sections, IReadOnlyList<string> Annexes);
