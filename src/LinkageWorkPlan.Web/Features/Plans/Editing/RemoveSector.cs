using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Takes a sector that no task names out of a draft plan.</summary>
public static class RemoveSector
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, string Code) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            var mark = WorkTask.SectorMark(request.Code);
            var naming = await db.Tasks.Where(task => task.PlanId == plan.Id && task.SearchText.Contains(mark)).OrderBy(task => task.SortKey).Select(task => task.Code).ToListAsync(cancellationToken);
            plan.RemoveSector(request.Code, naming);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
