using System.Globalization;
using LinkageWorkPlan.Web.Data.Providers;

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

    /// <exception cref="StartupException">A value is not what it has to be.</exception>
    public static SessionOptions Read(IConfiguration configuration)
    {
        SessionOptions options;
        try
        {
            options = configuration.GetSection(SessionOptions.Section).Get<SessionOptions>() ?? new SessionOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException($"A setting of Sessions cannot be read ({exception.Message.TrimEnd('.')}): IdleMinutes and AbsoluteHours are whole numbers.", exception);
        }

        Check($"{Section}:{nameof(IdleMinutes)}", options.IdleMinutes, 5, IdleMinutesMax);
        Check($"{Section}:{nameof(AbsoluteHours)}", options.AbsoluteHours, 1, AbsoluteHoursMax);
        return options;
    }

    private static void Check(string name, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new StartupException(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it can be a whole number from {least} to {most}."));
        }
    }
}
