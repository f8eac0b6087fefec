using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>The bytes of an evidence file that an issue lists: whoever reads the issue may read it there, and no other.</summary>
public static class GetListedEvidence
{
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode, int Issue, string Sha256) : IQuery<byte[]>;

    internal sealed class Handler(VisibleDb db, ReportContents contents, StoredFileReader files) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.PublishedAsync(request.PlanCode, request.ReportCode, cancellationToken);
            var content = await contents.OfIssueAsync(report.ReportId, request.Issue, cancellationToken);
            return content.Products.Any(each => each.Sha256 == request.Sha256)
                ? await files.EvidenceAsync(db.EvidenceListed(report.PlanId, [request.Sha256]).OrderBy(each => each.Id).Take(1), cancellationToken) ?? throw new RuleException(Rules.NotFound)
                : throw new RuleException(Rules.NotFound);
        }
    }
}
