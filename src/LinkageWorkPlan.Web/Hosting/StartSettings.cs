using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>Settings whose value is not what it has to be, reported before anything else is done: the framework itself would fail where it first reads them.</summary>
internal static class StartSettings
{
    /// <exception cref="StartupException">The settings file is not JSON, or cannot be read.</exception>
    public static T Read<T>(Func<T> build)
    {
        try
        {
            return build();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The settings cannot be read ({exception.GetBaseException().Message.TrimEnd('.')}): fix appsettings.json, which stands in {AppContext.BaseDirectory}, or what was written after the command.", exception);
        }
    }

    /// <exception cref="StartupException">A value is not what it has to be.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration["Demo:Enabled"] is { Length: > 0 } demo && !bool.TryParse(demo, out _))
        {
            throw new StartupException($"Demo:Enabled is '{demo}'; it can be true or false.");
        }

        _ = DemoClock.Of(configuration, TimeProvider.System);
        _ = SiteAddress.Of(configuration);
        EditionSeal.Check(configuration, DemoClock.Of(configuration, TimeProvider.System));
        foreach (var level in configuration.AsEnumerable())
        {
            if (level is { Key: var key, Value: { } value } && key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase) && key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase) && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
            {
                throw new StartupException($"{key} is '{value}'; it can be {string.Join(", ", Enum.GetNames<LogLevel>()[..^1])} or {nameof(LogLevel.None)}.");
            }
        }
    }
}
