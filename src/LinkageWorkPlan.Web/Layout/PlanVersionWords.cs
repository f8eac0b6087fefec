using LinkageWorkPlan.Reports.Agreed;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>Contents of a plan by name.</summary>
internal static class PlanVersionWords
{
    /// <param name="isOpen">True where not both sides signed it.</param>
    public static string Name(this Loc loc, PlanVersion version, bool isOpen) => version switch
    {
        { Number: { } number } => loc[isOpen ? "Compare.OpenAmendment" : "Amendments.Numbered", number],
        { Day: { } day } => loc["Compare.OnDay", day],
        { Kind: PlanVersionKind.Baseline } => loc["Compare.Baseline"],
        _ => loc[isOpen ? "Compare.Draft" : "Compare.Now"],
    };
}
