using System.Globalization;

namespace LinkageWorkPlan.Web.Features.Home;

/// <summary>When somebody looked at the first page: what came after the visit before is new to them.</summary>
/// <param name="Before">The last look of the visit before, UTC; null on the first visit.</param>
/// <param name="Last">The last look, UTC.</param>
public sealed record Visit(DateTime? Before, DateTime Last)
{
    internal const string Of = "Home";
    internal const string Name = "Visit";

    /// <summary>A look within this time of the last one belongs to the same visit: a page that is loaded again still shows what is new.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Looks that follow each other faster are not told apart: nothing is saved for them.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>The visit that a look belongs to.</summary>
    public Visit At(DateTime utc) => utc - Last <= Pause ? this with { Last = utc > Last ? utc : Last } : new Visit(Last, utc);

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is nothing of the kind.</summary>
    public static Visit? Read(string? kept) =>
        kept?.Split('|') is [var before, var last] && ReadInstant(last) is { } known ? new Visit(ReadInstant(before), known) : null;

    public override string ToString() => $"{Before?.ToString("O", CultureInfo.InvariantCulture)}|{Last.ToString("O", CultureInfo.InvariantCulture)}";

    private static DateTime? ReadInstant(string words) =>
        DateTime.TryParseExact(words, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) ? instant : null;
}
