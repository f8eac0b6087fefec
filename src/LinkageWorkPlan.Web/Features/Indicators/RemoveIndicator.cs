using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Indicators;

/// <summary>Takes an indicator that no task names out of a draft plan.</summary>
public static class RemoveIndicator
{
    /// <param name="Version">The version that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid IndicatorId, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var (plan, indicator) = await db.LockIndicatorAsync(request.IndicatorId, cancellationToken);
            Expect.Version(indicator, request.Version);
            indicator.RequireDeletable(plan, await db.TasksNamingAsync(plan.Id, indicator.Code, cancellationToken));
            db.RemoveRange(indicator.Results);
            db.Indicators.Remove(indicator);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
