using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>Keeps the printed PDF of an issue for good. Where two printed it at once, the first stays.</summary>
public static class StoreEdition
{
    /// <param name="Reader">The side whose language stands first.</param>
    [AllowedTo(Role.System)]
    public sealed record Command(Guid ReportId, int Issue, Side Reader, byte[] Pdf, byte[] FirstPage) : ICommand;

    internal sealed class Handler(WorkPlanDb db, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            await db.LockReportAsync(request.ReportId, cancellationToken);
            if (!await db.Editions.AnyAsync(each => each.ReportId == request.ReportId && each.Issue == request.Issue && each.Reader == request.Reader, cancellationToken))
            {
                db.Editions.Add(new IssuedEdition(request.ReportId, request.Issue, request.Reader, request.Pdf, request.FirstPage, clock.UtcNow));
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}

/// <summary>Issues of which an edition is still to be printed.</summary>
public static class FindUnprinted
{
    [AllowedTo(Role.System)]
    public sealed record Query : IQuery<IReadOnlyList<Unprinted>>;

    public sealed record Unprinted(Guid ReportId, string PlanCode, string ReportCode, int Issue, Side Reader);

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Query, IReadOnlyList<Unprinted>>
    {
        public async Task<IReadOnlyList<Unprinted>> Handle(Query request, CancellationToken cancellationToken)
        {
            var issued = await (
                from report in db.Reports
                where report.State == ReportState.Issued
                join plan in db.Plans on report.PlanId equals plan.Id
                let printed = db.Editions.Count(edition => edition.ReportId == report.Id && edition.Issue == report.Issue)
                where printed < 2
                orderby report.Id
                select new { report.Id, Plan = plan.Code, report.Code, report.Issue }).ToListAsync(cancellationToken);
            var ids = issued.Select(each => each.Id).ToList();
            var there = (await db.Editions.Where(each => ids.Contains(each.ReportId)).Select(each => new { each.ReportId, each.Issue, each.Reader }).ToListAsync(cancellationToken))
                .Select(each => (each.ReportId, each.Issue, each.Reader)).ToHashSet();
            return [.. from report in issued
                from side in Sides.Both
                where !there.Contains((report.Id, report.Issue!.Value, side))
                select new Unprinted(report.Id, report.Plan, report.Code, report.Issue!.Value, side)];
        }
    }
}
