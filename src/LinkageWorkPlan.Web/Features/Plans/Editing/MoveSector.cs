using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>Puts a draft's sector one place before.</summary>
public static class MoveSector
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PlanId, string Code) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.LockPlanAsync(request.PlanId, cancellationToken);
            plan.MoveSector(request.Code);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
