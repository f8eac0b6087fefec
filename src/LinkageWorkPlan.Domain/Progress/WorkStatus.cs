namespace LinkageWorkPlan.Domain.Progress;

/// <summary>How a task stands. Follows from dates and progress by <see cref="StatusRule"/>; a person may override it with a reason.</summary>
public enum WorkStatus
{
    NotStarted,
    OnTrack,
    AtRisk,
    Delayed,
    Completed,
    Cancelled,
}
