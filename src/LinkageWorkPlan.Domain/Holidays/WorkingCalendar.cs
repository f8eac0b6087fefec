namespace LinkageWorkPlan.Domain.Holidays;

/// <summary>
/// On which days offices work: Monday to Friday in both countries, but for what each side's holidays say. The joint work of both goes on
/// where both work. Dates are of UTC+7, which both countries have all year.
/// </summary>
public sealed class WorkingCalendar(IEnumerable<Holiday> holidays)
{
    private readonly Dictionary<(Side Side, DateOnly Day), Holiday> byDay = holidays
        .SelectMany(holiday => holiday.Days.Select(day => (holiday, day))).GroupBy(each => (each.holiday.Side, each.day)).ToDictionary(group => group.Key, group => group.First().holiday);

    /// <summary>Without any holidays.</summary>
    public static WorkingCalendar Plain { get; } = new([]);

    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>What a side has that day; null for a day as the week has it.</summary>
    public Holiday? On(DateOnly day, Side side) => byDay.GetValueOrDefault((side, day));

    public bool IsWorkingDay(DateOnly day, Side side) => On(day, side) is { } holiday ? holiday.Kind == HolidayKind.Open : !IsWeekend(day);

    /// <summary>True where both sides work.</summary>
    public bool IsWorkingDay(DateOnly day) => Sides.Both.All(side => IsWorkingDay(day, side));

    /// <summary>Counts working days of both sides, forwards or backwards.</summary>
    /// <param name="days">0 gives the day itself, whatever it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day would be outside of the calendar (years 1 to 9999).</exception>
    public DateOnly Add(DateOnly day, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Working days of both sides after the first day up to the second; negative where the second is before it.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Between(to.AddDays(-1), from.AddDays(-1));
        }

        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }
}
