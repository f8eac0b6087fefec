using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Signing;

/// <summary>How long signing stays closed for an account that was given power over signing, and how long a proposal of such a change waits.</summary>
public sealed class SigningOptions
{
    public const string Section = "Signing";
    public const int HoldHoursMax = 720;
    public const int ProposalDaysMax = 90;

    /// <summary>1 to <see cref="HoldHoursMax"/>.</summary>
    public int HoldHours { get; set; } = 24;

    /// <summary>1 to <see cref="ProposalDaysMax"/>.</summary>
    public int ProposalDays { get; set; } = 14;

    public TimeSpan Hold() => TimeSpan.FromHours(HoldHours);

    public TimeSpan Proposal() => TimeSpan.FromDays(ProposalDays);

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(HoldHours)}", HoldHours, 1, HoldHoursMax),
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(ProposalDays)}", ProposalDays, 1, ProposalDaysMax),
    ];
}
