using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>The number of a records office, and the file it is to be added to.</summary>
public static class GetNumberToAdd
{
    /// <param name="RoundId">The signed round that holds what was printed.</param>
    /// <param name="Body">Whose office gave it.</param>
    [AllowedTo(Role.System)]
    public sealed record Query(Guid RoundId, EditionKey Key, Side Body) : IQuery<Model>;

    /// <param name="Pdf">As issued, with what was added to it.</param>
    public sealed record Model(NumberRecord Record, byte[] Pdf, bool IsSealed);

    internal sealed class Handler(WorkPlanDb db, StoredFileReader files) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var (key, body) = (request.Key, request.Body);
            var which = db.Editions.Where(each => each.RoundId == request.RoundId && each.Edition == key.Edition && each.Reader == key.Reader);
            var edition = await which.Join(db.Rounds, each => each.RoundId, round => round.Id, (each, round) => new { each.SubjectId, each.Issue, each.Seal, round.Fingerprint }).SingleOrDefaultAsync(cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            var number = await db.RecordsNumbers.AsNoTracking().SingleOrDefaultAsync(each => each.SubjectId == edition.SubjectId && each.Issue == edition.Issue && each.Body == body, cancellationToken)
                ?? throw new RuleException(Rules.NotFound);
            var recorded = new DateTimeOffset(DateTime.SpecifyKind(number.RecordedAt, DateTimeKind.Utc));
            return new Model(
                new NumberRecord(body, number.Number, number.Date, recorded, number.RecordedBy, edition.Fingerprint, edition.Issue, key.Edition, key.Reader),
                await files.EditionAsync(which, cancellationToken) ?? throw new RuleException(Rules.NotFound),
                edition.Seal != SealKind.None);
        }
    }
}
