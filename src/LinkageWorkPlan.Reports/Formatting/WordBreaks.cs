using System.Globalization;
using Icu;

namespace LinkageWorkPlan.Reports.Formatting;

/// <summary>
/// A text cut into words, spaces and signs. Lao has no spaces between words: there ICU's dictionary decides; everything else
/// needs no dictionary. The script of the characters says which, not the language of the text, so that a Vietnamese name
/// inside Lao stays whole. Normalise first: ICU does not know half of the words in the old spelling of ຳ.
/// </summary>
public static class WordBreaks
{
    private const char Repetition = '\u0EC6';
    private const char Ellipsis = '\u0EAF';

    /// <summary>One Lao word that every ICU with a Lao dictionary cuts in two.</summary>
    private const string TwoWords = "ແຜນວຽກ";

    private static readonly Lazy<bool> Dictionary = new(() => Boundaries(TwoWords).Contains("ແຜນ".Length));

    /// <summary>False where this machine's ICU cannot be reached or knows no Lao: then every Lao syllable part is a token of its own.</summary>
    public static bool HasDictionary => Dictionary.Value;

    /// <summary>
    /// The tokens, which joined are the text itself: words with their digits and inner signs (<c>1.234,5</c>, <c>05/01/2026</c>,
    /// <c>don't</c>), runs of spaces, single line ends, single signs. Empty for no text. ໆ and ຯ stay with the word before, and
    /// a lone consonant with what it belongs to, which ICU tears off in foreign names (ໂຮ່ຍ, ຫງວຽນ).
    /// </summary>
    public static IReadOnlyList<string> Split(string? text)
    {
        var tokens = new List<string>();
        if (string.IsNullOrEmpty(text))
        {
            return tokens;
        }

        IReadOnlySet<int>? boundaries = null;
        for (var start = 0; start < text.Length;)
        {
            var end = EndOf(text, start);
            if (IsLao(text[start]))
            {
                boundaries ??= Boundaries(text);
                AddLao(tokens, text, start, end, boundaries);
            }
            else
            {
                tokens.Add(text[start..end]);
            }

            start = end;
        }

        return tokens;
    }

    private static int EndOf(string text, int start)
    {
        var end = start + 1;
        if (text[start] == '\n')
        {
            return end;
        }

        if (char.IsWhiteSpace(text[start]))
        {
            return While(text, end, at => char.IsWhiteSpace(text[at]) && text[at] != '\n');
        }

        if (text[start] == '{' && EndOfName(text, start) is { } closed)
        {
            return closed;
        }

        if (IsLao(text[start]))
        {
            return While(text, end, at => IsLao(text[at]));
        }

        return IsWord(text[start])
            ? While(text, end, at => IsWord(text[at]) || IsInside(text, at))
            : start + StringInfo.GetNextTextElementLength(text.AsSpan(start));
    }

    /// <summary>The name of a figure, as in <c>{tasks.done}</c>, is one word; null where the brace opens none.</summary>
    private static int? EndOfName(string text, int start)
    {
        var end = While(text, start + 1, at => text[at] is not ('{' or '}') && !char.IsWhiteSpace(text[at]));
        return end > start + 1 && end < text.Length && text[end] == '}' ? end + 1 : null;
    }

    private static int While(string text, int at, Predicate<int> belongs)
    {
        while (at < text.Length && belongs(at))
        {
            at++;
        }

        return at;
    }

    private static void AddLao(List<string> tokens, string text, int start, int end, IReadOnlySet<int> boundaries)
    {
        var first = tokens.Count;
        for (var at = start; at < end;)
        {
            var next = at + 1;
            while (next < end && !boundaries.Contains(next))
            {
                next++;
            }

            var word = text[at..next];
            if (tokens.Count > first && (BelongsBefore(word) || BelongsAfter(tokens[^1])))
            {
                tokens[^1] += word;
            }
            else
            {
                tokens.Add(word);
            }

            at = next;
        }
    }

    private static bool BelongsBefore(string word) =>
        word[0] is Repetition or Ellipsis || IsMark(word[0]) || (word.Length == 1 && IsConsonant(word[0]));

    /// <summary>ຫ and one more consonant write one sound, which no word is made of.</summary>
    private static bool BelongsAfter(string word) => word.Length == 2 && word[0] == 'ຫ' && IsConsonant(word[1]);

    /// <summary>Places between words; between text elements where there is no ICU to ask.</summary>
    private static HashSet<int> Boundaries(string text)
    {
        try
        {
            return [.. BreakIterator.GetWordBoundaries("lo", text, includeSpacesAndPunctuation: true).Select(each => each.End)];
        }
        catch (Exception missing) when (missing is IOException or DllNotFoundException or EntryPointNotFoundException or TypeInitializationException)
        {
            return [.. StringInfo.ParseCombiningCharacters(text)];
        }
    }

    private static bool IsLao(char c) => c is >= '\u0E81' and <= '\u0EDF' and not (>= '\u0ED0' and <= '\u0ED9');

    private static bool IsConsonant(char c) => c is (>= '\u0E81' and <= '\u0EAE') or '\u0EDC' or '\u0EDD';

    private static bool IsMark(char c) => c is '\u0EB1' or (>= '\u0EB3' and <= '\u0EBC') or (>= '\u0EC8' and <= '\u0ECD');

    private static bool IsWord(char c) => !IsLao(c) && (char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>A sign between two digits, or an apostrophe between two letters.</summary>
    private static bool IsInside(string text, int at) => at > 0 && at + 1 < text.Length && text[at] switch
    {
        '.' or ',' or '/' or ':' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
        '\'' or '’' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]) && !IsLao(text[at + 1]),
        _ => false,
    };
}
