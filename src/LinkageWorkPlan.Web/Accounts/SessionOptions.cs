using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Accounts;

/// <summary>How long a sign-in lasts.</summary>
public sealed class SessionOptions
{
    public const string Section = "Sessions";
    public const int IdleMinutesMax = 1440;
    public const int AbsoluteHoursMax = 168;

    /// <summary>Minutes after which a session nobody uses ends, 5 to <see cref="IdleMinutesMax"/>.</summary>
    public int IdleMinutes { get; set; } = 120;

    /// <summary>Hours after which every session ends, 1 to <see cref="AbsoluteHoursMax"/>.</summary>
    public int AbsoluteHours { get; set; } = 12;

    public TimeSpan Idle() => TimeSpan.FromMinutes(IdleMinutes);

    public TimeSpan Absolute() => TimeSpan.FromHours(AbsoluteHours);

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(IdleMinutes)}", IdleMinutes, 5, IdleMinutesMax),
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(AbsoluteHours)}", AbsoluteHours, 1, AbsoluteHoursMax),
    ];
}
