using System.Globalization;

namespace LinkageWorkPlan.Reports.Components;

/// <summary>Days as shares of a chart's width.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive; not before <paramref name="From"/>.</param>
public sealed record TimeScale(DateOnly From, DateOnly To)
{
    private const int MonthsWithEveryLabel = 36;

    private int Days => Math.Max(1, To.DayNumber - From.DayNumber + 1);

    /// <summary>Where a day begins, 0 to 100; days outside are drawn at the edge.</summary>
    public decimal At(DateOnly day) => Math.Round(Math.Clamp((day.DayNumber - From.DayNumber) * 100m / Days, 0, 100), 2);

    /// <summary>Where a day ends, 0 to 100.</summary>
    public decimal After(DateOnly day) => At(day.DayNumber == DateOnly.MaxValue.DayNumber ? day : day.AddDays(1));

    /// <summary>Where a share of the days from the beginning of one to the end of another is over.</summary>
    /// <param name="percent">0 to 100.</param>
    public decimal At(DateOnly first, DateOnly last, decimal percent)
    {
        var (from, until) = (first.DayNumber - From.DayNumber, last.DayNumber + 1 - From.DayNumber);
        return Math.Round(Math.Clamp((from + (until - from) * percent / 100) * 100 / Days, 0, 100), 2);
    }

    public bool Has(DateOnly day) => day >= From && day <= To;

    /// <summary>As SVG reads it.</summary>
    public static string Svg(decimal percent) => percent.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>The months that begin on the chart or before it and reach into it.</summary>
    public IEnumerable<(DateOnly First, decimal At, decimal Width, bool IsLabelled)> Months()
    {
        var first = new DateOnly(From.Year, From.Month, 1);
        var count = (To.Year - From.Year) * 12 + To.Month - From.Month + 1;
        for (var month = 0; month < count; month++)
        {
            var day = first.AddMonths(month);
            var at = At(day);
            yield return (day, at, At(day.AddMonths(1)) - at, count <= MonthsWithEveryLabel || day.Month % 3 == 1);
        }
    }

    /// <summary>Where quarters of a year begin, but for the left edge.</summary>
    public IEnumerable<(decimal At, bool IsYear)> Quarters() =>
        Months().Where(month => month.First.Month % 3 == 1 && month.At > 0).Select(month => (month.At, month.First.Month == 1));

    public IEnumerable<(int Year, decimal At, decimal Width)> Years()
    {
        for (var year = From.Year; year <= To.Year; year++)
        {
            var at = At(new DateOnly(year, 1, 1));
            yield return (year, at, After(new DateOnly(year, 12, 31)) - at);
        }
    }
}
