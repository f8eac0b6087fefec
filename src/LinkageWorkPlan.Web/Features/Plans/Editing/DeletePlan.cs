using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Deletes a draft plan that was never sent for review, with all that is in it. What it was is in the history.</summary>
public static class DeletePlan
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            Expect.Version(plan, request.Version);
            plan.RequireDeletable(wasSent: await db.Rounds.AnyAsync(round => round.Subject == SignOffSubject.Plan && round.SubjectId == plan.Id, cancellationToken));
            db.Tasks.RemoveRange(await db.Tasks.Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery().Where(task => task.PlanId == plan.Id).ToListAsync(cancellationToken));
            var indicators = await db.Indicators.Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken);
            db.RemoveRange(indicators.SelectMany(each => each.Results));
            db.Indicators.RemoveRange(indicators);
            db.Obstacles.RemoveRange(await db.Obstacles.Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken));
            db.Plans.Remove(plan);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
