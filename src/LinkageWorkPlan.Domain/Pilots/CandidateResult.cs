namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>What both panels gave a candidate.</summary>
/// <param name="Rank">From 1; candidates with the same total share it.</param>
/// <param name="Vietnam">Mean of the Vietnamese panel for each criterion, in their order.</param>
/// <param name="Laos">Mean of the Lao panel for each criterion, in their order.</param>
/// <param name="Joint">What both sides agreed on for each criterion, in their order; null where the means count.</param>
/// <param name="Total">Weighted mean of both sides, which count the same however many members they have; a joint score counts in their place.</param>
public sealed record CandidateResult(string PilotCode, int Rank, IReadOnlyList<decimal> Vietnam, IReadOnlyList<decimal> Laos, IReadOnlyList<int?> Joint, decimal Total)
{
    /// <summary>Panels that differ by more have to agree on a joint score.</summary>
    public const decimal StepsApart = 1;

    /// <summary>How far the panels are apart, for each criterion.</summary>
    public IReadOnlyList<decimal> Spread => [.. Vietnam.Zip(Laos, (one, other) => Math.Abs(one - other))];

    /// <summary>Criteria in which the panels are apart and have no joint score yet.</summary>
    public IReadOnlyList<PilotCriterion> Unsettled => [.. Enum.GetValues<PilotCriterion>().Where(each => IsApart(each) && Joint[(int)each] is null)];

    /// <summary>True where the panels differ by more than one step.</summary>
    public bool IsApart(PilotCriterion criterion) => Spread[(int)criterion] > StepsApart;

    /// <summary>What counts: the joint score, or the mean of both sides.</summary>
    public decimal ScoreOf(PilotCriterion criterion) => Joint[(int)criterion] ?? ((Vietnam[(int)criterion] + Laos[(int)criterion]) / 2);

    /// <summary>Results, the best first.</summary>
    /// <param name="ballots">Of both sides, all finished.</param>
    /// <param name="pilots">Those whose results are asked for: of the sheet's candidates, and perhaps others.</param>
    public static IReadOnlyList<CandidateResult> Of(ScoringSheet sheet, IReadOnlyCollection<Ballot> ballots, IEnumerable<PilotModel> pilots)
    {
        IReadOnlyList<decimal> Means(Side side, string pilot) =>
            [.. Enum.GetValues<PilotCriterion>().Select(each => Mean(ballots.Where(ballot => ballot.Side == side).Select(ballot => ballot.ScoreOf(pilot, each))))];
        IReadOnlyList<int?> Joint(PilotModel pilot) => [.. Enum.GetValues<PilotCriterion>().Select(each => pilot.JointScoreOf(each)?.Value)];
        var scored = pilots.Where(each => sheet.Candidates.Contains(each.Code)).OrderBy(each => each.Number);
        return Ranked([.. scored.Select(pilot => new CandidateResult(pilot.Code, 0, Means(Side.Vietnam, pilot.Code), Means(Side.Laos, pilot.Code), Joint(pilot), 0))], [.. sheet.Weights.Select(each => (decimal)each)]);
    }

    /// <summary>The same results as they would be if one criterion weighed more, and the others less in proportion.</summary>
    /// <param name="results">All that there are.</param>
    /// <param name="more">How much more, in per cent of the whole.</param>
    public static IReadOnlyList<CandidateResult> IfMore(ScoringSheet sheet, IReadOnlyList<CandidateResult> results, PilotCriterion criterion, int more)
    {
        decimal weight = sheet.WeightOf(criterion);
        var raised = Math.Min(weight + more, ScoringSheet.WeightsTotal);
        return Ranked(results, [.. Enum.GetValues<PilotCriterion>().Select(each => each == criterion ? raised : sheet.WeightOf(each) * (ScoringSheet.WeightsTotal - raised) / (ScoringSheet.WeightsTotal - weight))]);
    }

    private static IReadOnlyList<CandidateResult> Ranked(IReadOnlyList<CandidateResult> results, IReadOnlyList<decimal> weights)
    {
        // Rounded, so that what is the same total on paper shares a rank.
        decimal Total(CandidateResult of) => Math.Round(weights.Select((weight, place) => weight * of.ScoreOf((PilotCriterion)place)).Sum() / ScoringSheet.WeightsTotal, 6);
        var counted = results.Select(each => each with { Total = Total(each) }).ToList();
        return [.. counted.Select(each => each with { Rank = 1 + counted.Count(other => other.Total > each.Total) }).OrderBy(each => each.Rank)];
    }

    private static decimal Mean(IEnumerable<int?> scores) => scores.Where(each => each is not null).Select(each => (decimal)each!.Value).DefaultIfEmpty(0).Average();
}
