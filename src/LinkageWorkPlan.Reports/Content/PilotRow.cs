using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>A pilot model that both panels scored by the cut-off, with what was decided about it by then.</summary>
/// <param name="Round">Code of the sheet by which it was scored.</param>
/// <param name="Rank">From 1 within its round; those with the same total share it.</param>
/// <param name="Scale">The best score.</param>
/// <param name="Vietnam">Weighted mean of the Vietnamese panel.</param>
/// <param name="Laos">Weighted mean of the Lao panel.</param>
/// <param name="Total">Weighted mean of both, with joint scores in their place.</param>
/// <param name="Decision">Meeting and decision, as in "M1/D2"; null where no meeting decided by then.</param>
/// <param name="Stage">Of a chosen one.</param>
/// <param name="Tasks">In which a chosen one is carried out: their codes, with the plan where it is another one.</param>
public sealed record PilotRow(
    string Code, LocalizedText Title, string Round, int Rank, int Scale, decimal Vietnam, decimal Laos, decimal Total, PilotState State, string? Decision, PilotStage? Stage,
    IReadOnlyList<string> Tasks, IReadOnlyList<PilotJointRow> Joint, IReadOnlyList<PilotReviewRow> Reviews)
{
    /// <summary>Decimals kept of a computed score.</summary>
    private const int Decimals = 2;

    /// <param name="isDecided">True where a meeting decided by the cut-off.</param>
    /// <param name="year">Of the cut-off: later reviews are left out.</param>
    /// <param name="planCode">Of the report's plan.</param>
    public static PilotRow Of(ScoringSheet sheet, CandidateResult result, PilotModel pilot, bool isDecided, int year, string planCode)
    {
        var isChosen = isDecided && pilot.State == PilotState.Chosen;
        return new PilotRow(
            pilot.Code, pilot.Title, sheet.Code, result.Rank, sheet.Scale, Weighted(sheet, result.Vietnam), Weighted(sheet, result.Laos), Rounded(result.Total),
            isDecided ? pilot.State : PilotState.Candidate,
            isDecided ? pilot.Decision?.Key : null,
            isChosen ? pilot.Stage : null,
            isChosen ? [.. pilot.Tasks.Select(each => each.Link).OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => each.PlanCode == planCode ? each.Code : each.Key)] : [],
            [.. pilot.JointScores.OrderBy(each => each.Criterion).Select(each => new PilotJointRow(each.Criterion, Rounded(result.Vietnam[(int)each.Criterion]), Rounded(result.Laos[(int)each.Criterion]), each.Value, each.Reason))],
            isChosen ? [.. pilot.Reviews.Where(each => each.Year <= year).OrderBy(each => each.Year).Select(each => new PilotReviewRow(each.Year, each.Verdict, each.Reason))] : []);
    }

    public decimal Of(Side side) => side == Side.Vietnam ? Vietnam : Laos;

    private static decimal Weighted(ScoringSheet sheet, IReadOnlyList<decimal> scores) => Rounded(scores.Select((score, place) => score * sheet.Weights[place]).Sum() / ScoringSheet.WeightsTotal);

    private static decimal Rounded(decimal score) => decimal.Round(score, Decimals, MidpointRounding.AwayFromZero);
}

/// <summary>The score on which both sides agreed where their panels were apart, and why.</summary>
public sealed record PilotJointRow(PilotCriterion Criterion, decimal Vietnam, decimal Laos, int Value, LocalizedText Reason);

/// <summary>What both sides said of a chosen model in a year.</summary>
public sealed record PilotReviewRow(int Year, PilotVerdict Verdict, LocalizedText Reason);
