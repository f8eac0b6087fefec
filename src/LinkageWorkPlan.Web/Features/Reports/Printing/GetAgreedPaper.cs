using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>What is stored of a plan or an amendment that both co-chairs signed.</summary>
public static class GetAgreedPaper
{
    /// <param name="Amendment">Its number; null for the plan itself.</param>
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PlanCode, int? Amendment) : IQuery<View>;

    /// <param name="Code">As it is printed on every page; null where not both signed.</param>
    /// <param name="Editions">Those that are stored.</param>
    /// <param name="NotMade">How an edition stands that is still to be printed and could not be.</param>
    public sealed record View(string? Code, IReadOnlyList<Stored> Editions, IReadOnlyDictionary<EditionKey, EditionFailure> NotMade);

    /// <param name="Size">Bytes of the file as it is handed out, with the numbers of records offices that were added to it.</param>
    /// <param name="NumberedAt">When the last of them was added, UTC; null where none was.</param>
    public sealed record Stored(EditionKey Key, int Size, string Sha256, SealKind Seal, DateTime? NumberedAt);

    internal sealed class Handler(VisibleDb db, EditionAttempts attempts) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            if (await db.SignedRoundAsync(request.PlanCode, request.Amendment, cancellationToken) is not { } round)
            {
                return new View(null, [], new Dictionary<EditionKey, EditionFailure>());
            }

            return new View(
                ReportIssue.CodeOf(await db.Rounds.Where(each => each.Id == round).Select(each => each.Fingerprint).SingleAsync(cancellationToken)),
                await EditionsAsync(round, cancellationToken),
                attempts.Of(round));
        }

        private async Task<IReadOnlyList<Stored>> EditionsAsync(Guid round, CancellationToken cancel)
        {
            var editions = await db.Editions.Where(each => each.RoundId == round)
                .Select(each => new { each.Id, View = new Stored(new EditionKey(each.Edition, each.Reader), each.Size, each.Sha256, each.Seal, null) }).ToListAsync(cancel);
            var layers = (await db.NumberLayers.Where(each => each.RoundId == round).Select(each => new { each.EditionId, each.Size, each.Sha256, each.SealedAt }).ToListAsync(cancel))
                .GroupBy(each => each.EditionId).ToDictionary(each => each.Key, each => each.MaxBy(layer => layer.Size)!);
            return [.. editions.Select(each => layers.TryGetValue(each.Id, out var last) ? each.View with { Size = last.Size, Sha256 = last.Sha256, NumberedAt = last.SealedAt } : each.View)];
        }
    }
}
