using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>What an import does with a row. Stands in the order in which it is shown.</summary>
public enum RegisterMark
{
    Problem,
    Added,
    Changed,
    Same,
}

/// <summary>A row of a workbook, as the dry run shows it.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Name">Of the enterprise, or in what a linkage is.</param>
/// <param name="Code">That it has or would get; null where there is a problem.</param>
public sealed record RegisterLine(RegisterMark Mark, string Sheet, int Row, string Name, string? Code, BrokenRule? Rule = null);
