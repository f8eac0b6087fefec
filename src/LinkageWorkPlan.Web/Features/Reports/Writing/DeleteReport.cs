using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>Deletes the draft of a report that was never sent for signature. What was written in it is in the history.</summary>
public static class DeleteReport
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            report.RequireDeletable(wasSent: await db.Rounds.AnyAsync(round => round.Subject == SignOffSubject.Report && round.SubjectId == report.Id, cancellationToken));
            db.RecordsNumbers.RemoveRange(await db.RecordsNumbers.Where(each => each.SubjectId == report.Id).ToListAsync(cancellationToken));
            db.Reports.Remove(report);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
