using System.Globalization;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>Words that a stranger's file brings along, as they may be shown beside our own.</summary>
internal static class ForeignText
{
    /// <summary>Characters; names in certificates and archives are as long as their makers like.</summary>
    private const int LengthMax = 200;

    /// <summary>Without what moves, hides or turns the words around it: line ends, commands of a terminal, marks of direction.</summary>
    public static string Shown(string words)
    {
        var shown = string.Concat(words.EnumerateRunes().Take(LengthMax).Select(each => Rune(each).ToString()));
        return words.Length > LengthMax && shown.Length < words.Length ? shown + "…" : shown;
    }

    private static System.Text.Rune Rune(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned => System.Text.Rune.ReplacementChar,
        _ => rune,
    };
}
