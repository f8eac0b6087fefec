namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of obstacles.</summary>
public static partial class Rules
{
    public const string CorrectionClosesObstacle = "Rule.CorrectionClosesObstacle";
    public const string ObstacleCloseDay = "Rule.ObstacleCloseDay";
    public const string ObstacleClosed = "Rule.ObstacleClosed";
    public const string ObstacleNewDate = "Rule.ObstacleNewDate";
    public const string ObstacleNotClosed = "Rule.ObstacleNotClosed";
    public const string ObstacleOwnerSide = "Rule.ObstacleOwnerSide";
    public const string ObstacleProposal = "Rule.ObstacleProposal";
    public const string ObstacleReopenDay = "Rule.ObstacleReopenDay";
    public const string ObstacleShownClosed = "Rule.ObstacleShownClosed";
    public const string ObstacleShownOpen = "Rule.ObstacleShownOpen";
    public const string ObstacleWithdrawn = "Rule.ObstacleWithdrawn";
}
