using System.Globalization;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>
/// Length as a reader sees it: in text elements (Unicode UAX #29), not in chars. ນ້ຳ is one and not three, so a limit means the
/// same in every language.
/// </summary>
public static class TextLimit
{
    private const string Ellipsis = "…";

    /// <summary>The number of text elements; 0 for null.</summary>
    public static int Count(string? text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); rest.Length > 0; count++)
        {
            rest = rest[StringInfo.GetNextTextElementLength(rest)..];
        }

        return count;
    }

    public static bool Fits(string? text, int max) => text is null || text.Length <= max || Count(text) <= max;

    /// <summary>The text, or its beginning with "…" so that the whole has at most <paramref name="max"/> text elements.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1: not even "…" fits.</exception>
    public static string Shorten(string? text, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        if (text is null || Fits(text, max))
        {
            return text ?? string.Empty;
        }

        var end = 0;
        for (var kept = 0; kept < max - 1; kept++)
        {
            end += StringInfo.GetNextTextElementLength(text.AsSpan(end));
        }

        return string.Concat(text.AsSpan(0, end).TrimEnd(), Ellipsis);
    }
}
