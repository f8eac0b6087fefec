namespace LinkageWorkPlan.Reports.Content;

/// <summary>What a report's content is made of. Whoever shows a change has words for each.</summary>
public enum ReportItem
{
    Report,
    ReportSection,
    Proposal,
    Pillar,
    WorkTask,
    Milestone,
    Indicator,
    Amendment,
    Evidence,
}

/// <summary>What can differ between two contents of a report. Whoever shows a change has words for each.</summary>
public enum ReportField
{
    GroupName,
    PlanTitle,
    Subject,
    PeriodStart,
    PeriodEnd,
    CutOff,
    Due,
    Former,
    Basis,
    Narrative,
    Proposal,
    PillarTitle,
    PillarWeight,
    ActualPercent,
    PlannedPercent,
    TaskTitle,
    TaskCode,
    TaskPillar,
    TaskStart,
    TaskEnd,
    Lead,
    Status,
    Percent,
    DelayReason,
    DelayMeasure,
    NewDate,
    CompletedOn,
    MilestoneTitle,
    MilestonePlanned,
    MilestoneReached,
    MilestoneExpected,
    EvidenceTitle,
    EvidenceDate,
    EvidenceLanguage,
    EvidenceKeptAt,
    IndicatorTitle,
    IndicatorUnit,
    TargetYear,
    Baseline,
    Target,
    Result,
    ResultAsOf,
    ResultSource,
    ResultComment,
}

/// <summary>A text of a report's content, as an argument of a rule's words; the code of what it belongs to follows.</summary>
public enum PrintedText
{
    Correction,
    Direction,
    Evidence,
    Indicator,
    Measure,
    Milestone,
    Pillar,
    PlanTitle,
    Proposal,
    Reason,
    Section,
    Task,
}
