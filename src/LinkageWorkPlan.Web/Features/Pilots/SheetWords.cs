using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Pilots;

internal static class SheetWords
{
    /// <summary>How far a round is, in words.</summary>
    public static string StateOf(ListSheets.Row row, Loc loc) =>
        row.Sheet.Signing != SheetSigning.Open ? loc.Name(row.Sheet.Signing)
        : row.Sheet.ScoredAt is not null ? loc["Pilots.State.Scored"]
        : row.Sheet.AgreedAt is null ? loc["Pilots.State.Open"]
        : Sides.Both.Where(row.Sheet.IsDone).Select(each => (Side?)each).FirstOrDefault() is { } done ? loc["Pilots.State.OneDone", loc.Name(done)]
        : loc["Pilots.State.Scoring"];
}
