using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>What a meeting decided before the cut-off, and nobody had carried out by then.</summary>
/// <param name="Code">Meeting and decision, as in "M1/D2".</param>
/// <param name="On">The day of the meeting.</param>
/// <param name="Responsible">Null for both sides.</param>
/// <param name="Due">Null where it has no day.</param>
/// <param name="TaskCode">The task by which it is carried out, with its plan where that is an earlier one; null where it is about no task.</param>
public sealed record DecisionRow(string Code, DateOnly On, LocalizedText Words, Side? Responsible = null, DateOnly? Due = null, string? TaskCode = null);
