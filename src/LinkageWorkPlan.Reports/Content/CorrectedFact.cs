using System.Text.Json.Serialization;

namespace LinkageWorkPlan.Reports.Content;

public enum CorrectedKind
{
    /// <summary>An update was replaced by another.</summary>
    Corrected,

    /// <summary>An update was taken back.</summary>
    Withdrawn,
}

/// <summary>Something on record of a task or an indicator that was said otherwise when the last report was made, or at the cut-off, than it is now.</summary>
/// <param name="TaskCode">Empty for an indicator's figure.</param>
/// <param name="EffectiveOn">The day as of which it was recorded at first.</param>
/// <param name="CorrectedOn">UTC+7.</param>
/// <param name="IndicatorCode">Null for a task's update.</param>
public sealed record CorrectedFact(
    string TaskCode, DateOnly EffectiveOn, DateOnly CorrectedOn, CorrectedKind Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? IndicatorCode = null);
