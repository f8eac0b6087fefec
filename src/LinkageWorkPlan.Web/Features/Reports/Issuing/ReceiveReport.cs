using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Directions;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>A minister's office opened an issue: the first time is kept of the office, and of each person and way in the register.</summary>
public static class ReceiveReport
{
    /// <param name="Way"><see cref="DeliveryWay.OpenedPage"/> or <see cref="DeliveryWay.OpenedPdf"/>.</param>
    /// <param name="Issue">Null for the newest.</param>
    [AllowedTo(Role.MinisterOffice)]
    [InCopy(CopyUse.LeftUndone)]
    public sealed record Command(string PlanCode, string ReportCode, DeliveryWay Way = DeliveryWay.OpenedPage, int? Issue = null) : ICommand;

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockIssuedAsync(visible, request.PlanCode, request.ReportCode, cancellationToken);
            var issue = request.Issue ?? report.Issue!.Value;
            if (issue < 1 || issue > report.Issue || request.Way is not (DeliveryWay.OpenedPage or DeliveryWay.OpenedPdf))
            {
                throw new RuleException(Rules.NotFound);
            }

            await db.ReceiptAsync(report, issue, context.User, clock, cancellationToken);
            if (!await db.Deliveries.AnyAsync(each => each.ReportId == report.Id && each.Issue == issue && each.AccountId == context.User.Id && each.Way == request.Way, cancellationToken))
            {
                db.Deliveries.Add(new DeliveryEvent(report.Id, issue, context.User.OwnSide, request.Way, context.User.Name, context.User.Id, clock.UtcNow));
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
