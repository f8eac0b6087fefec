namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>A sector of an adopted plan.</summary>
/// <param name="Code">Of the sector; it never changes.</param>
public sealed record SectorLink(string PlanCode, string Code)
{
    private const char Between = '|';

    /// <summary>One word of a form, as in "2026-2027|S06".</summary>
    public string Key => $"{PlanCode}{Between}{Code}";

    /// <returns>Null for what is no link.</returns>
    public static SectorLink? Read(string? key) => key?.Split(Between) is [{ Length: > 0 } plan, { Length: > 0 } code] ? new SectorLink(plan, code) : null;
}
