namespace LinkageWorkPlan.Reports.Templates;

/// <content>Open decisions of meetings.</content>
public static partial class WordingKeys
{
    public const string DecisionsHeading = "Decisions.Heading";
    public const string DecisionsOn = "Decisions.On";
    public const string DecisionsWords = "Decisions.Words";
    public const string DecisionsBy = "Decisions.By";
    public const string DecisionsBoth = "Decisions.Both";
    public const string DecisionsDue = "Decisions.Due";
}
