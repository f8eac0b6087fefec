using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Ends a plan whose last report is issued: from then on nothing of it changes. Both sides get a mail.</summary>
public static class ClosePlan
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, MailQueue mails, Clock clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            Expect.Version(plan, request.Version);
            var reports = await db.Reports.AsNoTracking().Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken);
            var amendments = await db.Amendments.AsNoTracking().Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken);
            var obstacles = await db.Obstacles.AsNoTracking().Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken);
            plan.Close(ClosingRules.BeforeClosing(plan, reports, amendments, obstacles, await GetClosing.CarriedAsync(db.Obstacles, plan, cancellationToken)), clock.Today);
            await mails.QueuePlanMailAsync(MailKind.PlanClosed, plan, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
