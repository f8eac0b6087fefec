using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>Issues of which an edition is still to be printed.</summary>
public static class ListUnprintedEditions
{
    [AllowedTo(Role.System)]
    public sealed record Query : IQuery<IReadOnlyList<Unprinted>>;

    public sealed record Unprinted(Guid ReportId, string PlanCode, string ReportCode, int Issue, EditionKey Key)
    {
        public bool Is(string planCode, string reportCode, int issue, EditionKey key) => (PlanCode, ReportCode, Issue, Key) == (planCode, reportCode, issue, key);
    }

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, IReadOnlyList<Unprinted>>
    {
        public async Task<IReadOnlyList<Unprinted>> Handle(Query request, CancellationToken cancellationToken)
        {
            var issued = await (
                from issue in db.Issues
                let printed = db.Editions.Count(edition => edition.ReportId == issue.ReportId && edition.Issue == issue.Number && edition.Edition != Edition.English)
                where printed < EditionKey.Issued.Count
                join report in db.Reports on issue.ReportId equals report.Id
                join plan in db.Plans on report.PlanId equals plan.Id
                orderby report.Id, issue.Number
                select new { report.Id, Plan = plan.Code, report.Code, issue.Number }).ToListAsync(cancellationToken);
            var ids = issued.Select(each => each.Id).ToList();
            var there = (await db.Editions.Where(each => ids.Contains(each.ReportId)).Select(each => new { each.ReportId, each.Issue, each.Edition, each.Reader }).ToListAsync(cancellationToken))
                .Select(each => (each.ReportId, each.Issue, new EditionKey(each.Edition, each.Reader))).ToHashSet();
            return [.. from issue in issued
                from key in EditionKey.Issued
                where !there.Contains((issue.Id, issue.Number, key))
                select new Unprinted(issue.Id, issue.Plan, issue.Code, issue.Number, key)];
        }
    }
}
