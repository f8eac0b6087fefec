namespace LinkageWorkPlan.Domain.Plans;

/// <summary>The one place that says where a day is that is moved by working days: Monday to Friday.</summary>
public static class DayShift
{
    /// <summary>More than this is no shift of a plan of two years.</summary>
    public const int Max = 500;

    /// <param name="days">Working days, forward or back. A day at a weekend counts from the working day before it on the way.</param>
    public static DateOnly By(DateOnly day, int days)
    {
        var (moved, step) = (day, Math.Sign(days));
        for (var left = Math.Abs(days); left > 0;)
        {
            moved = moved.AddDays(step);
            left -= IsWorkingDay(moved) ? 1 : 0;
        }

        return moved;
    }

    private static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
