using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>The picture of an issued edition's first page.</summary>
public static class GetFirstPage
{
    /// <param name="Issue">Null for the newest.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode, EditionKey Key, int? Issue = null) : IQuery<byte[]>;

    internal sealed class Handler(VisibleDb db, StoredFileReader files) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.PublishedAsync(request.PlanCode, request.ReportCode, cancellationToken);
            var (id, issue) = (report.ReportId, request.Issue ?? report.Issue);
            return await files.FirstPageAsync(db.Editions.Where(each => each.SubjectId == id && each.Issue == issue && each.Edition == request.Key.Edition && each.Reader == request.Key.Reader), cancellationToken) ?? throw new RuleException(Rules.NotFound);
        }
    }
}
