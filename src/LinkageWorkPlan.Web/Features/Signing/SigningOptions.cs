using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>How long signing stays closed for an account that was given power over signing.</summary>
public sealed class SigningOptions
{
    public const string Section = "Signing";
    public const int HoldHoursMax = 720;

    /// <summary>1 to <see cref="HoldHoursMax"/>.</summary>
    public int HoldHours { get; set; } = 24;

    public TimeSpan Hold() => TimeSpan.FromHours(HoldHours);

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() => CheckedSettings.OutOfRange($"{Section}:{nameof(HoldHours)}", HoldHours, 1, HoldHoursMax);
}
