using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Web.Features.Pilots;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="SectorPlan">Code of the plan that holds the sector; null where the candidate belongs to none.</param>
/// <param name="VietnamEnterprises">Those that would take part on the Vietnamese side; null while nobody wrote them down.</param>
/// <param name="WithdrawnBecause">Null for what was not withdrawn.</param>
/// <param name="Decision">Meeting and decision, as in "M1/D2"; null until a meeting decided.</param>
/// <param name="Stage">Null for what is not chosen.</param>
/// <param name="Contents">Codes of the memorandum's contents.</param>
/// <param name="Tasks">In which it is carried out.</param>
/// <param name="Reviews">By year.</param>
internal sealed record ApiPilot(
    string Code, PilotState State, Side ProposedBy, ApiText Title, ApiText Description, string? SectorPlan, string? SectorCode, ApiText? Place, ApiText? VietnamEnterprises, ApiText? LaosEnterprises, string? WithdrawnBecause,
    string? Decision, PilotStage? Stage, IReadOnlyList<string> Contents, IReadOnlyList<ApiPilotTask> Tasks, IReadOnlyList<ApiPilotReview> Reviews)
{
    public static ApiPilot Of(PilotModel pilot) => new(
        pilot.Code, pilot.State, pilot.ProposedBy, ApiText.Of(pilot.Title), ApiText.Of(pilot.Description), pilot.SectorPlan, pilot.SectorCode, ApiText.OrNull(pilot.Place),
        ApiText.OrNull(pilot.VietnamEnterprises), ApiText.OrNull(pilot.LaosEnterprises), pilot.WithdrawnBecause, pilot.Decision?.Key, pilot.Stage, pilot.Contents,
        [.. pilot.Tasks.OrderBy(each => each.Link.Key, StringComparer.Ordinal).Select(each => new ApiPilotTask(each.PlanCode, each.TaskCode))],
        [.. pilot.Reviews.OrderBy(each => each.Year).Select(each => new ApiPilotReview(each.Year, each.Verdict, ApiText.Of(each.Reason)))]);
}

internal sealed record ApiPilotTask(string Plan, string Task);

/// <summary>What the group says of a chosen model once a year.</summary>
internal sealed record ApiPilotReview(int Year, PilotVerdict Verdict, ApiText Reason);

/// <param name="Scale">The best score; the lowest is 1.</param>
/// <param name="AgreedBy">Sides whose co-chairs agreed to the sheet as it is.</param>
/// <param name="AgreedAt">When the second one did, UTC; nothing of the sheet changes then. Null before.</param>
/// <param name="Done">Sides whose panels finished.</param>
/// <param name="Signing">Whether it was sent to both co-chairs, is signed, or came back.</param>
/// <param name="Results">The best first; empty until both panels finished.</param>
internal sealed record ApiScoring(
    string Code, int Scale, IReadOnlyList<ApiWeight> Weights, IReadOnlyList<string> Candidates, IReadOnlyList<Side> AgreedBy, DateTime? AgreedAt, IReadOnlyList<Side> Done, SheetSigning Signing,
    IReadOnlyList<ApiPilotResult> Results)
{
    public static ApiScoring Of(ListSheets.Row row) => new(
        row.Sheet.Code, row.Sheet.Scale, [.. Enum.GetValues<PilotCriterion>().Select(each => new ApiWeight(each, row.Sheet.WeightOf(each)))], row.Sheet.Candidates, row.AgreedBy, row.Sheet.AgreedAt,
        [.. Sides.Both.Where(row.Sheet.IsDone)], row.Sheet.Signing, [.. row.Results.Select(ApiPilotResult.Of)]);
}

/// <param name="Weight">Per cent; all together are 100.</param>
internal sealed record ApiWeight(PilotCriterion Criterion, int Weight);

/// <param name="Total">Weighted mean of both sides; a joint score counts in their place.</param>
internal sealed record ApiPilotResult(string Code, int Rank, decimal Total, IReadOnlyList<ApiPilotScore> Scores)
{
    public static ApiPilotResult Of(CandidateResult result) => new(
        result.PilotCode, result.Rank, Math.Round(result.Total, 2),
        [.. Enum.GetValues<PilotCriterion>().Select((each, place) => new ApiPilotScore(each, Math.Round(result.Vietnam[place], 2), Math.Round(result.Laos[place], 2), result.Joint[place]))]);
}

/// <param name="Vietnam">Mean of the Vietnamese panel.</param>
/// <param name="Laos">Mean of the Lao panel.</param>
/// <param name="Joint">What both sides agreed on where their panels differ by more than one step, and counts in place of both means; null where there is none.</param>
internal sealed record ApiPilotScore(PilotCriterion Criterion, decimal Vietnam, decimal Laos, int? Joint);

/// <summary>Models of linkage that may be tried out, and how they are scored.</summary>
internal static class ApiPilots
{
    public static void MapPilots(this RouteGroupBuilder api)
    {
        api.MapGet("/pilots", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListPilots.Query(), found => new ApiList<ApiPilot>([.. found.All.Select(row => ApiPilot.Of(row.Pilot))]))))
            .WithSummary("Pilot models by their numbers: chosen ones, candidates, those that were not chosen, and those that were withdrawn").Produces<ApiList<ApiPilot>>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/scorings", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListSheets.Query(), found => new ApiList<ApiScoring>([.. found.Select(ApiScoring.Of)]))))
            .WithSummary("Rounds of scoring, the newest first, with results once both panels finished").Produces<ApiList<ApiScoring>>().ProducesProblem(StatusCodes.Status403Forbidden);
    }
}
