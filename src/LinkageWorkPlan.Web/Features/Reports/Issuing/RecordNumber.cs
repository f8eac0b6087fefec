using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>
/// A secretary records the number that their own side's records office gave. Recorded before the second signature it is printed in the
/// editions; afterwards it is added to the issued files as a sealed layer, and what was issued does not change.
/// </summary>
public static class RecordNumber
{
    /// <param name="Seen">The number the form was opened with, null where there was none: one that somebody else recorded since is not overwritten.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid ReportId, string Number, DateOnly? Date, OfficeNumber? Seen = null) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, EditionPrinter printer) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var document = NumberedDocument.Of(await db.LockReportAsync(request.ReportId, cancellationToken));
            await db.RecordNumberAsync(context, clock, document, request.Number, request.Date, request.Seen, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            context.AfterCommit(printer.Wake);
            return Unit.Value;
        }
    }
}
