namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>Whether a model may still be chosen. Stored by name.</summary>
public enum PilotState
{
    Candidate,
    Withdrawn,
}
