using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>What there is to download of a report.</summary>
public static class GetEdition
{
    /// <param name="Issue">A published issue; null for the report as it stands.</param>
    /// <param name="AsIssued">Without the numbers of records offices that were added since.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode, EditionKey Key, int? Issue = null, bool AsIssued = false) : IQuery<Found>;

    /// <param name="Issue">Null where what stands is not issued.</param>
    /// <param name="RoundId">The round that made the issue; null where what stands is not issued.</param>
    /// <param name="Pdf">The stored bytes, as they were stored; null where none are.</param>
    /// <param name="Revision">Grows with every change of the report; with <paramref name="PlanRevision"/>, which is 0 for an issue, it tells whether a document may have changed.</param>
    public sealed record Found(Guid ReportId, int? Issue, Guid? RoundId, byte[]? Pdf, long Revision, long PlanRevision);

    internal sealed class Handler(VisibleDb db, StoredFileReader files) : IRequestHandler<Query, Found>
    {
        public async Task<Found> Handle(Query request, CancellationToken cancellationToken)
        {
            var draft = await (
                from report in db.Reports
                join plan in db.Plans on report.PlanId equals plan.Id
                where report.Code == request.ReportCode && plan.Code == request.PlanCode
                select new { report.Id, report.State, report.Revision, Plan = plan.Revision }).SingleOrDefaultAsync(cancellationToken);
            if (draft is { State: not ReportState.Issued } && request.Issue is null)
            {
                return new Found(draft.Id, null, null, null, draft.Revision, draft.Plan);
            }

            var published = await db.PublishedAsync(request.PlanCode, request.ReportCode, cancellationToken);
            var (id, issue) = (published.ReportId, request.Issue ?? published.Issue);
            if (issue > published.Issue || issue < 1)
            {
                throw new RuleException(Rules.NotFound);
            }

            // What is issued never changes, but for the records offices' numbers.
            var round = await db.Issues.Where(each => each.ReportId == id && each.Number == issue).Select(each => each.RoundId).SingleAsync(cancellationToken);
            var which = db.Editions.Where(each => each.RoundId == round && each.Edition == request.Key.Edition && each.Reader == request.Key.Reader);
            var pdf = await (request.AsIssued ? files.IssuedEditionAsync(which, cancellationToken) : files.EditionAsync(which, cancellationToken));
            return new Found(id, issue, round, pdf, published.Revision, 0);
        }
    }
}
