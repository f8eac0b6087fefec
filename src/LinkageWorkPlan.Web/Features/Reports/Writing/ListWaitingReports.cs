using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>A draft that waits for the secretaries of a side.</summary>
/// <param name="AskedBy">Who of the other side asks for consent before it is sent; null where it is due.</param>
public sealed record WaitingReport(string PlanCode, string Code, ReportKind Kind, DateOnly Due, string? AskedBy)
{
    public string Address => $"/reports/{Uri.EscapeDataString(PlanCode)}/{Uri.EscapeDataString(Code)}" + (AskedBy is null ? string.Empty : "?section=send");
}

/// <summary>Drafts that wait for a secretary: their consent is asked for, or the day on which the ministers expect the report is near or past.</summary>
public static class ListWaitingReports
{
    /// <summary>Days ahead from which a draft is due soon.</summary>
    public const int DueDays = 14;

    [AllowedTo(Role.Secretary)]
    public sealed record Query : IQuery<IReadOnlyList<WaitingReport>>;

    internal sealed class Handler(VisibleDb db, RequestContext context, Clock clock) : IRequestHandler<Query, IReadOnlyList<WaitingReport>>
    {
        public Task<IReadOnlyList<WaitingReport>> Handle(Query request, CancellationToken cancellationToken) => ReadAsync(db, context.User, clock.Today, cancellationToken);
    }

    internal static async Task<IReadOnlyList<WaitingReport>> ReadAsync(VisibleDb db, CurrentUser user, DateOnly today, CancellationToken cancel)
    {
        var (side, last) = (user.OwnSide, today.AddDays(DueDays));
        return await (
            from report in db.Reports
            where report.State == ReportState.Draft
            let asked = report.Consents.Any(each => each.BySide == side) ? null : report.Consents.Where(each => each.BySide != side).Select(each => each.ByName).FirstOrDefault()
            where asked != null || report.Due <= last
            join plan in db.Plans on report.PlanId equals plan.Id
            orderby asked == null, report.Due, report.Code
            select new WaitingReport(plan.Code, report.Code, report.Kind, report.Due, asked)).ToListAsync(cancel);
    }
}
