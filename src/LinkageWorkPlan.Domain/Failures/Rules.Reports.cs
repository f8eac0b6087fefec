namespace LinkageWorkPlan.Domain.Failures;

public static partial class Rules
{
    /// <summary>The summary for the ministers has more words than fit the first page: it is printed whole.</summary>
    public const string SummaryTooLong = "Rule.SummaryTooLong";
}
