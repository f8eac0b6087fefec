using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>
/// The working group's time. In the demo it stands in the days of the demo's data (<c>Demo:Today</c>); sign-in cookies and logs
/// keep to the real time.
/// </summary>
public sealed class Clock(TimeProvider real, DateOnly? pretended = null)
{
    private readonly TimeSpan offset = pretended is { } day
        ? TimeSpan.FromDays(day.DayNumber - WorkingClock.Today(real).DayNumber)
        : TimeSpan.Zero;

    /// <summary>True where the day is not the real one.</summary>
    public bool IsPretended => pretended is not null;

    public DateTime UtcNow => real.GetUtcNow().UtcDateTime + offset;

    /// <summary>Today in Hanoi and Vientiane (UTC+7, no daylight saving).</summary>
    public DateOnly Today => WorkingClock.Today(real).AddDays((int)offset.TotalDays);
}
