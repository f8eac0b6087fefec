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
}
