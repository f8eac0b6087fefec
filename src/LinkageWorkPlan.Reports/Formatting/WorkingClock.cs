namespace LinkageWorkPlan.Reports.Formatting;

/// <summary>
/// The clock on the wall in Hà Nội and Vientiane: UTC+7 in both, without daylight saving (Asia/Ho_Chi_Minh and Asia/Vientiane).
/// A fixed offset, so that no time zone database has to be installed.
/// </summary>
public static class WorkingClock
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>Today's date in UTC+7, whatever the machine's zone.</summary>
    public static DateOnly Today(TimeProvider time) => DayOf(time.GetUtcNow());

    /// <summary>The date in UTC+7 of an instant: 17:00 UTC is the next day.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>The same instant, read in UTC+7.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The instant, in UTC, at which a day begins in UTC+7.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>The instant, in UTC, at which a day ends in UTC+7.</summary>
    public static DateTime EndOf(DateOnly day) => StartOf(day.AddDays(1)).UtcDateTime;

    /// <summary>The Monday of the day's week; weeks begin on Monday in both countries' offices.</summary>
    public static DateOnly WeekStart(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
