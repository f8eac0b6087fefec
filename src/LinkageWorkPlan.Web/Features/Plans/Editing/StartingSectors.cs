using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>With which sectors a plan begins that takes none from an earlier one: those of the memorandum.</summary>
/// <param name="All">In their order.</param>
public sealed record StartingSectors(IReadOnlyList<Sector> All);
