using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>A minister's direction on an earlier report that was not closed when this one was frozen.</summary>
/// <param name="Side">Whose minister gave it.</param>
/// <param name="Number">Of the document; null where there is none.</param>
/// <param name="Answer">What was done; empty while open.</param>
/// <param name="Due">Null where no day was named.</param>
/// <param name="TaskCode">The task by which it is done; null where none was named.</param>
public sealed record DirectionRow(
    Side Side, DateOnly Given, string? Number, LocalizedText Words, LocalizedText Answer, DirectionState State, DateOnly? Due = null, string? TaskCode = null);
