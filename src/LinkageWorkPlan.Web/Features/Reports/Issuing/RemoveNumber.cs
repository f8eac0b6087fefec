using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>A secretary takes their own side's number back, as one that was written for another report. An issue keeps the one it was published with.</summary>
public static class RemoveNumber
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockReportAsync(request.ReportId, cancellationToken);
            var (issue, body) = (report.OpenIssue, context.User.OwnSide);
            if (await db.RecordsNumbers.SingleOrDefaultAsync(each => each.ReportId == report.Id && each.Issue == issue && each.Body == body, cancellationToken) is { } present)
            {
                present.RequireOpen(report);
                db.RecordsNumbers.Remove(present);
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
