using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Pilots;

/// <summary>One candidate.</summary>
public static class GetPilot
{
    [AllowedTo(Roles.PlanReaders)]
    public sealed record Query(string PilotCode) : IQuery<Model>;

    /// <param name="Sector">What its plan calls the sector; empty where there is none.</param>
    /// <param name="MayWrite">True where this user changes it.</param>
    public sealed record Model(PilotModel Pilot, LocalizedText Sector, bool MayWrite);

    internal sealed class Handler(VisibleDb db, RequestContext context) : IRequestHandler<Query, Model>
    {
        public async Task<Model> Handle(Query request, CancellationToken cancellationToken)
        {
            var pilot = await db.FindPilotAsync(request.PilotCode, cancellationToken);
            var sectors = await SectorChoices.ListAsync(db, cancellationToken);
            return new Model(pilot, sectors.TitleOf(pilot.Sector), context.User.Is(Role.Secretary) && pilot.State == PilotState.Candidate);
        }
    }
}
