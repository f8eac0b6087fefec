using System.Text;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Formatting;

/// <summary>Marks of list items. Own lists: CSS lower-alpha has f, j, w, z, which Vietnamese lists do not, and lacks đ.</summary>
public static class ListLetters
{
    private static readonly (int Value, string Sign)[] RomanSigns =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    /// <summary>
    /// The letter of the first (1), second … point: a b c d đ e g … (Decree 30/2020/NĐ-CP, Annex I), ກ ຂ ຄ ງ …, a b c …;
    /// after the last one aa, ab ….
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static string Letter(int number, Language language)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        var letters = language.Facts().Letters;
        var text = string.Empty;
        for (var rest = number; rest > 0; rest = (rest - 1) / letters.Length)
        {
            text = letters[(rest - 1) % letters.Length] + text;
        }

        return text;
    }

    /// <summary>I, II, III, IV …: parts, sections of reports and annexes, in all three languages.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not 1 to 3999.</exception>
    public static string Roman(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 3999);
        var text = new StringBuilder();
        foreach (var (value, sign) in RomanSigns)
        {
            for (; number >= value; number -= value)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }
}
