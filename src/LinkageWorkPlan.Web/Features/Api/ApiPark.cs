using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Web.Features.Park;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="Title">Null while the programme is not begun.</param>
/// <param name="GatesPassed">How many gates are passed.</param>
internal sealed record ApiPark(ApiText? Title, ApiText? Place, ApiText? Purpose, int GatesPassed, IReadOnlyList<ApiParkStep> Steps)
{
    public static ApiPark Of(GetPark.Model found) => found.Programme is not { } park ? new ApiPark(null, null, null, 0, [])
        : new ApiPark(ApiText.Of(park.Title), ApiText.OrNull(park.Place), ApiText.OrNull(park.Purpose), park.Passed, [.. park.Steps.Select(step => ApiParkStep.Of(park, step))]);
}

/// <param name="Code">Of its gate, as in "G2".</param>
/// <param name="Gate">What is required at the gate.</param>
/// <param name="PassedOn">The day of the meeting that passed the gate, UTC+7; null while it is not passed.</param>
/// <param name="Decision">Meeting and decision, as in "M1/D2".</param>
internal sealed record ApiParkStep(string Code, ApiText Title, ApiText Gate, DateOnly? PassedOn, string? Decision, IReadOnlyList<ApiParkTask> Tasks)
{
    public static ApiParkStep Of(ParkProgramme park, ParkStep step) => new(
        step.Code, ApiText.Of(step.Title), ApiText.Of(step.Gate), step.PassedOn, step.Decision?.Key, [.. park.TasksOf(step).Select(each => new ApiParkTask(each.PlanCode, each.Code))]);
}

internal sealed record ApiParkTask(string Plan, string Code);

/// <param name="Title">What the row is about.</param>
/// <param name="TaskPlan">Code of the plan of the task that takes the measure; null for none.</param>
internal sealed record ApiCompatibilityRow(string Code, ParkTopic Topic, ApiText Title, ApiText? VietnamRule, ApiText? LaosRule, ApiText? Gap, ApiText? Measure, string? TaskPlan, string? TaskCode)
{
    public static ApiCompatibilityRow Of(CompatibilityRow row) => new(
        row.Code, row.Topic, ApiText.Of(row.Title), ApiText.OrNull(row.VietnamRule), ApiText.OrNull(row.LaosRule), ApiText.OrNull(row.Gap), ApiText.OrNull(row.Measure), row.TaskPlan, row.TaskCode);
}

/// <param name="Owner">Name of the owner; null where this reader does not see it.</param>
/// <param name="Due">UTC+7, as all days.</param>
/// <param name="ClosedOn">Null while it is open.</param>
internal sealed record ApiParkRisk(
    string Code, ApiText Title, RiskLevel Likelihood, RiskLevel Impact, ApiText? Measure, Side OwnerSide, ApiText? Owner, DateOnly OpenedOn, DateOnly? Due, DateOnly? ClosedOn, ApiText? Result)
{
    public static ApiParkRisk Of(ListRisks.Row row) => new(
        row.Risk.Code, ApiText.Of(row.Risk.Title), row.Risk.Likelihood, row.Risk.Impact, ApiText.OrNull(row.Risk.Measure), row.Risk.OwnerSide, ApiText.OrNull(row.Owner), row.Risk.OpenedOn, row.Risk.Due, row.Risk.ClosedOn,
        ApiText.OrNull(row.Risk.Result));
}

/// <summary>The joint industrial park.</summary>
internal static class ApiParks
{
    public static void MapPark(this RouteGroupBuilder api)
    {
        api.MapGet("/park", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new GetPark.Query(), ApiPark.Of)))
            .WithSummary("The programme of the joint industrial park: five steps with their tasks and gates").Produces<ApiPark>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/park/matrix", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(
                http, new ListCompatibility.Query(), found => new ApiList<ApiCompatibilityRow>([.. found.Rows.Select(ApiCompatibilityRow.Of)]))))
            .WithSummary("The compatibility matrix of the joint industrial park, by topic").Produces<ApiList<ApiCompatibilityRow>>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/park/risks", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListRisks.Query(), found => new ApiList<ApiParkRisk>([.. found.Rows.Select(ApiParkRisk.Of)]))))
            .WithSummary("Risks of the joint industrial park with their owners, open ones first").Produces<ApiList<ApiParkRisk>>().ProducesProblem(StatusCodes.Status403Forbidden);
    }
}
