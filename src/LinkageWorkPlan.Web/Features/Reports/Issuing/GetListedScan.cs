using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>The bytes of a paper behind a signature of an issue: whoever reads the issue may read them there, and no other.</summary>
public static class GetListedScan
{
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string PlanCode, string ReportCode, int Issue, Guid FileId) : IQuery<byte[]>;

    internal sealed class Handler(VisibleDb db, StoredFileReader files) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.PublishedAsync(request.PlanCode, request.ReportCode, cancellationToken);
            if (!await db.Issues.AnyAsync(each => each.ReportId == report.ReportId && each.Number == request.Issue, cancellationToken)
                || (await GetArchive.ScansAsync(db.Whole, report.ReportId, request.Issue, cancellationToken)).All(each => each.FileId != request.FileId))
            {
                throw new RuleException(Rules.NotFound);
            }

            return await files.ScanAsync(db.Whole.SignOffFiles.Where(each => each.Id == request.FileId), cancellationToken) ?? throw new RuleException(Rules.NotFound);
        }
    }
}
