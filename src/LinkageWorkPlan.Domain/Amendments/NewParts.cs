using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>What an amendment brought into its plan.</summary>
public sealed record NewParts(IReadOnlyList<WorkTask> Tasks, IReadOnlyList<Indicator> Indicators);
