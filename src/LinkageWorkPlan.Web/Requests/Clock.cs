using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Web.Requests;

/// <summary>
/// The working group's time. In the demo it is set to the days of the demo's data (<c>Demo:Today</c>); sign-in cookies and logs
/// keep to the real time.
/// </summary>
public sealed class Clock(TimeProvider real, DateOnly? simulated = null)
{
    private readonly TimeSpan offset = simulated is { } day
        ? TimeSpan.FromDays(day.DayNumber - WorkingClock.Today(real).DayNumber)
        : TimeSpan.Zero;

    /// <summary>True where the day is not the real one.</summary>
    public bool IsSimulated => simulated is not null;

    public DateTime UtcNow => real.GetUtcNow().UtcDateTime + offset;

    /// <summary>Today in Hanoi and Vientiane (UTC+7, no daylight saving).</summary>
    public DateOnly Today => WorkingClock.Today(real).AddDays((int)offset.TotalDays);
}
