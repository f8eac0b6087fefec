using LinkageWorkPlan.Domain.Park;

namespace LinkageWorkPlan.Reports.Templates;

/// <content>Those of the annex of the joint industrial park.</content>
public static partial class WordingKeys
{
    public const string AnnexPark = "Annex.Park";
    public const string ParkStep = "Park.Step";
    public const string ParkGate = "Park.Gate";
    public const string ParkTasks = "Park.Tasks";
    public const string ParkState = "Park.State";
    public const string ParkPassed = "Park.Passed";
    public const string ParkNotPassed = "Park.NotPassed";
    public const string ParkMatrix = "Park.Matrix";
    public const string ParkQuestion = "Park.Question";
    public const string ParkVietnam = "Park.Vietnam";
    public const string ParkLaos = "Park.Laos";
    public const string ParkGap = "Park.Gap";
    public const string ParkMeasure = "Park.Measure";
    public const string ParkRisks = "Park.Risks";
    public const string ParkRisk = "Park.Risk";
    public const string ParkLikelihood = "Park.Likelihood";
    public const string ParkImpact = "Park.Impact";
    public const string ParkOwner = "Park.Owner";
    public const string ParkOutcome = "Park.Outcome";
    public const string ParkDue = "Park.Due";
    public const string ParkClosed = "Park.Closed";
    public const string ParkOpen = "Park.Open";

    private static IEnumerable<string> OfPark =>
    [
        .. Enum.GetValues<ParkTopic>().Select(Of),
        .. Enum.GetValues<RiskLevel>().Select(Of),
    ];

    public static string Of(ParkTopic topic) => $"Park.Topic.{topic}";

    public static string Of(RiskLevel level) => $"Park.Level.{level}";
}
