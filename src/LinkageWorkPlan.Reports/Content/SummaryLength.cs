using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>
/// How long a summary for the ministers may be: what fits the first page in the size of the text. It is never cut, so one that is
/// longer is not sent for signature.
/// </summary>
public static class SummaryLength
{
    /// <summary>In each language.</summary>
    public const int WordsMax = 200;

    /// <summary>As people count: what stands between spaces in Vietnamese and English, words of the dictionary in Lao, which has no spaces between them.</summary>
    public static int WordsOf(string? text) => WordBreaks.Split(text).Count(token => token.Any(char.IsLetterOrDigit));

    /// <summary>The languages in which a text is too long, in their order.</summary>
    public static IReadOnlyList<(Language Language, int Words)> TooLongIn(LocalizedText text) =>
        [.. from language in Languages.All
            where text[language] is not null
            let words = WordsOf(text[language]!.Text)
            where words > WordsMax
            select (language, words)];
}
