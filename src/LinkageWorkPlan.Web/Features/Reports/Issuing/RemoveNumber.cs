using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

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
            var document = NumberedDocument.Of(await db.LockReportAsync(request.ReportId, cancellationToken));
            if (await db.NumberAsync(document, context.User.OwnSide, cancellationToken) is { } present)
            {
                present.RequireOpen(document);
                db.RecordsNumbers.Remove(present);
                await db.SaveChangesAsync(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
