using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Changes the period, the cut-off or the due date of a draft: its figures follow the cut-off.</summary>
public static class ChangeReportDates
{
    /// <param name="Seen">The dates as the form was opened with: somebody else's change is not overwritten.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, DateOnly? PeriodStart, DateOnly? PeriodEnd, DateOnly? CutOff, DateOnly? Due, Domain.Reports.ReportDates Seen) : ICommand, IHasReportDates;

    internal sealed class Validator : ReportDatesValidator<Command>;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            if (new Domain.Reports.ReportDates(report.PeriodStart, report.PeriodEnd, report.CutOff, report.Due) != request.Seen)
            {
                throw new StaleVersionException(report.Id, change => change is { Subject: null, Kind: ValueKind.Date });
            }

            report.SetDates(request.ToDates());
            context.Ask(DateQuestions.OfReport(await db.Plans.AsNoTracking().SingleAsync(each => each.Id == report.PlanId, cancellationToken), request.ToDates()));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
