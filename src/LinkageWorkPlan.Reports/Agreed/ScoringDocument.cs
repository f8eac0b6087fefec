using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>A round of scoring on paper: both co-chairs sign it. It belongs to no plan.</summary>
public sealed record ScoringDocument : AgreedDocument
{
    public required ScoringContent Scoring { get; init; }

    /// <summary>What the round is called.</summary>
    public required LocalizedText Title { get; init; }

    public override PrintedKind Printed => PrintedKind.ScoringSheet;
    public override string PlanCode => string.Empty;
    public override LocalizedText PlanTitle => LocalizedText.Empty;
    public override string DocumentCode => Scoring.RoundCode;
    public override LocalizedText Subject => Title;
    public override DateOnly DraftDay => Scoring.ScoredOn;

    public override string ToCanonical() => Scoring.ToCanonical();
}
