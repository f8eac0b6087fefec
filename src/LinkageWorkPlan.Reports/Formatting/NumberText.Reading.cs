using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Formatting;

public static partial class NumberText
{
    /// <summary>The most digits that are read; more is refused, not rounded.</summary>
    public const int MaxDigits = 28;

    /// <summary>
    /// Reads a number as people type it. Never drops a sign silently: "1,6" and "1.6" are both 1.6 in every language, never 16.
    /// <list type="bullet">
    /// <item>Both signs: the one that comes last, once, is the decimal sign, and the other must stand between groups of exactly
    /// three: "1.234.567,8" and "1,234,567.8" are the same number in every language.</item>
    /// <item>One sign several times: groups of exactly three, or refused ("1.23.456").</item>
    /// <item>One sign once, and the language's own decimal sign: decimals ("1,600" is 1.6 in Vietnamese and Lao).</item>
    /// <item>One sign once, and the language's group sign: a group where exactly three digits follow one to three digits that do
    /// not begin with 0 ("1.600" is 1600 in Vietnamese and Lao, "1,600" in English); decimals otherwise ("0.600", "1.6", "1,6").</item>
    /// <item>Spaces between digits are groups of exactly three. A minus or plus may come first. Lao digits are read.</item>
    /// </list>
    /// Show the number that was read beside the field (with <see cref="Format"/>): "1.600" can only be guessed.
    /// </summary>
    /// <param name="value">0 where it is no number.</param>
    public static bool TryRead(string? typed, Language language, out decimal value)
    {
        value = 0;
        var text = SearchKey.Of(typed);
        var isNegative = text.StartsWith('-');
        if (isNegative || text.StartsWith('+'))
        {
            text = text[1..].TrimStart();
        }

        var point = DecimalSignOf(text, language);
        var at = point is null ? text.Length : text.LastIndexOf(point.Value);
        var (whole, decimals) = (text[..at], at < text.Length ? text[(at + 1)..] : null);
        if (decimals is not null && (decimals.Length == 0 || !decimals.All(char.IsAsciiDigit)))
        {
            return false;
        }

        // ",5" is 0.5.
        if (!(whole.Length == 0 && decimals is not null) && !TryJoinGroups(whole, out whole))
        {
            return false;
        }

        whole = whole.TrimStart('0');
        if (whole.Length + (decimals?.Length ?? 0) > MaxDigits)
        {
            return false;
        }

        foreach (var digit in whole)
        {
            value = (10 * value) + (digit - '0');
        }

        var unit = 1m;
        foreach (var digit in decimals ?? string.Empty)
        {
            value = (10 * value) + (digit - '0');
            unit *= 10;
        }

        value = isNegative ? -value / unit : value / unit;
        return true;
    }

    private static char? DecimalSignOf(string text, Language language)
    {
        var (commas, dots) = (text.Count(each => each == ','), text.Count(each => each == '.'));
        var last = text.LastIndexOfAny([',', '.']);
        if (commas > 0 && dots > 0)
        {
            return text[last];
        }

        if (commas + dots != 1)
        {
            return null;
        }

        var (group, point) = (language.Facts().Group, language.Facts().Point);
        return text[last] == point || !LooksLikeGroups(text, last) ? text[last] : null;

        bool LooksLikeGroups(string number, int sign) =>
            number[sign] == group && number.Length - sign == 4 && sign is >= 1 and <= 3 && number[0] != '0';
    }

    /// <summary>Digits without separators, or one to three digits and then groups of three, all set off by the same sign.</summary>
    private static bool TryJoinGroups(string text, out string digits)
    {
        digits = text;
        var sign = text.FirstOrDefault(each => each is '.' or ',' or ' ');
        if (sign != default)
        {
            var groups = text.Split(sign);
            if (groups[0].Length is 0 or > 3 || groups[0][0] == '0' || groups.Skip(1).Any(group => group.Length != 3))
            {
                return false;
            }

            digits = string.Concat(groups);
        }

        return digits.Length > 0 && digits.All(char.IsAsciiDigit);
    }
}
