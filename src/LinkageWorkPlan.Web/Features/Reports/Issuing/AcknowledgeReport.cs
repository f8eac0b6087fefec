using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Directions;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

/// <summary>A minister's office says that it received an issue. A second time changes nothing.</summary>
public static class AcknowledgeReport
{
    /// <param name="Issue">The issue that was read: a newer one must be acknowledged on its own.</param>
    [AllowedTo(Role.MinisterOffice)]
    public sealed record Command(string PlanCode, string ReportCode, int Issue) : ICommand;

    internal sealed class Handler(WorkPlanDb db, VisibleDb visible, RequestContext context, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var report = await db.LockIssuedAsync(visible, request.PlanCode, request.ReportCode, cancellationToken);
            if (report.Issue != request.Issue)
            {
                throw new RuleException(Rules.ContentChanged);
            }

            var receipt = await db.ReceiptAsync(report, request.Issue, context.User, clock, cancellationToken);
            if (receipt.AcknowledgedAt is null)
            {
                receipt.Acknowledge(context.User.Name, clock.UtcNow);
                db.Deliveries.Add(new DeliveryEvent(report.Id, request.Issue, context.User.OwnSide, DeliveryWay.Acknowledged, context.User.Name, context.User.Id, clock.UtcNow));
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
