using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Approvals;

internal static class WaitingWords
{
    /// <summary>How long something waits, in whole days.</summary>
    public static string Waited(this Loc loc, DateTime sinceUtc, DateTime nowUtc) => (nowUtc - sinceUtc).Days switch
    {
        <= 0 => loc["Approvals.Today"],
        1 => loc["Approvals.Day"],
        var days => loc["Approvals.Days", days],
    };
}
