namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of a plan's sectors.</summary>
public static partial class Rules
{
    public const string SectorCodeTaken = "Rule.SectorCodeTaken";
    public const string SectorInUse = "Rule.SectorInUse";
    public const string SectorsTooMany = "Rule.SectorsTooMany";
    public const string SectorTitleTaken = "Rule.SectorTitleTaken";
    public const string SectorUnknown = "Rule.SectorUnknown";
}
