using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Notifications;

/// <summary>How long notifications are kept.</summary>
public sealed class NotificationOptions
{
    public const string Section = "Notifications";
    public const int KeepDaysMin = 30;
    public const int KeepDaysMax = 3650;

    /// <summary>Days after one was read, 30 (until then it could be notified again) to <see cref="KeepDaysMax"/>.</summary>
    public int KeepDays { get; set; } = 90;

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() => CheckedSettings.OutOfRange($"{Section}:{nameof(KeepDays)}", KeepDays, KeepDaysMin, KeepDaysMax);
}
