using LinkageWorkPlan.Reports.Agreed;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>Contents of a plan by name.</summary>
internal static class PlanVersionWords
{
    public static string Name(this Loc loc, PlanVersion version, bool isDraft = false) => version switch
    {
        { Number: { } number } => loc["Amendments.Numbered", number],
        { Day: { } day } => loc["Compare.OnDay", day],
        { Kind: PlanVersionKind.Baseline } => loc["Compare.Baseline"],
        _ => loc[isDraft ? "Compare.Draft" : "Compare.Now"],
    };
}
