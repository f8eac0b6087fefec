using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>Those of plans and amendments.</summary>
public static partial class WordingKeys
{
    /// <summary>Of a link from start to start: one from end to start that has no lag is its code alone.</summary>
    public const string LinkWithoutLag = "Plan.Link.WithoutLag";

    public const string PlanTitle = "Plan.Title";
    public const string PlanCode = "Plan.Code";
    public const string PlanKindLabel = "Plan.Kind";
    public const string PlanPeriod = "Plan.Period";
    public const string PlanSize = "Plan.Size";
    public const string PlanSizeOf = "Plan.SizeOf";
    public const string PlanPillars = "Plan.Pillars";
    public const string PlanMilestones = "Plan.Milestones";
    public const string PlanLed = "Plan.Led";
    public const string PlanFrom = "Plan.From";
    public const string PlanTo = "Plan.To";
    public const string PlanAnnexTasks = "Plan.AnnexTasks";
    public const string PlanAnnexDetails = "Plan.AnnexDetails";
    public const string PlanAnnexIndicators = "Plan.AnnexIndicators";
    public const string PlanAnnexGantt = "Plan.AnnexGantt";
    public const string PlanTaskAndOutputs = "Plan.TaskAndOutputs";
    public const string PlanOutputs = "Plan.Outputs";
    public const string PlanLeadAndCounterpart = "Plan.LeadAndCounterpart";
    public const string PlanDates = "Plan.Dates";
    public const string PlanMilestonesDue = "Plan.MilestonesDue";
    public const string PlanCarriedFrom = "Plan.CarriedFrom";
    public const string PlanOther = "Plan.Other";
    public const string IndicatorAgreed = "Indicators.Agreed";
    public const string IndicatorLess = "Indicators.Less";

    /// <summary>Where a side's figures of an indicator come from.</summary>
    public static string SourceOf(Side side) => $"Indicators.Source.{side}";

    /// <summary>A side's own figure.</summary>
    public static string FigureOf(Side side) => $"Indicators.Figure.{side}";
    public const string PlanTargets = "Plan.Targets";
    public const string GanttAltPlanned = "Gantt.AltPlanned";
    public const string AmendmentTitle = "Amendment.Title";
    public const string AmendmentNumber = "Amendment.Number";
    public const string AmendmentReason = "Amendment.Reason";
    public const string AmendmentTasks = "Amendment.Tasks";
    public const string AmendmentKindLabel = "Amendment.Kind";
    public const string AmendmentSize = "Amendment.Size";
    public const string AmendmentSizeOf = "Amendment.SizeOf";
    public const string AmendmentAnnexChanges = "Amendment.AnnexChanges";
    public const string AmendmentAnnexWhole = "Amendment.AnnexWhole";
    public const string AmendmentWas = "Amendment.Was";
    public const string AmendmentShallBe = "Amendment.ShallBe";
    public const string AmendmentMilestone = "Amendment.Milestone";
    public const string AmendmentAlternation = "Amendment.Alternation";
    public const string AmendmentSeeReason = "Amendment.SeeReason";
    public const string AmendmentIndicators = "Amendment.Indicators";
    public const string AmendmentPillar = "Amendment.Pillar";
    public const string AmendmentPillarOrder = "Amendment.PillarOrder";
    public const string AmendmentSector = "Amendment.Sector";
    public const string AmendmentSectorOrder = "Amendment.SectorOrder";
    public const string AmendmentPlanTitle = "Amendment.PlanTitle";
    public const string AmendmentPlanItself = "Amendment.PlanItself";
    public const string AmendmentOther = "Amendment.Other";
    public const string IndicatorDefinition = "Indicators.Definition";
    public const string IndicatorDirection = "Indicators.Direction";
    public const string ChangeIndicatorAdded = "Change.IndicatorAdded";
    public const string ChangeIndicatorDropped = "Change.IndicatorDropped";

    public static string Of(IndicatorDirection direction) => $"Indicators.Direction.{direction}";

    /// <summary>Where a plan or an amendment is checked, on its signing page.</summary>
    public const string FingerprintAddressOfPlan = "Fingerprint.AddressOfPlan";

    /// <summary>What every page of a plan with its amendments written into it says of itself.</summary>
    public const string Consolidated = "Consolidated";

    public const string ConsolidatedTitle = "Consolidated.Title";
    public const string ConsolidatedSigned = "Consolidated.Signed";
    public const string ConsolidatedSignedPlan = "Consolidated.SignedPlan";
    public const string ConsolidatedSignedAmendment = "Consolidated.SignedAmendment";

    public const string ComparisonTitle = "Comparison.Title";
    public const string ComparisonCounts = "Comparison.Counts";
    public const string ComparisonCount = "Comparison.Count";
    public const string ComparisonSame = "Comparison.Same";
    public const string ComparisonHead = "Comparison.Head";
    public const string ComparisonAnnex = "Comparison.Annex";

    /// <summary>What a document of a kind is called.</summary>
    public static string TitleOf(PrintedKind kind) => kind switch
    {
        PrintedKind.Report => ReportTitle,
        PrintedKind.Plan => PlanTitle,
        PrintedKind.Amendment => AmendmentTitle,
        PrintedKind.Consolidated => ConsolidatedTitle,
        PrintedKind.Comparison => ComparisonTitle,
        PrintedKind.Minutes => MinutesTitle,
        PrintedKind.Invitation => InvitationTitle,
        PrintedKind.ScoringSheet => ScoringTitle,
    };

    public static string Of(PlanKind kind) => $"Plan.Kind.{kind}";

    public static string Of(LeadAlternation alternation) => $"Plan.Alternation.{alternation}";

    public static string Of(LinkKind kind) => $"Plan.Link.{kind}";

    public static string Of(MilestoneType type) => $"Plan.Milestone.{type}";

    public static string Of(DifferenceKind kind) => $"Comparison.Kind.{kind}";

    public static string Of(AmendmentKind kind) => $"Amendment.Kind.{kind}";
}
