namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of two who work at the same time.</summary>
public static partial class Rules
{
    /// <summary>Concurrent requests: one deleted what the other refers to.</summary>
    public const string ReferenceGone = "Rule.ReferenceGone";
}
