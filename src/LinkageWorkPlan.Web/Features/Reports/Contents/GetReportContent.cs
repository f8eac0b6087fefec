using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>Everything a report prints: figures as of its cut-off while it is a draft, the frozen content once it was sent for signature.</summary>
public static class GetReportContent
{
    /// <param name="Issue">A published issue as it was signed; null for the report as it stands.</param>
    [AllowedTo(Roles.ReportReaders | Role.System)]
    public sealed record Query(string PlanCode, string ReportCode, int? Issue = null) : IQuery<ReportContent>;

    internal sealed class Handler(VisibleDb db, ReportContents contents) : IRequestHandler<Query, ReportContent>
    {
        public async Task<ReportContent> Handle(Query request, CancellationToken cancellationToken)
        {
            // A newer issue that is being written is seen by those alone who write and sign it.
            if (request.Issue is null && db.ShowsDrafts)
            {
                return await contents.OfAsync(await db.ReportAsync(request.PlanCode, request.ReportCode, cancellationToken), cancellationToken);
            }

            var published = await db.PublishedAsync(request.PlanCode, request.ReportCode, cancellationToken);
            return await contents.OfIssueAsync(published.ReportId, request.Issue ?? published.Issue, cancellationToken);
        }
    }
}
