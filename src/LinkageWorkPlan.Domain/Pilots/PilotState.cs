namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>Whether a model may still be chosen, and whether it was. Stored by name.</summary>
public enum PilotState
{
    Candidate,
    Withdrawn,
    Chosen,
    NotChosen,
}
