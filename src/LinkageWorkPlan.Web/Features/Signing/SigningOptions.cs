using System.Globalization;
using LinkageWorkPlan.Web.Data.Providers;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>How long signing stays closed for an account that was given power over signing.</summary>
public sealed class SigningOptions
{
    public const string Section = "Signing";
    public const int HoldHoursMax = 720;

    /// <summary>1 to <see cref="HoldHoursMax"/>.</summary>
    public int HoldHours { get; set; } = 24;

    public TimeSpan Hold() => TimeSpan.FromHours(HoldHours);

    /// <exception cref="StartupException">A value is not what it has to be.</exception>
    public static SigningOptions Read(IConfiguration configuration)
    {
        SigningOptions options;
        try
        {
            options = configuration.GetSection(SigningOptions.Section).Get<SigningOptions>() ?? new SigningOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException($"A setting of Signing cannot be read ({exception.Message.TrimEnd('.')}): HoldHours is a whole number.", exception);
        }

        return options.HoldHours is >= 1 and <= HoldHoursMax
            ? options
            : throw new StartupException(string.Create(CultureInfo.InvariantCulture, $"Signing:HoldHours is {options.HoldHours}; it can be a whole number from 1 to {HoldHoursMax}."));
    }
}
