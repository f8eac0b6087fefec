using System.Globalization;
using System.Text;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Formatting;

/// <summary>
/// Numbers as officials write them, by language and never by culture: <c>1.234.567,89</c> in Vietnamese and Lao,
/// <c>1,234,567.89</c> in English. Digits are 0–9 in all three.
/// </summary>
public static partial class NumberText
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>Currencies in whose sums nobody writes a fraction.</summary>
    private static readonly HashSet<string> WholeCurrencies = ["VND", "LAK", "JPY", "KRW"];

    /// <summary>The number with at most so many decimals, rounded half away from zero, without zeros at the end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are not 0 to 28.</exception>
    public static string Format(decimal value, Language language, int maxDecimals = 2) => Write(value, language, 0, maxDecimals);

    /// <summary>The number with exactly so many decimals, so that a column of a table lines up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are not 0 to 28.</exception>
    public static string Fixed(decimal value, Language language, int decimals) => Write(value, language, decimals, decimals);

    /// <summary>A percentage given in percent, not as a fraction: 45.7 is <c>45,7%</c> in Vietnamese and Lao, <c>45.7%</c> in English.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are not 0 to 28.</exception>
    public static string Percent(decimal percent, Language language, int maxDecimals = 1) => Format(percent, language, maxDecimals) + "%";

    /// <summary>A percentage with exactly one decimal, so that those below each other line up: <c>45,0%</c>.</summary>
    public static string FixedPercent(decimal percent, Language language) => Fixed(percent, language, 1) + "%";

    /// <summary>
    /// A sum with its ISO 4217 code behind a no-break space: <c>1.234.568 VND</c>. Without decimals in VND and LAK; in other
    /// currencies with two, or none where the sum is whole.
    /// </summary>
    public static string Money(decimal value, string currency, Language language)
    {
        var rounded = decimal.Round(value, WholeCurrencies.Contains(currency) ? 0 : 2, MidpointRounding.AwayFromZero);
        return Fixed(rounded, language, decimal.IsInteger(rounded) ? 0 : 2) + NoBreakSpace + currency;
    }

    private static string Write(decimal value, Language language, int minDecimals, int maxDecimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDecimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDecimals, 28);
        var rounded = decimal.Round(value, maxDecimals, MidpointRounding.AwayFromZero);
        var plain = Math.Abs(rounded).ToString(NumberFormatInfo.InvariantInfo).Split('.');
        var decimals = (plain.Length == 2 ? plain[1].TrimEnd('0') : string.Empty).PadRight(minDecimals, '0');
        var (group, point) = (language.Facts().Group, language.Facts().Point);
        var text = new StringBuilder();
        if (rounded < 0)
        {
            text.Append('-');
        }

        for (var i = 0; i < plain[0].Length; i++)
        {
            if (i > 0 && (plain[0].Length - i) % 3 == 0)
            {
                text.Append(group);
            }

            text.Append(plain[0][i]);
        }

        return decimals.Length == 0 ? text.ToString() : text.Append(point).Append(decimals).ToString();
    }
}
