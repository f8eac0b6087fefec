using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>A secretary records the number that their own side's records office gave to a round of scoring after both signatures, as <see cref="RecordAgreedNumber"/> does for a plan.</summary>
public static class RecordScoringNumber
{
    /// <param name="Seen">The number the form was opened with, null where there was none: one that somebody else recorded since is not overwritten.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string SheetCode, string Number, DateOnly? Date, OfficeNumber? Seen = null) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, EditionPrinter printer) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var id = await db.ScoringSheets.IgnoreAutoIncludes().Where(each => each.Code == request.SheetCode).Select(each => (Guid?)each.Id).SingleOrDefaultAsync(cancellationToken) ?? throw new RuleException(Rules.NotFound);
            var document = NumberedDocument.Of(await db.LockSheetAsync(id, cancellationToken));
            await db.RecordNumberAsync(context, clock, document, request.Number, request.Date, request.Seen, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            context.AfterCommit(printer.Wake);
            return Unit.Value;
        }
    }
}
