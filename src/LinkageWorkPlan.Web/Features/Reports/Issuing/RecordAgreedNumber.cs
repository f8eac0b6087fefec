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

/// <summary>
/// A secretary records the number that their own side's records office gave to a plan or an amendment after both signatures: it is added to the
/// sealed files as a layer of its own, and what was signed does not change.
/// </summary>
public static class RecordAgreedNumber
{
    /// <param name="Amendment">Its number; null for the plan itself.</param>
    /// <param name="Seen">The number the form was opened with, null where there was none: one that somebody else recorded since is not overwritten.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string PlanCode, int? Amendment, string Number, DateOnly? Date, OfficeNumber? Seen = null) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock, EditionPrinter printer) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var document = await HoldAsync(request, cancellationToken);
            await db.RecordNumberAsync(context, clock, document, request.Number, request.Date, request.Seen, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            context.AfterCommit(printer.Wake);
            return Unit.Value;
        }

        private async Task<NumberedDocument> HoldAsync(Command request, CancellationToken cancel)
        {
            var plan = await db.HoldPlanAsync(db.Plans.Where(each => each.Code == request.PlanCode).Select(each => (Guid?)each.Id), cancel);
            if (request.Amendment is not { } number)
            {
                return NumberedDocument.Of(plan);
            }

            var amendment = await db.Amendments.SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Number == number, cancel) ?? throw new RuleException(Rules.NotFound);
            return NumberedDocument.Of(amendment);
        }
    }
}
