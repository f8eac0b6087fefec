namespace LinkageWorkPlan.Domain.Failures;

/// <summary>Those of pilot models and their scoring.</summary>
public static partial class Rules
{
    public const string PilotEvidence = "Rule.PilotEvidence";
    public const string PilotEvidenceOtherSide = "Rule.PilotEvidenceOtherSide";
    public const string BallotFinished = "Rule.BallotFinished";
    public const string JointScoresMissing = "Rule.JointScoresMissing";
    public const string PanelDone = "Rule.PanelDone";
    public const string PanelMemberTwice = "Rule.PanelMemberTwice";
    public const string PanelOtherSide = "Rule.PanelOtherSide";
    public const string PanelsNotApart = "Rule.PanelsNotApart";
    public const string PilotDecided = "Rule.PilotDecided";
    public const string PilotDecisionUnknown = "Rule.PilotDecisionUnknown";
    public const string PilotInOneLanguage = "Rule.PilotInOneLanguage";
    public const string PilotIsScored = "Rule.PilotIsScored";
    public const string PilotNotChosen = "Rule.PilotNotChosen";
    public const string PilotOtherSide = "Rule.PilotOtherSide";
    public const string PilotReviewYear = "Rule.PilotReviewYear";
    public const string PilotReviewed = "Rule.PilotReviewed";
    public const string PilotSectorUnknown = "Rule.PilotSectorUnknown";
    public const string PilotTaskUnknown = "Rule.PilotTaskUnknown";
    public const string PilotUnknown = "Rule.PilotUnknown";
    public const string PilotWithdrawn = "Rule.PilotWithdrawn";
    public const string ScoreOffScale = "Rule.ScoreOffScale";
    public const string ScoresMissing = "Rule.ScoresMissing";
    public const string SheetAgreed = "Rule.SheetAgreed";
    public const string SheetCandidates = "Rule.SheetCandidates";
    public const string SheetChanged = "Rule.SheetChanged";
    public const string SheetIsSent = "Rule.SheetIsSent";
    public const string SheetNotAgreed = "Rule.SheetNotAgreed";
    public const string SheetNotScored = "Rule.SheetNotScored";
    public const string SheetScale = "Rule.SheetScale";
    public const string SheetUndecided = "Rule.SheetUndecided";
    public const string SheetWeight = "Rule.SheetWeight";
    public const string SheetWeights = "Rule.SheetWeights";
}
