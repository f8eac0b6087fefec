using System.Reflection;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>The keys that <c>wording.json</c> must have.</summary>
public static partial class WordingKeys
{
    public const string Draft = "Draft";
    public const string ForSignature = "ForSignature";
    public const string ReportTitle = "Report.Title";
    public const string ReportBasis = "Report.Basis";
    public const string ReportCorrections = "Report.Corrections";
    public const string ReportTopic = "Report.Topic";
    public const string ReportCovers = "Report.Covers";
    public const string FactPlan = "Fact.Plan";
    public const string FactCode = "Fact.Code";
    public const string FactIssue = "Fact.Issue";
    public const string FactPeriod = "Fact.Period";
    public const string FactRange = "Fact.Range";
    public const string FactCutOff = "Fact.CutOff";
    public const string FactDue = "Fact.Due";
    public const string AnnexTasks = "Annex.Tasks";
    public const string AnnexLateTasks = "Annex.LateTasks";
    public const string AnnexMilestones = "Annex.Milestones";
    public const string AnnexIndicators = "Annex.Indicators";
    public const string AnnexChanges = "Annex.Changes";
    public const string AnnexProducts = "Annex.Products";
    public const string AnnexGantt = "Annex.Gantt";
    public const string AnnexGanttPeriod = "Annex.GanttPeriod";
    public const string AnnexGanttPlan = "Annex.GanttPlan";
    public const string AnnexSince = "Annex.Since";
    public const string AnnexSee = "Annex.See";
    public const string AnnexSeeTasks = "Annex.SeeTasks";
    public const string AnnexSeeProducts = "Annex.SeeProducts";
    public const string AnnexSeeGantt = "Annex.SeeGantt";
    public const string AnnexSeeChanges = "Annex.SeeChanges";
    public const string AnnexNoProducts = "Annex.NoProducts";
    public const string AnnexNoChanges = "Annex.NoChanges";
    public const string CutOffAhead = "CutOff.Ahead";
    public const string CutOffAheadShort = "CutOff.AheadShort";
    public const string GroupName = "Group.Name";
    public const string BasisMemorandum = "Basis.Memorandum";
    public const string BasisPlan = "Basis.Plan";
    public const string SubjectQuarter = "Subject.Quarter";
    public const string SubjectFirstHalf = "Subject.FirstHalf";
    public const string SubjectSecondHalf = "Subject.SecondHalf";
    public const string SubjectAnnual = "Subject.Annual";
    public const string SubjectEndOfPlan = "Subject.EndOfPlan";
    public const string SubjectSpecial = "Subject.Special";
    public const string ProductKeptAt = "Product.KeptAt";
    public const string TextNotWritten = "Text.NotWritten";
    public const string TextStale = "Text.Stale";
    public const string TextOriginal = "Text.Original";
    public const string PillarsPillar = "Pillars.Pillar";
    public const string PillarsWeight = "Pillars.Weight";
    public const string PillarsPlanned = "Pillars.Planned";
    public const string PillarsActual = "Pillars.Actual";
    public const string PillarsTasks = "Pillars.Tasks";
    public const string PillarsTotal = "Pillars.Total";
    public const string MoneyTitle = "Money.Title";
    public const string MoneyPlanned = "Money.Planned";
    public const string MoneySpent = "Money.Spent";
    public const string MoneyRest = "Money.Rest";
    public const string ChartTitle = "Chart.Title";
    public const string ChartActual = "Chart.Actual";
    public const string ChartPlanned = "Chart.Planned";
    public const string ChartAlt = "Chart.Alt";
    public const string ChartStatusTitle = "Chart.Status.Title";
    public const string ChartStatusAlt = "Chart.Status.Alt";
    public const string ChartLeadTitle = "Chart.Lead.Title";
    public const string ChartLeadNote = "Chart.Lead.Note";
    public const string ChartLeadAlt = "Chart.Lead.Alt";
    public const string ChartMilestonesTitle = "Chart.Milestones.Title";
    public const string ChartMilestonesAlt = "Chart.Milestones.Alt";
    public const string ChartMilestonesNone = "Chart.Milestones.None";
    public const string ChartIndicatorsTitle = "Chart.Indicators.Title";
    public const string ChartIndicatorsTarget = "Chart.Indicators.Target";
    public const string ChartIndicatorsNoData = "Chart.Indicators.NoData";
    public const string ChartIndicatorsNoTarget = "Chart.Indicators.NoTarget";
    public const string ChartIndicatorsZeroResult = "Chart.Indicators.ZeroResult";
    public const string ChartIndicatorsZeroTarget = "Chart.Indicators.ZeroTarget";
    public const string ChartIndicatorsDisputed = "Chart.Indicators.Disputed";
    public const string ChartIndicatorsNotDue = "Chart.Indicators.NotDue";
    public const string IndicatorNotDue = "Indicator.NotDue";
    public const string ChartIndicatorsAlt = "Chart.Indicators.Alt";
    public const string MilestonesDue = "Milestones.Due";
    public const string MilestonesReached = "Milestones.Reached";
    public const string MilestonesLate = "Milestones.Late";
    public const string MilestonesOpen = "Milestones.Open";
    public const string ColumnCode = "Column.Code";
    public const string ColumnTask = "Column.Task";
    public const string ColumnLead = "Column.Lead";
    public const string ColumnCounterpart = "Column.Counterpart";
    public const string ColumnLeadAndCounterpart = "Column.LeadAndCounterpart";
    public const string ColumnPlannedEnd = "Column.PlannedEnd";
    public const string ColumnStatus = "Column.Status";
    public const string ColumnPercent = "Column.Percent";
    public const string ColumnReason = "Column.Reason";
    public const string ColumnMeasure = "Column.Measure";
    public const string ColumnNewDate = "Column.NewDate";
    public const string ColumnMilestone = "Column.Milestone";
    public const string ColumnPlanned = "Column.Planned";
    public const string ColumnReached = "Column.Reached";
    public const string ColumnDaysLate = "Column.DaysLate";
    public const string ColumnEvidence = "Column.Evidence";
    public const string ColumnIndicator = "Column.Indicator";
    public const string ColumnUnit = "Column.Unit";
    public const string ColumnBaseline = "Column.Baseline";
    public const string ColumnTarget = "Column.Target";
    public const string ColumnResult = "Column.Result";
    public const string ColumnPercentOfTarget = "Column.PercentOfTarget";
    public const string ColumnObstacle = "Column.Obstacle";
    public const string ObstacleCause = "Obstacle.Cause";
    public const string ObstacleResponsible = "Obstacle.Responsible";
    public const string ObstacleOwner = "Obstacle.Owner";
    public const string ObstacleOpenedOn = "Obstacle.OpenedOn";
    public const string ObstacleDue = "Obstacle.Due";
    public const string ObstacleMinister = "Obstacle.Minister";
    public const string ObstacleProposal = "Obstacle.Proposal";
    public const string ObstacleClosedOn = "Obstacle.ClosedOn";
    public const string ObstacleResult = "Obstacle.Result";
    public const string ObstaclesOpen = "Obstacles.Open";
    public const string ObstaclesClosed = "Obstacles.Closed";
    public const string ColumnComment = "Column.Comment";
    public const string ColumnWhat = "Column.What";
    public const string ColumnFrom = "Column.From";
    public const string ColumnTo = "Column.To";
    public const string ColumnChangeReason = "Column.ChangeReason";
    public const string ColumnDecision = "Column.Decision";
    public const string ColumnAgreedOn = "Column.AgreedOn";
    public const string ColumnProduct = "Column.Product";
    public const string ColumnDate = "Column.Date";
    public const string ColumnLanguage = "Column.Language";
    public const string ColumnKeptAt = "Column.KeptAt";
    public const string ColumnSchedule = "Column.Schedule";
    public const string LeadInTurn = "Lead.InTurn";
    public const string LateUntil = "Late.Until";
    public const string DateExpected = "Date.Expected";
    public const string FingerprintLabel = "Fingerprint.Label";
    public const string FingerprintAddress = "Fingerprint.Address";
    public const string FingerprintSealVietnam = "Fingerprint.SealVietnam";
    public const string FingerprintSealLaos = "Fingerprint.SealLaos";
    public const string FingerprintNone = "Fingerprint.None";
    public const string GanttPlanned = "Gantt.Planned";
    public const string GanttDone = "Gantt.Done";
    public const string GanttExpected = "Gantt.Expected";
    public const string GanttMilestone = "Gantt.Milestone";
    public const string GanttReached = "Gantt.Reached";
    public const string GanttToday = "Gantt.Today";
    public const string GanttCutOff = "Gantt.CutOff";
    public const string GanttAlt = "Gantt.Alt";
    public const string GanttAltExpected = "Gantt.AltExpected";
    public const string GanttFirst = "Gantt.First";
    public const string GanttAltFirst = "Gantt.AltFirst";
    public const string GanttBaseline = "Gantt.Baseline";
    public const string GanttRemaining = "Gantt.Remaining";
    public const string GanttNotDrawn = "Gantt.NotDrawn";
    public const string GanttUndated = "Gantt.Undated";
    public const string GanttUndatedMilestones = "Gantt.UndatedMilestones";
    public const string MinisterTasks = "Minister.Tasks";
    public const string MinisterPercent = "Minister.Percent";
    public const string MinisterMilestones = "Minister.Milestones";
    public const string MinisterLate = "Minister.Late";
    public const string MinisterNoTargetDue = "Minister.NoTargetDue";
    public const string MinisterIndicators = "Minister.Indicators";
    public const string MinisterWentWell = "Minister.WentWell";
    public const string MinisterLateAndWhy = "Minister.LateAndWhy";
    public const string MinisterNoneLate = "Minister.NoneLate";
    public const string MinisterMoreTasks = "Minister.MoreTasks";
    public const string MinisterAsked = "Minister.Asked";
    public const string ProposalsNone = "Proposals.None";
    public const string CorrectedFacts = "CorrectedFacts";
    public const string SinceFirst = "Since.First";
    public const string SinceCompared = "Since.Compared";
    public const string SinceNothing = "Since.Nothing";
    public const string SinceItem = "Since.Item";
    public const string SinceDate = "Since.Date";
    public const string SinceDateBefore = "Since.DateBefore";
    public const string SinceDoneOn = "Since.DoneOn";
    public const string SinceAllowedBy = "Since.AllowedBy";
    public const string SinceAgreed = "Since.Agreed";
    public const string SinceForecast = "Since.Forecast";
    public const string SinceNotOnFile = "Since.NotOnFile";
    public const string SinceAmendment = "Since.Amendment";
    public const string ChangeAmendment = "Change.Amendment";
    public const string ChangeAdded = "Change.Added";
    public const string ChangeDropped = "Change.Dropped";
    public const string ChangeOwners = "Change.Owners";
    public const string ChangeMilestone = "Change.Milestone";
    public const string ChangeMilestoneTitle = "Change.MilestoneTitle";
    public const string ChangeMilestoneAdded = "Change.MilestoneAdded";
    public const string ChangeMilestoneDropped = "Change.MilestoneDropped";
    public const string CorrectionPlace = "Correction.Place";
    public const string CorrectionBefore = "Correction.Before";
    public const string CorrectionAfter = "Correction.After";
    public const string CorrectionSame = "Correction.Same";
    public const string CorrectionGroupName = "Correction.GroupName";
    public const string CorrectionSubject = "Correction.Subject";
    public const string CorrectionPeriodStart = "Correction.PeriodStart";
    public const string CorrectionPeriodEnd = "Correction.PeriodEnd";
    public const string CorrectionFormer = "Correction.Former";
    public const string CorrectionBasis = "Correction.Basis";
    public const string CorrectionStart = "Correction.Start";
    public const string CorrectionCompletedOn = "Correction.CompletedOn";
    public const string CorrectionReachedOn = "Correction.ReachedOn";
    public const string CorrectionExpectedOn = "Correction.ExpectedOn";
    public const string CorrectionSource = "Correction.Source";

    public const string DirectionsHeading = "Directions.Heading";
    public const string DirectionsFrom = "Directions.From";
    public const string DirectionsVietnam = "Directions.Vietnam";
    public const string DirectionsLaos = "Directions.Laos";
    public const string DirectionsGiven = "Directions.Given";
    public const string DirectionsWords = "Directions.Words";
    public const string DirectionsAnswer = "Directions.Answer";
    public const string DirectionsState = "Directions.State";
    public const string DirectionsDue = "Directions.Due";

    public static string Of(DirectionState state) => $"Directions.State.{state}";

    /// <summary>What a change of a task's agreed field is called.</summary>
    public static string Of(TaskField field) =>
        field == TaskFields.Start ? CorrectionStart : field == TaskFields.End ? ColumnPlannedEnd : field == TaskFields.Lead ? ColumnLead : $"Change.{field.Name}";

    public static string Of(WorkStatus status) => $"Status.{status}";

    public static string Of(Side side) => $"Side.{side}";

    public static string Of(Language language) => $"Language.{language}";

    /// <summary>The position printed where a co-chair has no position of their own.</summary>
    public static string Position(Side side) => $"Position.{side}";

    /// <summary>A minister, as others speak of him.</summary>
    public static string Minister(Side side) => $"Minister.Of.{side}";

    public static string Of(SinceKind kind) => $"Since.{kind}";

    public static string Of(CorrectedFact fact) => CorrectedFactOf(fact.Kind, fact.IndicatorCode is not null);

    private static string CorrectedFactOf(CorrectedKind kind, bool ofIndicator) => ofIndicator ? $"CorrectedFacts.Indicator.{kind}" : $"CorrectedFacts.{kind}";

    /// <summary>What a correction concerns.</summary>
    public static string Correction(ReportItem item) => $"Correction.{item}";

    public static string Missing(Language language) => $"Missing.{language}";

    public static string Heading(string sectionKey) => $"Heading.{sectionKey}";

    /// <summary>Of reports of one kind; where there is none, the heading of all kinds.</summary>
    public static string Heading(ReportKind kind, string sectionKey) => $"Heading.{kind}.{sectionKey}";

    /// <summary>Keys that may be there.</summary>
    public static readonly IReadOnlyList<string> HeadingsOfKinds = [.. from kind in Enum.GetValues<ReportKind>() from key in SectionKeys.Parts select Heading(kind, key)];

    /// <summary>Every key, also those made from an enumeration or a section.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. typeof(WordingKeys).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!),
        .. Enum.GetValues<WorkStatus>().Select(Of),
        .. Enum.GetValues<DirectionState>().Select(Of),
        .. TaskFields.All.Where(each => each is not TaskChoice).Select(Of).Except([CorrectionStart, ColumnPlannedEnd]),
        .. Sides.Both.Select(Of),
        .. Sides.Both.Select(Position),
        .. Sides.Both.Select(SourceOf),
        .. Sides.Both.Select(FigureOf),
        .. Languages.All.Select(Of),
        .. Languages.All.Select(Missing),
        .. SectionKeys.Parts.Select(Heading),
        .. Sides.Both.Select(Minister),
        .. Enum.GetValues<SinceKind>().Select(Of),
        .. Enum.GetValues<CorrectedKind>().SelectMany(kind => new[] { CorrectedFactOf(kind, false), CorrectedFactOf(kind, true) }),
        .. Enum.GetValues<ReportItem>().Select(Correction),
        .. Enum.GetValues<PlanKind>().Select(Of),
        .. Enum.GetValues<LeadAlternation>().Select(Of),
        .. Enum.GetValues<MilestoneType>().Select(Of),
        .. Enum.GetValues<LinkKind>().Select(Of),
        .. Enum.GetValues<AmendmentKind>().Select(Of),
        .. OfPilots, .. OfLinkages, .. OfPark, .. OfLibrary,
        .. Enum.GetValues<IndicatorDirection>().Select(Of),
        .. Enum.GetValues<DifferenceKind>().Select(Of),
        .. Enum.GetValues<MeetingKind>().Select(Of),
        .. Enum.GetValues<MeetingSubject>().Select(Of), .. Enum.GetValues<CoverageActivityKind>().Select(Of),
        .. Sides.Both.Select(AttendanceOf),
    ];
}
