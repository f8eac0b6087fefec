using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Rounds of scoring, the newest first, with results once both panels finished.</summary>
public static class ListSheets
{
    [AllowedTo(Roles.PilotReaders)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="AgreedBy">Sides whose co-chairs agreed to the sheet as it is.</param>
    /// <param name="Results">The best first; empty until both panels finished.</param>
    public sealed record Row(ScoringSheet Sheet, IReadOnlyList<Side> AgreedBy, IReadOnlyList<CandidateResult> Results);

    internal sealed class Handler(VisibleDb db) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var sheets = await db.ScoringSheets.OrderByDescending(each => each.Number).ToListAsync(cancellationToken);
            var pilots = sheets.Count > 0 ? await db.Pilots.ToListAsync(cancellationToken) : [];
            var scored = sheets.Where(each => each.ScoredAt is not null).Select(each => each.Id).ToList();
            var ballots = (await db.Ballots.Where(each => scored.Contains(each.SheetId)).ToListAsync(cancellationToken)).ToLookup(each => each.SheetId);
            return sheets.ConvertAll(each => Of(each, pilots, [.. ballots[each.Id]]));
        }

        /// <param name="ballots">Of both sides, or none.</param>
        internal static Row Of(ScoringSheet sheet, IReadOnlyList<PilotModel> pilots, IReadOnlyList<Ballot> ballots)
        {
            var fingerprint = sheet.FingerprintOf(pilots);
            return new Row(
                sheet,
                [.. Sides.Both.Where(side => sheet.AgreedAt is not null || sheet.IsAgreedBy(side, fingerprint))],
                sheet.ScoredAt is null ? [] : CandidateResult.Of(sheet, ballots, pilots.Where(each => each.State != PilotState.Withdrawn)));
        }
    }
}
