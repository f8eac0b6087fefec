using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>
/// A text in which two spellings of a word are one, and where each of its characters stood: lower case; ຫນ ຫມ ຫລ as ໜ ໝ ຫຼ; one space
/// where there were several, and none between two Lao letters, because people differ in where they put it. It does what
/// <see cref="SearchKey"/> does, with the way back.
/// </summary>
internal sealed class FoldedText
{
    private const char LaoH = '\u0EAB';
    private readonly List<char> letters;
    private readonly List<(int Start, int End)> places;

    private FoldedText(int capacity) => (letters, places) = (new(capacity), new(capacity));

    public int Length => letters.Count;

    public char this[int index] => letters[index];

    /// <summary>Where the folded letter at this place begins in the text, in UTF-16 units.</summary>
    public int StartOf(int index) => places[index].Start;

    /// <summary>Where it ends, exclusive.</summary>
    public int EndOf(int index) => places[index].End;

    /// <summary>With its marks, apart from their letters, and the tone of oa, oe and uy on the first (Hoà, Hòa), as <see cref="SearchKey.Stored"/>.</summary>
    /// <param name="text">In its stored form (<see cref="TextNormalizer"/>), or at least in any form of Unicode's.</param>
    public static FoldedText WithMarks(string text)
    {
        var folded = new FoldedText(text.Length + (text.Length / 4));
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && IsLatinMark(text[end]))
            {
                end++;
            }

            folded.Add(text, start, end);
            start = end;
        }

        return folded;
    }

    /// <summary>Without Vietnamese marks, as <see cref="SearchKey.Folded"/>.</summary>
    public static FoldedText WithoutMarks(string text)
    {
        var folded = new FoldedText(text.Length + (text.Length / 4));
        for (var start = 0; start < text.Length;)
        {
            var end = start + StringInfo.GetNextTextElementLength(text.AsSpan(start));
            var unit = char.IsWhiteSpace(text[start]) ? " " : SearchKey.Folded(text[start..end]);
            foreach (var c in unit)
            {
                folded.Append(c, start, end);
            }

            start = end;
        }

        return folded;
    }

    public override string ToString() => new([.. letters]);

    /// <summary>
    /// True where a word may begin or end before this place. Inside a Latin word and inside a number it may not; nor before a mark or a
    /// Lao vowel that belongs to the letter in front of it, nor after a vowel that is written before its letter.
    /// </summary>
    public bool IsBoundary(int index)
    {
        if (index == 0 || index == Length)
        {
            return true;
        }

        var (before, after) = (letters[index - 1], letters[index]);
        if (IsLaoFollower(after) || char.GetUnicodeCategory(after) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
        {
            return false;
        }

        return (IsLao(before), IsLao(after)) switch
        {
            (true, true) => !(before is >= '\u0EC0' and <= '\u0EC4' || (char.IsDigit(before) && char.IsDigit(after))),
            (false, false) => !(IsWord(before) && IsWord(after)),
            _ => true,
        };
    }

    private void Add(string text, int start, int end)
    {
        var c = text[start];
        if (end == start + 1 && (c < '\u0080' || IsLao(c) || char.IsSurrogate(c)))
        {
            Append(c is '\n' ? ' ' : char.ToLowerInvariant(c), start, end);
            return;
        }

        var unit = text[start..end].ToLowerInvariant().Normalize(NormalizationForm.FormD);
        for (var i = 0; i < unit.Length; i++)
        {
            if (i == 1 && unit.Length == 2 && IsTone(unit[1]) && Length > 1 && (letters[^2], letters[^1]) is ('o', 'a') or ('o', 'e') or ('u', 'y'))
            {
                letters.Insert(Length - 1, unit[1]);
                places.Insert(places.Count - 1, (start, end));
                continue;
            }

            Append(unit[i], start, end);
        }
    }

    private void Append(char c, int start, int end)
    {
        if (c == ' ' && (Length == 0 || letters[^1] == ' '))
        {
            return;
        }

        if (IsLao(c) && Length > 1 && letters[^1] == ' ' && IsLao(letters[^2]))
        {
            letters.RemoveAt(Length - 1);
            places.RemoveAt(places.Count - 1);
        }

        if (Length > 0 && letters[^1] == LaoH && EndOf(Length - 1) == start && c is '\u0E99' or '\u0EA1')
        {
            letters[^1] = c == '\u0E99' ? '\u0EDC' : '\u0EDD';
            places[^1] = (places[^1].Start, end);
            return;
        }

        if (Length > 0 && letters[^1] == LaoH && EndOf(Length - 1) == start && c is '\u0EA5' or '\u0EBC')
        {
            // Two characters, but one letter: what finds one finds both.
            (c, start) = ('\u0EBC', StartOf(Length - 1));
            places[^1] = (start, end);
        }

        letters.Add(c);
        places.Add((start, end));
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || IsLatinMark(c);

    private static bool IsLatinMark(char c) => c is >= '\u0300' and <= '\u036F';

    private static bool IsTone(char c) => c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';

    private static bool IsLao(char c) => c is >= '\u0E81' and <= '\u0EDF';

    /// <summary>Vowels behind, above and below, ຽ, ຼ and the tone marks: they begin no syllable.</summary>
    private static bool IsLaoFollower(char c) => c is (>= '\u0EB0' and <= '\u0EBD') or (>= '\u0EC8' and <= '\u0ECE');
}
