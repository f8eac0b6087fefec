using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>An industrial sector of a plan, as in "S06 Electronics": what its tasks are about, across the pillars.</summary>
/// <param name="Code">Unique in the plan, whatever its case; tasks name it, so it never changes.</param>
public sealed record Sector(string Code, LocalizedText Title)
{
    public const int CodeMax = 8;
    public const int TitleMax = 200;

    /// <summary>True for codes that one list cannot hold both.</summary>
    public static bool SameCode(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
