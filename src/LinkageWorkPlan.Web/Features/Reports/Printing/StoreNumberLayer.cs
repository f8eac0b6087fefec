using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>Keeps for good what was added to the file of what both signed when a records office had given its number. Of two servers that add it the first one's stays.</summary>
public static class StoreNumberLayer
{
    /// <param name="RoundId">The signed round that holds what was printed.</param>
    /// <param name="Body">Whose office gave the number.</param>
    /// <param name="Before">The file as it was, 64 hexadecimal digits.</param>
    /// <param name="Pdf">The whole file with the number.</param>
    [AllowedTo(Role.System)]
    public sealed record Command(Guid RoundId, EditionKey Key, Side Body, string Before, byte[] Pdf) : ICommand;

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (key, body) = (request.Key, request.Body);
            var edition = await db.Editions.SingleOrDefaultAsync(each => each.RoundId == request.RoundId && each.Edition == key.Edition && each.Reader == key.Reader, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            await db.LockSubjectAsync(await db.Rounds.AsSplitQuery().SingleAsync(each => each.Id == edition.RoundId, cancellationToken), cancellationToken);
            var there = await db.NumberLayers.Where(each => each.EditionId == edition.Id).OrderBy(each => each.Size)
                .Select(each => new { each.Body, each.Size, each.Sha256 }).ToListAsync(cancellationToken);
            var (size, hash) = there.Count == 0 ? (edition.Size, edition.Sha256) : (there[^1].Size, there[^1].Sha256);

            // Another server added a number meanwhile: what was made here does not follow it, and is made again.
            if (hash == request.Before && Fingerprint.OfBytes(request.Pdf.AsSpan(0, size)) == hash && there.TrueForAll(each => each.Body != body))
            {
                db.NumberLayers.Add(new NumberLayer(edition, body, size, request.Pdf, clock.UtcNow));
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
