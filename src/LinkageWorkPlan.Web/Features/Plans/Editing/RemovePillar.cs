using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Takes an empty pillar out of a draft plan.</summary>
public static class RemovePillar
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, string Code) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            var hasTasks = await db.Tasks.AnyAsync(task => task.PlanId == plan.Id && task.PillarCode == request.Code, cancellationToken);
            plan.RemovePillar(request.Code, hasTasks);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
