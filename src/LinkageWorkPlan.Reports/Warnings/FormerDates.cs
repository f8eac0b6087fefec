using System.Globalization;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Reports.Warnings;

/// <summary>A day that a newer issue of a report corrects.</summary>
/// <param name="After">Null where several days took its place, or none.</param>
public sealed record FormerDate(DateOnly Before, DateOnly? After)
{
    /// <returns>The day as the text writes it, the first time; null where it does not.</returns>
    public string? FindIn(string words) => FormerDates.DatesIn(words, Before.Year).FirstOrDefault(each => each.Day == Before).Words;
}

/// <summary>
/// Finds the days that a correction takes back, in tables and in texts: whoever corrects a day in one place and not in another signs a report
/// that contradicts itself.
/// </summary>
public static partial class FormerDates
{
    /// <param name="content">Of a correction, with what it changes; of a first issue there is nothing to find.</param>
    public static IReadOnlyList<FormerDate> Of(ReportContent content)
    {
        var found = new Dictionary<DateOnly, DateOnly?>();
        foreach (var item in content.CorrectionItems ?? [])
        {
            foreach (var language in Languages.Official.Where(each => item.Before[each] is not null))
            {
                var (before, after) = (DaysIn(item.Before.For(language), content.PeriodEnd.Year), DaysIn(item.After.For(language), content.PeriodEnd.Year));
                var (gone, come) = (before.Except(after).ToList(), after.Except(before).ToList());
                foreach (var day in gone)
                {
                    found.TryAdd(day, gone.Count == 1 && come.Count == 1 ? come[0] : null);
                }
            }
        }

        return [.. found.OrderBy(each => each.Key).Select(each => new FormerDate(each.Key, each.Value))];
    }

    /// <summary>Days as both languages write them: 19/6/2026, 19/6, "ngày 19 tháng 6 năm 2026", "19 ມິຖຸນາ 2026".</summary>
    /// <param name="year">Of those that are written without one.</param>
    public static IEnumerable<(DateOnly Day, string Words)> DatesIn(string words, int year)
    {
        foreach (Match match in Written().Matches(words))
        {
            var month = match.Groups["name"] is { Success: true } name ? MonthOf(name.Value) : int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
            var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
            var of = match.Groups["year"] is { Success: true } written ? int.Parse(written.Value, CultureInfo.InvariantCulture) : year;
            if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(of, month))
            {
                yield return (new DateOnly(of, month, day), match.Value);
            }
        }
    }

    private static HashSet<DateOnly> DaysIn(string words, int year) => [.. DatesIn(words, year).Select(each => each.Day)];

    /// <summary>By the program's own Lao names of months; 0 where it is none of them.</summary>
    private static int MonthOf(string name) =>
        Enumerable.Range(1, 12).FirstOrDefault(month => DateText.Month(month, Language.Lo) == name);

    /// <summary>
    /// With slashes, dots or lines; with slashes alone where no year follows, since 1.2 is a number; with the month in words. Names of months in
    /// Lao are those of <see cref="DateText"/>, which a test holds.
    /// </summary>
    [GeneratedRegex(
        @"(?<![\d/.-])(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>(19|20)\d\d)(?!\d)"
        + @"|(?<![\d/.-])(?<day>\d{1,2})/(?<month>\d{1,2})(?![\d/]|[.,-]\d)"
        + @"|(?<!\d)(?<day>\d{1,2})\s+(tháng|ເດືອນ)\s*(?<month>\d{1,2})(?!\d)((\s+(năm|ປີ)\s*|\s*/\s*)(?<year>(19|20)\d\d)(?!\d))?"
        + @"|(?<!\d)(?<day>\d{1,2})\s+(ເດືອນ\s*)?(?<name>" + LaoMonths + @")(\s*(ປີ\s*)?(?<year>(19|20)\d\d)(?!\d))?",
        RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Written();

    private const string LaoMonths = "ມັງກອນ|ກຸມພາ|ມີນາ|ເມສາ|ພຶດສະພາ|ມິຖຸນາ|ກໍລະກົດ|ສິງຫາ|ກັນຍາ|ຕຸລາ|ພະຈິກ|ທັນວາ";
}
