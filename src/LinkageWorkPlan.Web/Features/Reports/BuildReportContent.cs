using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>Everything a report prints: figures as of its cut-off while it is a draft, the frozen content once it was sent for signature.</summary>
public static class BuildReportContent
{
    /// <param name="Issue">A published issue as it was signed; null for the report as it stands.</param>
    [AllowedTo(Roles.ReportReaders | Role.System)]
    public sealed record Query(string PlanCode, string ReportCode, int? Issue = null) : IQuery<ReportContent>;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, ReportContents contents) : IRequestHandler<Query, ReportContent>
    {
        public async Task<ReportContent> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.ReportAsync(context.User, request.PlanCode, request.ReportCode, cancellationToken);

            // A newer issue that is being written is seen by those alone who write and sign it.
            var issue = request.Issue ?? (context.User.Is(Roles.Drafters | Role.System) ? null : report.Issue);
            return await contents.OfAsync(report, issue, cancellationToken);
        }
    }
}
