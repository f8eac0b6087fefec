namespace LinkageWorkPlan.Domain.Failures;

public static partial class Rules
{
    /// <summary>The summary for the ministers has more words than fit the first page: it is printed whole.</summary>
    public const string SummaryTooLong = "Rule.SummaryTooLong";

    /// <summary>A section that may be left out is neither written nor left out.</summary>
    public const string SectionUndecided = "Rule.SectionUndecided";

    /// <summary>Arguments: the section, and the kind of report that cannot do without it.</summary>
    public const string SectionMandatory = "Rule.SectionMandatory";

    /// <summary>A section with words cannot be left out.</summary>
    public const string SectionHasWords = "Rule.SectionHasWords";

    /// <summary>Words for a section that is left out.</summary>
    public const string SectionLeftOut = "Rule.SectionLeftOut";

    /// <summary>The section of obstacles is left out although some are on record: they are printed nowhere else.</summary>
    public const string ObstaclesLeftOut = "Rule.ObstaclesLeftOut";

    /// <summary>Only special reports have a topic and cover a part of the plan.</summary>
    public const string OnlySpecialHasTopic = "Rule.OnlySpecialHasTopic";

    /// <summary>The other side's secretaries have not agreed to this content. Argument: the side.</summary>
    public const string ConsentMissing = "Rule.ConsentMissing";

    /// <summary>The other side has no secretary who could agree. Argument: the side.</summary>
    public const string ConsentBySecretary = "Rule.ConsentBySecretary";

    /// <summary>A text names an unknown figure. Argument: the name, with its braces.</summary>
    public const string FigureUnknown = "Rule.FigureUnknown";

    /// <summary>A text names a figure that has no value at the cut-off. Argument: the name, with its braces.</summary>
    public const string FigureWithoutValue = "Rule.FigureWithoutValue";
}
