using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>How much programs may ask.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";
    public const int RequestsMax = 1_000_000;

    /// <summary>Of one address, after which it has to wait; 1 to <see cref="RequestsMax"/>.</summary>
    public int RequestsPerMinute { get; set; } = 1200;

    /// <summary>What is wrong with the values, a sentence each.</summary>
    public IEnumerable<string> Problems() => CheckedSettings.OutOfRange($"{Section}:{nameof(RequestsPerMinute)}", RequestsPerMinute, 1, RequestsMax);
}
