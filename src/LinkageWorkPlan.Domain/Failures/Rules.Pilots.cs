namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of pilot models.</summary>
public static partial class Rules
{
    public const string PilotOtherSide = "Rule.PilotOtherSide";
    public const string PilotSectorUnknown = "Rule.PilotSectorUnknown";
    public const string PilotWithdrawn = "Rule.PilotWithdrawn";
}
