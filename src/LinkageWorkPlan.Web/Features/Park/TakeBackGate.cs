using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Park;

/// <summary>Takes back the last gate that was recorded as passed by mistake. The decision keeps its link to it.</summary>
public static class TakeBackGate
{
    /// <param name="Version">The version of the programme that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string StepCode, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var park = await db.ParkAsync(request.Version, cancellationToken);
            park.TakeBackGate(request.StepCode);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
