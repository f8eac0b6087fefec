using System.Text;

namespace LinkageWorkPlan.Domain.Texts;

/// <summary>Keys that put codes in the order people expect. Compare them ordinally (in PostgreSQL with COLLATE "C").</summary>
public static class SortKey
{
    /// <summary>Digits that a number in a key is filled up to with zeros.</summary>
    public const int NumberWidth = 6;

    /// <summary>
    /// A2 before A10, A1.9 before A1.10: every run of digits has the same width. Case, leading zeros, Lao digits and spaces
    /// around make no difference. A number of more than <see cref="NumberWidth"/> digits comes after every shorter one.
    /// </summary>
    public static string OfCode(string? code)
    {
        var text = TextNormalizer.Normalize(code).ToUpperInvariant();
        var key = new StringBuilder(text.Length + NumberWidth);
        for (var i = 0; i < text.Length;)
        {
            if (DigitOf(text[i]) < 0)
            {
                key.Append(text[i++]);
                continue;
            }

            var digits = new StringBuilder();
            for (; i < text.Length && DigitOf(text[i]) >= 0; i++)
            {
                if (digits.Length > 0 || DigitOf(text[i]) > 0)
                {
                    digits.Append((char)('0' + DigitOf(text[i])));
                }
            }

            if (digits.Length > NumberWidth)
            {
                // ':' is the next character after '9'.
                key.Append(':').Append(Pad(digits.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }

            key.Append(Pad(digits.ToString()));
        }

        return key.ToString();
    }

    private static string Pad(string digits) => digits.PadLeft(NumberWidth, '0');

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '\u0ED0' and <= '\u0ED9' => c - '\u0ED0',
        _ => -1,
    };
}
