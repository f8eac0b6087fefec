using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>How many pages may be open at the same time: each holds memory of the server as long as it is open.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";
    public const int PagesMax = 10_000;

    /// <summary>With forms, of one account, in all its browsers together; 1 to <see cref="PagesMax"/>.</summary>
    public int PagesPerAccount { get; set; } = 60;

    /// <summary>Of all who are not signed in from one address: 1 to <see cref="PagesMax"/>. No page needs one; those whose sign-in has just ended have it for a moment.</summary>
    public int PagesPerAddress { get; set; } = 20;

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(PagesPerAccount)}", PagesPerAccount, 1, PagesMax),
        .. CheckedSettings.OutOfRange($"{Section}:{nameof(PagesPerAddress)}", PagesPerAddress, 1, PagesMax),
    ];
}
