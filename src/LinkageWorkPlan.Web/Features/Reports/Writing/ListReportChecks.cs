using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>What still keeps a report from being sent for signature; empty where nothing does.</summary>
public static class ListReportChecks
{
    [AllowedTo(Roles.Drafters)]
    public sealed record Query(string PlanCode, string ReportCode) : IQuery<IReadOnlyList<BrokenRule>>;

    internal sealed class Handler(VisibleDb db, ReportContents contents, Clock clock) : IRequestHandler<Query, IReadOnlyList<BrokenRule>>
    {
        public async Task<IReadOnlyList<BrokenRule>> Handle(Query request, CancellationToken cancellationToken)
        {
            var report = await db.ReportAsync(request.PlanCode, request.ReportCode, cancellationToken);
            return contents.ChecksOf(await contents.ComputeAsync(report, cancellationToken), clock.Today);
        }
    }
}
