using LinkageWorkPlan.Domain.Pilots;

namespace LinkageWorkPlan.Reports.Templates;

/// <content>Those of the annex of pilot models.</content>
public static partial class WordingKeys
{
    public const string AnnexPilots = "Annex.Pilots";
    public const string PilotsRound = "Pilots.Round";
    public const string PilotsRank = "Pilots.Rank";
    public const string PilotsModel = "Pilots.Model";
    public const string PilotsChart = "Pilots.Chart";
    public const string PilotsTotal = "Pilots.Total";
    public const string PilotsOutcome = "Pilots.Outcome";
    public const string PilotsJoint = "Pilots.Joint";
    public const string PilotsCriterion = "Pilots.CriterionHead";
    public const string PilotsJointScore = "Pilots.JointScore";
    public const string PilotsReason = "Pilots.Reason";
    public const string PilotsReviews = "Pilots.Reviews";
    public const string PilotsYear = "Pilots.Year";
    public const string PilotsVerdict = "Pilots.VerdictHead";
    public const string PilotsNote = "Pilots.Note";

    /// <summary>What is printed of enumerations of pilot models: a withdrawn one is never printed.</summary>
    private static IEnumerable<string> OfPilots =>
    [
        .. Enum.GetValues<PilotCriterion>().Select(Of),
        .. Enum.GetValues<PilotState>().Where(each => each != PilotState.Withdrawn).Select(Of),
        .. Enum.GetValues<PilotStage>().Select(Of),
        .. Enum.GetValues<PilotVerdict>().Select(Of),
    ];

    public static string Of(PilotCriterion criterion) => $"Pilots.Criterion.{criterion}";

    public static string Of(PilotState state) => $"Pilots.State.{state}";

    public static string Of(PilotStage stage) => $"Pilots.Stage.{stage}";

    public static string Of(PilotVerdict verdict) => $"Pilots.Verdict.{verdict}";
}
