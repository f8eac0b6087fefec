using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>Takes a file from a model's own evidence that was added by mistake.</summary>
public static class RemovePilotEvidence
{
    /// <param name="Code">As in "E2".</param>
    /// <param name="Version">The version of the model that was shown.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid PilotId, string Code, int Version) : ICommand;

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command request, CancellationToken cancellationToken)
        {
            var pilot = await db.PilotAsync(request.PilotId, request.Version, cancellationToken);
            pilot.RemoveEvidence(context.User.OwnSide, request.Code);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
