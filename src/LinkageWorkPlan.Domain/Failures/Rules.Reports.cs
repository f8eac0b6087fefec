namespace LinkageWorkPlan.Domain.Failures;

public static partial class Rules
{
    /// <summary>The summary for the ministers has more words than fit the first page: it is printed whole.</summary>
    public const string SummaryTooLong = "Rule.SummaryTooLong";

    /// <summary>The other side's secretaries have not agreed to this content. Argument: the side.</summary>
    public const string ConsentMissing = "Rule.ConsentMissing";

    /// <summary>The other side has no secretary who could agree. Argument: the side.</summary>
    public const string ConsentBySecretary = "Rule.ConsentBySecretary";

    /// <summary>A text names a figure that there is not. Argument: the name, with its braces.</summary>
    public const string FigureUnknown = "Rule.FigureUnknown";

    /// <summary>A text names a figure that has no value at the cut-off. Argument: the name, with its braces.</summary>
    public const string FigureWithoutValue = "Rule.FigureWithoutValue";
}
