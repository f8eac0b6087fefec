using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Formatting;

/// <summary>Result of reading a typed date.</summary>
public enum DateReading
{
    Ok,

    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>Not in a form that is read, or a year outside <see cref="DateText.FirstYear"/>–<see cref="DateText.LastYear"/>.</summary>
    NotADate,

    /// <summary>A date in form, but the calendar has no such day: 31/02/2026.</summary>
    NoSuchDay,
}

public static partial class DateText
{
    /// <summary>The years a typed date may have. A Buddhist year (2569) is outside: it is refused, not guessed at.</summary>
    public const int FirstYear = 1900;

    public const int LastYear = 2199;

    private static readonly Dictionary<string, string> MonthNumbers = Enumerable.Range(1, 12)
        .SelectMany(number => new[] { LaoMonths[number - 1], EnglishMonths[number - 1] }.Select(name => (name, number)))
        .Append(("ມີຖຸນາ", 6))
        .ToDictionary(each => SearchKey.Of(each.Item1), each => $"{each.Item2}");

    private static readonly HashSet<string> Fillers = [.. new[] { "ngày", "tháng", "năm", "ວັນທີ", "ວັນ", "ທີ", "ເດືອນ", "ປີ" }.Select(SearchKey.Of)];

    /// <inheritdoc cref="TryRead(string?, DateOnly, out DateOnly, out DateReading)"/>
    public static bool TryRead(string? typed, DateOnly today, out DateOnly date) => TryRead(typed, today, out date, out _);

    /// <summary>
    /// Reads a date as people type it. The day comes first, in every language: 5/1/26, 05/01/2026, 5.1.2026, 5-1-2026, 5 1 2026,
    /// 05012026, 050126; or the year, in four digits: 2026-01-05 (also with / or .). Two digits of a year mean 2000–2099.
    /// Counted from <paramref name="today"/>: +10d, +2w, +3m, +1y, and back with a minus. The long forms that
    /// <see cref="Long"/> writes are read too, and Lao digits everywhere.
    /// </summary>
    /// <param name="date">The day; <see cref="DateOnly.MinValue"/> where there is none.</param>
    /// <returns>True with <see cref="DateReading.Ok"/>, false with the reason.</returns>
    public static bool TryRead(string? typed, DateOnly today, out DateOnly date, out DateReading reading)
    {
        date = default;
        var text = SearchKey.Of(typed);
        reading = text.Length == 0 ? DateReading.Empty
            : text[0] is '+' or '-' ? ReadStep(text, today, out date)
            : ReadParts(text, out date);
        return reading == DateReading.Ok;
    }

    private static DateReading ReadStep(string text, DateOnly today, out DateOnly date)
    {
        date = default;
        var number = text.Length < 3 ? string.Empty : text[1..^1].Trim();
        if (number.Length is 0 or > 4 || !number.All(char.IsAsciiDigit))
        {
            return DateReading.NotADate;
        }

        var count = Number(number) * (text[0] == '-' ? -1 : 1);
        try
        {
            switch (text[^1])
            {
                case 'd':
                    date = today.AddDays(count);
                    break;
                case 'w':
                    date = today.AddDays(7 * count);
                    break;
                case 'm':
                    date = today.AddMonths(count);
                    break;
                case 'y':
                    date = today.AddYears(count);
                    break;
                default:
                    return DateReading.NotADate;
            }
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateReading.NotADate;
        }

        if (date.Year is >= FirstYear and <= LastYear)
        {
            return DateReading.Ok;
        }

        date = default;
        return DateReading.NotADate;
    }

    private static DateReading ReadParts(string text, out DateOnly date)
    {
        date = default;
        var parts = Split(text);
        if (parts is not [var first, var month, var last] || parts.Any(part => !part.All(char.IsAsciiDigit)) || month.Length > 2)
        {
            return DateReading.NotADate;
        }

        var (day, year) = first.Length == 4 ? (last, first) : (first, last);
        if (day.Length > 2 || year.Length is not (2 or 4))
        {
            return DateReading.NotADate;
        }

        var (y, m, d) = (Number(year) + (year.Length == 2 ? 2000 : 0), Number(month), Number(day));
        if (y is < FirstYear or > LastYear)
        {
            return DateReading.NotADate;
        }

        if (m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            return DateReading.NoSuchDay;
        }

        date = new DateOnly(y, m, d);
        return DateReading.Ok;
    }

    private static string[] Split(string text)
    {
        if (text.All(char.IsAsciiDigit))
        {
            return text.Length is 6 or 8 ? [text[..2], text[2..4], text[4..]] : [];
        }

        foreach (var sign in "/.-")
        {
            if (text.Contains(sign, StringComparison.Ordinal))
            {
                return text.Split(sign, StringSplitOptions.TrimEntries);
            }
        }

        // What is left is a long form, a date with spaces, or no date.
        return [.. text.Split(' ').Where(word => !Fillers.Contains(word)).Select(word => MonthNumbers.GetValueOrDefault(word, word))];
    }

    private static int Number(string digits) => digits.Aggregate(0, (sum, digit) => (10 * sum) + digit - '0');
}
