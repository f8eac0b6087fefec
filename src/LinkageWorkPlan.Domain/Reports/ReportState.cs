namespace LinkageWorkPlan.Domain.Reports;

/// <summary>Draft → in review (frozen, at the co-chairs) → issued. "Returned" goes back to draft.</summary>
public enum ReportState
{
    Draft,
    InReview,
    Issued,
}
