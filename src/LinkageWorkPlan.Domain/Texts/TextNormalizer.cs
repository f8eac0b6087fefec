using System.Globalization;
using System.Text;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>A character that no person typed on purpose: the trace of a wrong conversion or of an old font.</summary>
/// <param name="Index">Position in UTF-16 units.</param>
/// <param name="CodePoint">The Unicode code point; for half of a surrogate pair, that half.</param>
public readonly record struct GarbledCharacter(int Index, int CodePoint)
{
    /// <summary>As Unicode writes it, U+E001.</summary>
    public string Notation => $"U+{CodePoint:X4}";
}

/// <summary>
/// The stored form of what people type. Two texts that look the same are the same text, for search, for sorting and for the
/// fingerprint that is signed.
/// </summary>
public static class TextNormalizer
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// NFC; the one Lao spelling (U+0ECD U+0EB2 become U+0EB3, a vowel before its tone mark, twice U+0EC0 becomes U+0EC1); line ends as <c>\n</c>;
    /// Đ and đ for the letters that look like them; every kind of space as U+0020 (what may not break is the layout's business); nothing invisible (control and format
    /// characters such as U+200B–U+200D, U+2060, U+FEFF and U+00AD); no space at the end of a line, nor around the text.
    /// Halves of surrogate pairs and noncharacters become U+FFFD, which <see cref="TryFindGarbled"/> finds.
    /// </summary>
    /// <returns>Never null; the same instance where the text is already in its stored form. Doing it twice changes nothing.</returns>
    public static string Normalize(string? words)
    {
        if (string.IsNullOrEmpty(words))
        {
            return string.Empty;
        }

        if (IsStoredForm(words))
        {
            return words;
        }

        var text = Sweep(WithoutEth(words));
        while (true)
        {
            // Repeated, because a Lao mark that was moved can stand wrong for NFC again (beside marks of other scripts).
            var spelled = LaoSpelling.Correct(text.Normalize(NormalizationForm.FormC));
            if (spelled == text)
            {
                return text == words ? words : text;
            }

            text = spelled;
        }
    }

    /// <summary>
    /// Finds the first private-use character, U+FFFD, noncharacter or half surrogate pair. Old Lao and Vietnamese fonts put
    /// their letters there: such a text must be refused, because nobody else can read it.
    /// </summary>
    public static bool TryFindGarbled(string? text, out GarbledCharacter found)
    {
        found = default;
        var index = 0;
        while (index < (text?.Length ?? 0))
        {
            if (!Rune.TryGetRuneAt(text!, index, out var rune))
            {
                found = new GarbledCharacter(index, text![index]);
                return true;
            }

            if (rune.Value == Replacement || IsNoncharacter(rune.Value) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse)
            {
                found = new GarbledCharacter(index, rune.Value);
                return true;
            }

            index += rune.Utf16SequenceLength;
        }

        return false;
    }

    /// <summary>True for the usual Vietnamese, English and Lao text that needs no work; false where it takes more than a look.</summary>
    private static bool IsStoredForm(string text)
    {
        if (text[0] is ' ' or '\n' || text[^1] is ' ' or '\n')
        {
            return false;
        }

        var hasLao = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsEth(c))
            {
                return false;
            }

            if (c is (>= ' ' and <= '~') or (>= '\u00C0' and <= '\u02AF') or (>= '\u1EA0' and <= '\u1EF9')
                or '–' or '—' or '‘' or '’' or '“' or '”' or '…')
            {
                continue;
            }

            if (c == '\n' && text[i - 1] != ' ')
            {
                continue;
            }

            // U+0EBA is left to NFC, which orders it before other marks.
            if (c is >= '\u0E81' and <= '\u0EDF' and not '\u0EBA')
            {
                hasLao = true;
                continue;
            }

            return false;
        }

        return !hasLao || LaoSpelling.IsCorrect(text);
    }

    /// <summary>
    /// The letter of Icelandic (U+00D0, U+00F0) and that of Ewe (U+0189, U+0256) look like Đ and đ and are typed for them; nobody writes either
    /// language here. A text of an old Vietnamese font is left as it is, since it is refused by its own letters.
    /// </summary>
    private static string WithoutEth(string words) => words.Any(IsEth) && !OldEncoding.TryFind(words, out _)
        ? words.Replace('\u00D0', '\u0110').Replace('\u0189', '\u0110').Replace('\u00F0', '\u0111').Replace('\u0256', '\u0111')
        : words;

    private static bool IsEth(char letter) => letter is '\u00D0' or '\u00F0' or '\u0189' or '\u0256';

    private static string Sweep(string words)
    {
        var text = new StringBuilder(words.Length);
        var afterReturn = false;
        foreach (var rune in words.EnumerateRunes())
        {
            var value = rune.Value;
            if (value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029)
            {
                if (value != '\n' || !afterReturn)
                {
                    EndLine(text);
                }

                afterReturn = value == '\r';
                continue;
            }

            afterReturn = false;
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.SpaceSeparator:
                case UnicodeCategory.Control when value == '\t':
                    if (text.Length > 0)
                    {
                        text.Append(' ');
                    }

                    break;
                case UnicodeCategory.Control:
                case UnicodeCategory.Format:
                case UnicodeCategory.NonSpacingMark when value == 0x034F: // combining grapheme joiner
                    break;
                default:
                    text.Append(IsNoncharacter(value) ? Replacement.ToString() : rune.ToString());
                    break;
            }
        }

        var end = text.Length;
        while (end > 0 && text[end - 1] is ' ' or '\n')
        {
            end--;
        }

        return text.ToString(0, end);
    }

    private static void EndLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        if (text.Length > 0)
        {
            text.Append('\n');
        }
    }

    private static bool IsNoncharacter(int value) => value is >= 0xFDD0 and <= 0xFDEF || (value & 0xFFFE) == 0xFFFE;
}
