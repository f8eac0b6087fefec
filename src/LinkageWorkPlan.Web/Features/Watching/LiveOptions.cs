using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Watching;

/// <summary>How many pages may follow a plan at the same time: each holds a connection as long as it is looked at.</summary>
public sealed class LiveOptions
{
    public const string Section = "Live";
    public const int PagesMax = 100_000;

    /// <summary>Of one account; 1 to <see cref="PagesMax"/>. A page beyond it is as it was when it was opened.</summary>
    public int PagesPerAccount { get; set; } = 20;

    /// <summary>Of all; 1 to <see cref="PagesMax"/>.</summary>
    public int Pages { get; set; } = 2_000;

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(PagesPerAccount)}", PagesPerAccount, 1, PagesMax),
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(Pages)}", Pages, 1, PagesMax),
    ];
}
