namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestTime(DateOnly today) : TimeProvider
{
    /// <summary>Nine in the morning in Hanoi and Vientiane (UTC+7).</summary>
    private DateTimeOffset now = NineOn(today);

    public override DateTimeOffset GetUtcNow() => now;

    public void GoTo(DateOnly day) => now = NineOn(day);

    public void Advance(TimeSpan by) => now += by;

    private static DateTimeOffset NineOn(DateOnly day) => new(day.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero);
}
