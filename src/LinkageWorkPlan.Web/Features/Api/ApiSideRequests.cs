using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Web.Features.Library;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="Article">As in "Article 5(2)"; empty for the whole.</param>
internal sealed record ApiRequestComment(string Code, string Article, ApiText Text, string ByName, DateOnly On);

/// <param name="Side">Which side asks.</param>
/// <param name="WaitsFor">The side that has to do something now; null where nobody has.</param>
/// <param name="Documents">Codes of documents of the library.</param>
/// <param name="Answer">Null before.</param>
/// <param name="Outcome">Null before.</param>
internal sealed record ApiSideRequest(
    string Code, Side Side, Side? WaitsFor, ApiText Title, ApiText Question, SideRequestKind Kind, SideRequestState State, DateOnly AskedOn, DateOnly Due, IReadOnlyList<string> Documents,
    IReadOnlyList<ApiRequestComment> Comments, ApiText? Answer, DateOnly? AnsweredOn, ApiText? Outcome, DateOnly? ClosedOn)
{
    public static ApiSideRequest Of(SideRequest request) => new(
        request.Code, request.Side, request.WaitsFor, ApiText.Of(request.Title), ApiText.Of(request.Question), request.Kind, request.State, request.AskedOn, request.Due, request.Documents,
        [.. request.Comments.OrderBy(each => each.Number).Select(each => new ApiRequestComment(each.Code, each.Article, ApiText.Of(each.Text), each.ByName, each.On))],
        request.Answer.IsEmpty ? null : ApiText.Of(request.Answer), request.AnsweredOn, request.Outcome.IsEmpty ? null : ApiText.Of(request.Outcome), request.ClosedOn);
}

/// <summary>What the sides ask each other.</summary>
internal static class ApiSideRequests
{
    public static void MapSideRequests(this RouteGroupBuilder api) =>
        api.MapGet("/requests", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListSideRequests.Query(), found => new ApiList<ApiSideRequest>([.. found.Requests.Select(ApiSideRequest.Of)]))))
            .WithSummary("What the sides ask each other, with comments, answers and outcomes; what waits first").Produces<ApiList<ApiSideRequest>>().ProducesProblem(StatusCodes.Status403Forbidden);
}
