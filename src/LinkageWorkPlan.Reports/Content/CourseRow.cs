using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>A training course that was held before the cut-off: in the report's period, or before it with products that were not accepted yet.</summary>
/// <param name="Products">How many products it has to leave behind.</param>
/// <param name="ProductsIn">How many of them were accepted by the cut-off.</param>
/// <param name="TaskCode">The task that it belongs to, with its plan where that is an earlier one; null for none.</param>
public sealed record CourseRow(string Code, LocalizedText Title, DateOnly Starts, DateOnly Ends, int Products, int ProductsIn, string? TaskCode = null);
