using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>How far the history had come with the second signature of a round: each edition carries it, so that whoever has one can compare the history with it.</summary>
public static class GetSignedHead
{
    [AllowedTo(Role.System)]
    public sealed record Query(Guid RoundId) : IQuery<HistoryHead?>;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, HistoryHead?>
    {
        /// <summary>Requests that add a signature, by their names in the history.</summary>
        private static readonly IReadOnlyList<string> Signing = [nameof(Approvals.SignRound), nameof(Approvals.SignByPasskey), nameof(Approvals.SignOnPaper)];

        public async Task<HistoryHead?> Handle(Query request, CancellationToken cancellationToken)
        {
            var subject = await db.Rounds.Where(round => round.Id == request.RoundId).Select(round => round.SubjectId).SingleAsync(cancellationToken);
            var signed = await db.Rounds.Where(round => round.Id == request.RoundId).SelectMany(round => round.Signatures).MaxAsync(each => (DateTime?)each.SignedAt, cancellationToken);
            var links = db.HistoryLinks.Join(db.History, link => link.EntryId, entry => entry.Id, (link, entry) => new { link.Number, link.Hash, entry.At, entry.SubjectId, entry.Action })
                .Where(each => each.SubjectId == subject && each.At <= signed).OrderByDescending(each => each.Number);

            // What the demo signed has no request of its own.
            return await links.Where(each => Signing.Contains(each.Action)).Select(each => new HistoryHead(each.Number, each.Hash)).FirstOrDefaultAsync(cancellationToken)
                ?? await links.Select(each => new HistoryHead(each.Number, each.Hash)).FirstOrDefaultAsync(cancellationToken);
        }
    }
}
