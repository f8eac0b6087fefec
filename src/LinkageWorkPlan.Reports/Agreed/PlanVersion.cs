using System.Globalization;

namespace LinkageWorkPlan.Reports.Agreed;

public enum PlanVersionKind
{
    /// <summary>As it is agreed now; of a plan that nobody signed yet, its draft.</summary>
    Now,

    /// <summary>As both sides adopted it.</summary>
    Baseline,

    /// <summary>With all amendments up to one: as it was signed or, where that one is open, as it would be.</summary>
    Amendment,

    /// <summary>As it was agreed on a day.</summary>
    Day,
}

/// <summary>Which content of a plan is meant.</summary>
/// <param name="Number">Of the amendment, from 1; null for another kind.</param>
/// <param name="Day">UTC+7; null for another kind.</param>
public sealed record PlanVersion(PlanVersionKind Kind, int? Number = null, DateOnly? Day = null)
{
    public static readonly PlanVersion Now = new(PlanVersionKind.Now);
    public static readonly PlanVersion Baseline = new(PlanVersionKind.Baseline);
    private const string AmendmentPrefix = "amendment-";
    private const string DayForm = "yyyy-MM-dd";

    public static PlanVersion Of(int amendment) => new(PlanVersionKind.Amendment, amendment);

    public static PlanVersion On(DateOnly day) => new(PlanVersionKind.Day, Day: day);

    /// <summary>As it stands in addresses: "now", "baseline", "amendment-2" or "2026-06-30".</summary>
    public override string ToString() => this switch
    {
        { Number: { } number } => string.Create(CultureInfo.InvariantCulture, $"{AmendmentPrefix}{number}"),
        { Day: { } day } => day.ToString(DayForm, CultureInfo.InvariantCulture),
        _ => Kind.ToString().ToLowerInvariant(),
    };

    /// <param name="usual">The default.</param>
    /// <returns>Null where the value is not a version.</returns>
    public static PlanVersion? Read(string? words, PlanVersion usual) => string.IsNullOrWhiteSpace(words) ? usual : Read(words);

    /// <summary>Reads what <see cref="ToString"/> writes; "draft" is the present content, too.</summary>
    /// <returns>Null where it is none.</returns>
    public static PlanVersion? Read(string? words) => words?.Trim().ToLowerInvariant() switch
    {
        "now" or "draft" => Now,
        "baseline" => Baseline,
        { } amendment when amendment.StartsWith(AmendmentPrefix, StringComparison.Ordinal) =>
            int.TryParse(amendment[AmendmentPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? Of(number) : null,
        { } typed => DateOnly.TryParseExact(typed, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? On(day) : null,
        null => null,
    };
}
