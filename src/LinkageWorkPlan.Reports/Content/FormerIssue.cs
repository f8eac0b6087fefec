namespace LinkageWorkPlan.Reports.Content;

/// <summary>The last issued report of a plan before another one, as both co-chairs signed it.</summary>
/// <param name="FrozenAt">When its content was taken, UTC: what was agreed later is not in it, whatever its cut-off.</param>
public sealed record FormerIssue(ComparedReport Named, ReportContent Content, DateTime FrozenAt);
