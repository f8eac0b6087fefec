using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Puts a draft's pillar, with its tasks, one place before.</summary>
public static class MovePillar
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, string Code) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            plan.MovePillar(request.Code);
            foreach (var task in await db.Tasks.Include(each => each.Milestones).Where(each => each.PlanId == plan.Id).ToListAsync(cancellationToken))
            {
                task.FollowPillar(plan);
            }

            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
