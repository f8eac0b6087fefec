using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Editions;

/// <summary>A template's line with its places filled.</summary>
internal static partial class EditionWords
{
    private const string NoBreakSpace = "\u00A0";

    /// <returns>Null where a place has no value and the line says nothing for that case: it is left out then.</returns>
    public static string? Fill(TemplateLine line, Language language, EditionValues values) =>
        Fill(line.Words[language], language, values)
        ?? (line.Issued is { } issued && !values.Content.IsDraft ? Fill(issued[language], language, values) : null)
        ?? (line.Without is { } without ? Fill(without[language], language, values) : null);

    /// <summary>Whether a line names a value.</summary>
    public static bool Names(TemplateLine line, Language language, string name) => line.Words[language].Contains($"{{{name}}}", StringComparison.Ordinal);

    private static string? Fill(string words, Language language, EditionValues values)
    {
        var isWhole = true;
        var filled = Place().Replace(words, place =>
        {
            var value = values.Of(place.Groups[1].Value, language);
            isWhole &= value is not null;
            return value ?? string.Empty;
        });

        // Room for what is written by hand: a browser would draw one space of several.
        return isWhole ? Gap().Replace(filled, gap => string.Concat(Enumerable.Repeat(NoBreakSpace, gap.Length))) : null;
    }

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Place();

    [GeneratedRegex(" {2,}", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Gap();
}
