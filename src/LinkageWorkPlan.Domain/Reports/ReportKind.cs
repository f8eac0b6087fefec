namespace LinkageWorkPlan.Domain.Reports;

/// <summary>What a report is for. Its period is not the calendar's: a Vietnamese half-year counts 15 December to 14 June (Decree 09/2019/NĐ-CP).</summary>
public enum ReportKind
{
    Quarter,
    HalfYear,
    Annual,
    EndOfPlan,
    Special,
}
