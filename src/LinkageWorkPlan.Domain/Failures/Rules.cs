namespace LinkageWorkPlan.Domain.Failures;

/// <summary>One constant per rule; the value is the key of its words (<c>Rule.*</c>) in every language.</summary>
public static partial class Rules
{
    public const string Required = "Rule.Required";
    public const string TooLong = "Rule.TooLong";
}
