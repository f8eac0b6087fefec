using System.Text;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>
/// What a text is found by. Own folding, because the vi-VN collator keeps đ, ê and ơ apart from d, e and o, and because
/// stripping every mark would destroy Lao words. Keys are compared ordinally; they are not meant to be read.
/// </summary>
public static class SearchKey
{
    private const string LaoH = "\u0EAB";

    /// <summary>
    /// The folded text: lower case, no Vietnamese marks (U+0300–036F) and so no tone position either, đ (also ð and ɖ, typed
    /// by mistake) as d, Lao digits as 0–9, ຫນ ຫມ ຫລ as ໜ ໝ ຫຼ, one kind of hyphen and quotation mark, one space between words.
    /// Lao vowels and tone marks stay. Folding a key again changes nothing.
    /// </summary>
    public static string Of(string? text)
    {
        var decomposed = TextNormalizer.Normalize(text).Normalize(NormalizationForm.FormD);
        var key = new StringBuilder(decomposed.Length);
        foreach (var c in decomposed)
        {
            if (c is >= '\u0300' and <= '\u036F')
            {
                continue;
            }

            var folded = Fold(char.ToLowerInvariant(c));
            if (folded == ' ' && (key.Length == 0 || key[^1] == ' '))
            {
                continue;
            }

            key.Append(folded);
        }

        // Once more: a mark that was dropped may have stood between two Lao marks.
        return FoldLao(TextNormalizer.Normalize(key.Replace("…", "...").ToString()));
    }

    /// <summary>
    /// The text with its marks: lower case, NFC, one space between words, and the tone of oa, oe, uy on the first letter
    /// (hoà and hòa, thuỷ and thủy are one word in two spellings).
    /// </summary>
    public static string Exact(string? text)
    {
        var decomposed = TextNormalizer.Normalize(text).ToLowerInvariant().Normalize(NormalizationForm.FormD);
        var key = new StringBuilder(decomposed.Length);
        for (var i = 0; i < decomposed.Length; i++)
        {
            var c = decomposed[i] == '\n' ? ' ' : decomposed[i];
            if (c == ' ' && key.Length > 0 && key[^1] == ' ')
            {
                continue;
            }

            var movesLeft = IsTone(c) && i >= 2 && key.Length >= 2
                && (decomposed[i - 2], decomposed[i - 1]) is ('o', 'a') or ('o', 'e') or ('u', 'y')
                && (i + 1 == decomposed.Length || decomposed[i + 1] is < '\u0300' or > '\u036F');
            key.Insert(movesLeft ? key.Length - 1 : key.Length, c);
        }

        return FoldLao(key.ToString()).Normalize(NormalizationForm.FormC);
    }

    /// <summary>True where somebody took the trouble to type Vietnamese marks or đ.</summary>
    public static bool HasMarks(string? query) => TextNormalizer.Normalize(query).ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Any(c => c is (>= '\u0300' and <= '\u036F') or 'đ');

    /// <summary>
    /// Whether a text answers a query, in two steps. First, the folded text contains the folded query: "dao tao" finds
    /// "Đào tạo". Second, a query typed with Vietnamese marks or đ must also be found with them: "đường" does not find "dương".
    /// Lao is found inside unspaced text, and with or without the spaces between phrases. An empty query finds everything.
    /// </summary>
    public static bool Matches(string? text, string? query)
    {
        var wanted = Folded(query);
        return wanted.Length == 0
            || (Folded(text).Contains(wanted, StringComparison.Ordinal)
                && (Marked(query) is not { } marked || Stored(text).Contains(marked, StringComparison.Ordinal)));
    }

    /// <summary>
    /// What is stored of several texts so that a database finds them as <see cref="Matches"/> would, by plain containment of
    /// <see cref="Folded"/> and <see cref="Marked"/>: a line for each text's folded form, then a line for each with its marks.
    /// </summary>
    public static string Index(IEnumerable<string?> texts)
    {
        var present = texts.Where(text => !string.IsNullOrEmpty(text)).ToList();
        return string.Join('\n', present.Select(Folded).Concat(present.Select(Stored)).Distinct());
    }

    /// <summary>What an index must contain for any query; empty where nothing was asked.</summary>
    public static string Folded(string? query) => Unspaced(Of(query));

    /// <summary>What an index must contain as well, where the query was typed with marks; null where it was not.</summary>
    public static string? Marked(string? query) => HasMarks(query) ? Stored(query) : null;

    /// <summary>What an index keeps of a text for <see cref="Marked"/>: its exact form, Lao without spaces between phrases.</summary>
    public static string Stored(string? text) => Unspaced(Exact(text));

    private static char Fold(char c) => c switch
    {
        'đ' or 'ð' or 'ɖ' => 'd',
        '\n' => ' ',
        >= '\u0ED0' and <= '\u0ED9' => (char)(c - '\u0ED0' + '0'),
        '‐' or '‑' or '–' or '—' or '−' => '-',
        '‘' or '’' => '\'',
        '“' or '”' or '«' or '»' => '"',
        _ => c,
    };

    private static string FoldLao(string text) => !text.Contains(LaoH, StringComparison.Ordinal)
        ? text
        : text.Replace("\u0EAB\u0E99", "\u0EDC", StringComparison.Ordinal)
            .Replace("\u0EAB\u0EA1", "\u0EDD", StringComparison.Ordinal)
            .Replace("\u0EAB\u0EA5", "\u0EAB\u0EBC", StringComparison.Ordinal);

    /// <summary>Lao puts spaces between phrases, and people differ in where: a space between two Lao letters is left out.</summary>
    private static string Unspaced(string key)
    {
        if (!key.Any(IsLao))
        {
            return key;
        }

        var text = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] != ' ' || i == 0 || i + 1 == key.Length || !IsLao(key[i - 1]) || !IsLao(key[i + 1]))
            {
                text.Append(key[i]);
            }
        }

        return text.ToString();
    }

    private static bool IsLao(char c) => c is >= '\u0E81' and <= '\u0EDF';

    private static bool IsTone(char c) => c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';
}
