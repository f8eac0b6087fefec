using LinkageWorkPlan.Domain.Pilots;

namespace LinkageWorkPlan.Reports.Templates;

/// <content>Those of the annex of pilot models, and of rounds of scoring.</content>
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

    public const string ScoringTitle = "Scoring.Title";
    public const string ScoringSubject = "Scoring.Subject";
    public const string ScoringScale = "Scoring.Scale";
    public const string ScoringScaleOf = "Scoring.ScaleOf";
    public const string ScoringAgreedOn = "Scoring.AgreedOn";
    public const string ScoringScoredOn = "Scoring.ScoredOn";
    public const string ScoringRules = "Scoring.Rules";
    public const string ScoringRanking = "Scoring.Ranking";
    public const string ScoringSpread = "Scoring.Spread";
    public const string ScoringJoint = "Scoring.Joint";
    public const string ScoringMoved = "Scoring.Moved";
    public const string ScoringMovedNote = "Scoring.MovedNote";
    public const string ScoringWeight = "Scoring.Weight";
    public const string ScoringDecision = "Scoring.Decision";
    public const string ScoringApart = "Scoring.Apart";
    public const string ScoringRankingHead = "Scoring.RankingHead";
    public const string ScoringSame = "Scoring.Same";
    public const string ScoringOther = "Scoring.Other";
    public const string ScoringChange = "Scoring.Change";

    /// <summary>What is printed of enumerations of pilot models.</summary>
    private static IEnumerable<string> OfPilots =>
    [
        .. Enum.GetValues<PilotCriterion>().Select(Of),
        .. Enum.GetValues<PilotState>().Select(Of),
        .. Enum.GetValues<PilotStage>().Select(Of),
        .. Enum.GetValues<PilotVerdict>().Select(Of),
    ];

    /// <summary>The heading of a part of a round of scoring.</summary>
    public static string ScoringPart(string part) => $"Scoring.{part}";

    public static string Of(PilotCriterion criterion) => $"Pilots.Criterion.{criterion}";

    public static string Of(PilotState state) => $"Pilots.State.{state}";

    public static string Of(PilotStage stage) => $"Pilots.Stage.{stage}";

    public static string Of(PilotVerdict verdict) => $"Pilots.Verdict.{verdict}";
}
