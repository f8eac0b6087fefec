using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Layout.Drafts;

/// <summary>How long text is kept that was typed and never saved.</summary>
public sealed class DraftOptions
{
    public const string Section = "Drafts";
    public const int KeepDaysMax = 3650;

    /// <summary>Days since it was typed last, 1 to <see cref="KeepDaysMax"/>.</summary>
    public int KeepDays { get; set; } = 60;

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() => CheckedSettings.OutOfRange($"{Section}:{nameof(KeepDays)}", KeepDays, 1, KeepDaysMax);
}
