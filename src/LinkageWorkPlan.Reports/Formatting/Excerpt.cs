using System.Globalization;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Formatting;

/// <summary>The beginning of a text for a place that has no room for all of it.</summary>
/// <param name="Words">What fits, in the languages asked for, ending with "…" in a sentence or "(…)" after one where something is left out.</param>
/// <param name="IsCut">True where something is left out.</param>
public sealed partial record Excerpt(LocalizedText Words, bool IsCut)
{
    private const string More = "…";

    /// <summary>
    /// As many whole sentences of the first paragraph as fit in every language, so that all languages say the same. Where not
    /// even the first does, it is cut between two words of each.
    /// </summary>
    /// <param name="most">Characters, 1 or more, the sign of what is left out not counted.</param>
    public static Excerpt Of(LocalizedText text, IReadOnlyList<Language> shown, int most)
    {
        var paragraphs = shown.Where(language => text[language] is not null).DefaultIfEmpty(text.Source).Distinct()
            .ToDictionary(language => language, language => text.For(language).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (text.IsEmpty)
        {
            return new Excerpt(text, false);
        }

        if (paragraphs.Values.All(each => each.Length == 1 && each[0].Length <= most))
        {
            return new Excerpt(text, false);
        }

        var sentences = paragraphs.ToDictionary(each => each.Key, each => SentenceEnd().Split(each.Value[0]));
        var whole = paragraphs.Values.All(each => each[0].Length <= most)
            ? int.MaxValue
            : Enumerable.Range(1, sentences.Values.Min(each => each.Length)).TakeWhile(count => sentences.Values.All(each => string.Join(' ', each.Take(count)).Length <= most)).LastOrDefault();
        var cut = LocalizedText.Empty;
        foreach (var language in sentences.Keys.OrderByDescending(each => each == text.Source))
        {
            var words = whole > 0 ? string.Join(' ', sentences[language].Take(whole)) + " (" + More + ")" : BetweenWords(sentences[language][0], most) + More;
            cut = cut.IsEmpty ? LocalizedText.Of(language, words) : cut.Write(language, words);
        }

        return new Excerpt(cut, true);
    }

    private static string BetweenWords(string sentence, int most)
    {
        var length = 0;
        foreach (var token in WordBreaks.Split(sentence))
        {
            if (length + token.Length > most)
            {
                break;
            }

            length += token.Length;
        }

        if (length > 0)
        {
            return sentence[..length].TrimEnd(' ', ',', ';', '.', '(', '–', '-');
        }

        // A single word that is longer is cut where it must be, never within a letter and its marks.
        for (int next; (next = StringInfo.GetNextTextElementLength(sentence, length)) > 0 && length + next <= most;)
        {
            length += next;
        }

        return sentence[..length];
    }

    /// <summary>Between a sign that ends a sentence and what can begin another; not after "TP." or in "1.6".</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{M}]{3}[.!?]|[)”»%\d][.!?])\s+(?=[\p{Lu}\p{Lo}\d“«(])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex SentenceEnd();
}
