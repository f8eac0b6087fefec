using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Features.Pilots;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="SectorPlan">Code of the plan that holds the sector; null where the candidate belongs to none.</param>
/// <param name="VietnamEnterprises">Those that would take part on the Vietnamese side; null while nobody wrote them down.</param>
/// <param name="WithdrawnBecause">Null while it is a candidate.</param>
internal sealed record ApiPilot(
    string Code, PilotState State, Side ProposedBy, ApiText Title, ApiText Description, string? SectorPlan, string? SectorCode, ApiText? Place, ApiText? VietnamEnterprises, ApiText? LaosEnterprises, string? WithdrawnBecause)
{
    public static ApiPilot Of(PilotModel pilot) => new(
        pilot.Code, pilot.State, pilot.ProposedBy, ApiText.Of(pilot.Title), ApiText.Of(pilot.Description), pilot.SectorPlan, pilot.SectorCode, ApiText.OrNull(pilot.Place),
        ApiText.OrNull(pilot.VietnamEnterprises), ApiText.OrNull(pilot.LaosEnterprises), pilot.WithdrawnBecause);
}

/// <summary>Models of linkage that may be tried out.</summary>
internal static class ApiPilots
{
    public static void MapPilots(this RouteGroupBuilder api) =>
        api.MapGet("/pilots", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListPilots.Query(), found => new ApiList<ApiPilot>([.. found.All.Select(row => ApiPilot.Of(row.Pilot))]))))
            .WithSummary("Candidates for a pilot by their numbers, then those that were withdrawn").Produces<ApiList<ApiPilot>>().ProducesProblem(StatusCodes.Status403Forbidden);
}
