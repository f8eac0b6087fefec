namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of the memorandum's contents.</summary>
public static partial class Rules
{
    public const string ContentCodeTaken = "Rule.ContentCodeTaken";
    public const string ContentInUse = "Rule.ContentInUse";
    public const string ContentsTooMany = "Rule.ContentsTooMany";
    public const string ContentUnknown = "Rule.ContentUnknown";
}
