namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>What both panels gave a candidate.</summary>
/// <param name="Rank">From 1; candidates with the same total share it.</param>
/// <param name="Vietnam">Mean of the Vietnamese panel for each criterion, in their order.</param>
/// <param name="Laos">Mean of the Lao panel for each criterion, in their order.</param>
/// <param name="Total">Weighted mean of both sides, which count the same however many members they have.</param>
public sealed record CandidateResult(string PilotCode, int Rank, IReadOnlyList<decimal> Vietnam, IReadOnlyList<decimal> Laos, decimal Total)
{
    /// <summary>How far the panels are apart, for each criterion.</summary>
    public IReadOnlyList<decimal> Spread => [.. Vietnam.Zip(Laos, (one, other) => Math.Abs(one - other))];

    /// <summary>Results of all candidates that were not withdrawn, the best first.</summary>
    /// <param name="ballots">Of both sides, all finished.</param>
    /// <param name="open">Codes of the candidates that were not withdrawn.</param>
    public static IReadOnlyList<CandidateResult> Of(ScoringSheet sheet, IReadOnlyCollection<Ballot> ballots, IReadOnlyCollection<string> open)
    {
        IReadOnlyList<decimal> Means(Side side, string pilot) =>
            [.. Enum.GetValues<PilotCriterion>().Select(each => Mean(ballots.Where(ballot => ballot.Side == side).Select(ballot => ballot.ScoreOf(pilot, each))))];
        return Ranked([.. sheet.Candidates.Where(open.Contains).Select(pilot => new CandidateResult(pilot, 0, Means(Side.Vietnam, pilot), Means(Side.Laos, pilot), 0))], [.. sheet.Weights.Select(each => (decimal)each)]);
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
        decimal Total(CandidateResult of) => Math.Round(weights.Select((weight, place) => weight * (of.Vietnam[place] + of.Laos[place]) / 2).Sum() / ScoringSheet.WeightsTotal, 6);
        var counted = results.Select(each => each with { Total = Total(each) }).ToList();
        return [.. counted.Select(each => each with { Rank = 1 + counted.Count(other => other.Total > each.Total) }).OrderBy(each => each.Rank)];
    }

    private static decimal Mean(IEnumerable<int?> scores) => scores.Where(each => each is not null).Select(each => (decimal)each!.Value).DefaultIfEmpty(0).Average();
}
