using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>The reports one may see, newest period first.</summary>
public static class ListReports
{
    /// <param name="PlanCode">Null for those of all plans.</param>
    [AllowedTo(Roles.ReportReaders)]
    public sealed record Query(string? PlanCode = null) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Acknowledged">UTC: when the reader's own minister's office acknowledged it; null for others.</param>
    public sealed record Row(
        Guid Id, string PlanCode, LocalizedText PlanTitle, string Code, ReportKind Kind, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly CutOff, DateOnly Due,
        ReportState State, int? Issue, DateOnly? IssuedOn, DateTime? Acknowledged, LocalizedText Topic);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken)
        {
            var side = context.User.Is(Role.MinisterOffice) ? context.User.Side : null;
            var rows = db.ShowsDrafts
                ? from report in db.Reports
                  join plan in db.Plans on report.PlanId equals plan.Id
                  where request.PlanCode == null || plan.Code == request.PlanCode
                  orderby plan.PeriodStart descending, plan.Code, report.PeriodEnd descending, report.Code
                  select new Row(report.Id, plan.Code, plan.Title, report.Code, report.Kind, report.PeriodStart, report.PeriodEnd, report.CutOff, report.Due, report.State, report.Issue, report.IssuedOn, null, report.Topic)
                : from report in db.Published
                  where request.PlanCode == null || report.PlanCode == request.PlanCode
                  orderby report.PlanStart descending, report.PlanCode, report.PeriodEnd descending, report.Code
                  select new Row(
                      report.ReportId, report.PlanCode, report.PlanTitle, report.Code, report.Kind, report.PeriodStart, report.PeriodEnd, report.CutOff, report.Due, ReportState.Issued, report.Issue, report.IssuedOn,
                      db.Receipts.Where(each => each.ReportId == report.ReportId && each.Issue == report.Issue && each.Side == side).Select(each => each.AcknowledgedAt).FirstOrDefault(), report.Topic);
            var found = await rows.ToListAsync(cancellationToken);
            if (found.Count == 0 && request.PlanCode is { } code && !await db.Plans.AnyAsync(plan => plan.Code == code, cancellationToken))
            {
                throw new RuleException(Rules.NotFound);
            }

            return found;
        }
    }
}
