namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>How far a chosen model is. Stored by name.</summary>
public enum PilotStage
{
    Preparation,
    Trial,
    Evaluation,
    Finished,
}

/// <summary>What a yearly review says of a chosen model. Stored by name.</summary>
public enum PilotVerdict
{
    ScaleUp,
    Change,
    Stop,
}
