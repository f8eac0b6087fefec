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
        var criteria = Enum.GetValues<PilotCriterion>();
        IReadOnlyList<decimal> Means(Side side, string pilot) => [.. criteria.Select(each => Mean(ballots.Where(ballot => ballot.Side == side).Select(ballot => ballot.ScoreOf(pilot, each))))];
        var results = sheet.Candidates.Where(open.Contains).Select(pilot =>
        {
            var (vietnam, laos) = (Means(Side.Vietnam, pilot), Means(Side.Laos, pilot));
            var total = criteria.Select((each, place) => sheet.WeightOf(each) * (vietnam[place] + laos[place]) / 2).Sum() / ScoringSheet.WeightsTotal;
            return new CandidateResult(pilot, 0, vietnam, laos, total);
        }).ToList();
        return [.. results.Select(each => each with { Rank = 1 + results.Count(other => other.Total > each.Total) }).OrderBy(each => each.Rank)];
    }

    private static decimal Mean(IEnumerable<int?> scores) => scores.Where(each => each is not null).Select(each => (decimal)each!.Value).DefaultIfEmpty(0).Average();
}
