using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>
/// What both co-chairs sign of a round of scoring: how was scored and by whom, what both panels gave, and what a meeting decided. It has no ids and
/// nothing of how chosen models are carried out, so that one round has one canonical form.
/// </summary>
public sealed record ScoringContent
{
    /// <summary>Per cent of the whole that each criterion is tried with on top of its weight.</summary>
    public const int More = 10;

    /// <summary>Decimals kept of a calculated score.</summary>
    private const int Decimals = 2;

    /// <summary>As in "R1".</summary>
    public required string RoundCode { get; init; }

    /// <summary>The best score; the lowest is 1.</summary>
    public required int Scale { get; init; }

    /// <summary>Day on which the second co-chair agreed to scale, weights and candidates, UTC+7.</summary>
    public required DateOnly AgreedOn { get; init; }

    /// <summary>Day on which the second panel finished, UTC+7.</summary>
    public required DateOnly ScoredOn { get; init; }

    /// <summary>In the order of the criteria.</summary>
    public required IReadOnlyList<CriterionWeight> Weights { get; init; }

    /// <summary>Vietnam, then Laos.</summary>
    public required IReadOnlyList<ScoringPanel> Panels { get; init; }

    /// <summary>By rank, then by number; withdrawn ones last.</summary>
    public required IReadOnlyList<ScoredModel> Models { get; init; }

    /// <summary>The ranking as it would be if one criterion weighed more, in the order of the criteria.</summary>
    public required IReadOnlyList<MovedWeight> Moved { get; init; }

    /// <param name="sheet">Both panels finished.</param>
    /// <param name="ballots">Of both panels.</param>
    /// <param name="pilots">The sheet's candidates, also those that were withdrawn.</param>
    public static ScoringContent Of(ScoringSheet sheet, IReadOnlyCollection<Ballot> ballots, IReadOnlyCollection<PilotModel> pilots)
    {
        var results = CandidateResult.Of(sheet, ballots, pilots.Where(each => each.State != PilotState.Withdrawn));
        return new ScoringContent
        {
            RoundCode = sheet.Code,
            Scale = sheet.Scale,
            AgreedOn = DayOf(sheet.AgreedAt),
            ScoredOn = DayOf(sheet.ScoredAt),
            Weights = [.. Enum.GetValues<PilotCriterion>().Select(each => new CriterionWeight(each, sheet.WeightOf(each)))],
            Panels = [.. Sides.Both.Select(side => new ScoringPanel(side, [.. ballots.Where(each => each.Side == side).Select(each => each.Name).Order(StringComparer.Ordinal)]))],
            Models =
            [
                .. results.Select(each => Model(pilots.Single(pilot => pilot.Code == each.PilotCode), each)),
                .. pilots.Where(each => each.State == PilotState.Withdrawn).OrderBy(each => each.Number).Select(each => new ScoredModel(each.Code, each.Title, each.State, null, null, null, [])),
            ],
            Moved =
            [
                .. Enum.GetValues<PilotCriterion>().Select(each =>
                    new MovedWeight(each, More, [.. CandidateResult.IfMore(sheet, results, each, More).Select(result => new RankedModel(result.PilotCode, result.Rank))])),
            ],
        };
    }

    /// <summary>The form that is signed and stored.</summary>
    public string ToCanonical() => CanonicalJson.Of(this);

    /// <summary>Reads back what <see cref="ToCanonical"/> wrote, also in an older version that had fewer members.</summary>
    public static ScoringContent Read(string canonical) => CanonicalJson.ReadStored<ScoringContent>(canonical);

    /// <summary>Weighted mean of what a side's panel gave a model.</summary>
    public decimal MeanOf(ScoredModel model, Side side) =>
        Rounded(model.Scores.Zip(Weights, (score, weight) => (side == Side.Vietnam ? score.Vietnam : score.Laos) * weight.Weight).Sum() / ScoringSheet.WeightsTotal);

    private static ScoredModel Model(PilotModel pilot, CandidateResult result) => new(
        pilot.Code, pilot.Title, pilot.State, result.Rank, Rounded(result.Total), pilot.Decision?.Key,
        [
            .. Enum.GetValues<PilotCriterion>().Select(each => new ModelScore(
                each, Rounded(result.Vietnam[(int)each]), Rounded(result.Laos[(int)each]), pilot.JointScoreOf(each)?.Value, pilot.JointScoreOf(each)?.Reason)),
        ]);

    private static decimal Rounded(decimal score) => decimal.Round(score, Decimals, MidpointRounding.AwayFromZero);

    private static DateOnly DayOf(DateTime? utc) => WorkingClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(utc!.Value, DateTimeKind.Utc)));
}

/// <param name="Weight">Per cent; all together are 100.</param>
public sealed record CriterionWeight(PilotCriterion Criterion, int Weight);

/// <param name="Members">By name.</param>
public sealed record ScoringPanel(Side Side, IReadOnlyList<string> Members);

/// <param name="Rank">From 1; models with the same total share it. Null for a withdrawn one, like the total.</param>
/// <param name="Total">Weighted mean of both sides; a joint score counts in their place.</param>
/// <param name="Decision">Meeting and decision, as in "M1/D2".</param>
/// <param name="Scores">In the order of the criteria.</param>
public sealed record ScoredModel(string Code, LocalizedText Title, PilotState State, int? Rank, decimal? Total, string? Decision, IReadOnlyList<ModelScore> Scores);

/// <param name="Vietnam">Mean of the Vietnamese panel.</param>
/// <param name="Laos">Mean of the Lao panel.</param>
/// <param name="Joint">What both sides agreed on where their panels were apart; null where the means count.</param>
/// <param name="Reason">Of the joint score.</param>
public sealed record ModelScore(PilotCriterion Criterion, decimal Vietnam, decimal Laos, int? Joint, LocalizedText? Reason)
{
    /// <summary>How far the panels are apart.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Spread => Math.Abs(Vietnam - Laos);
}

/// <param name="More">Per cent of the whole by which the criterion would weigh more, and the others less in proportion.</param>
public sealed record MovedWeight(PilotCriterion Criterion, int More, IReadOnlyList<RankedModel> Ranking);

public sealed record RankedModel(string Model, int Rank);
