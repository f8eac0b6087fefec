using System.Text.Json.Nodes;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.SignOff;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="SignedAt">UTC; of a signature by hand when it was put on record.</param>
/// <param name="SignedOn">The day on the paper; null for one in the system.</param>
/// <param name="Proof">By what it was signed in the system; null on paper.</param>
internal sealed record ApiSignature(Side Side, string Name, ApiText Position, SignatureMethod Method, SignatureCapacity Capacity, DateTime SignedAt, DateOnly? SignedOn, SignatureProof? Proof)
{
    public static ApiSignature Of(SignatureRow row) => new(row.Side, row.Name, ApiText.Of(row.Position), row.How.Method, row.How.Capacity, row.How.SignedAt, row.How.ByHand?.SignedOn, row.How.Proof);
}

/// <param name="Code">The plan's, the amendment's, or the report's.</param>
/// <param name="RequestedAt">UTC.</param>
/// <param name="ClosedAt">UTC; null while it waits for signatures.</param>
/// <param name="Comment">Why it was returned; null where it was not.</param>
internal sealed record ApiSignOff(
    Guid Id, SignOffSubject Subject, string Code, ApiText Title, RoundState State, DateTime RequestedAt, string RequestedBy, DateTime? ClosedAt, string? ClosedBy, string? Comment,
    IReadOnlyList<ApiSignature> Signatures)
{
    public static ApiSignOff Of(RoundRow row) => new(
        row.Id, row.Subject, row.SubjectCode, ApiText.Of(row.Title), row.State, row.RequestedAt, row.RequestedBy, row.ClosedAt, row.ClosedBy, row.Comment, [.. row.Signatures.Select(ApiSignature.Of)]);
}

/// <param name="Open">What waits for signatures, on every page; the longest waiting first.</param>
/// <param name="Page">Of the closed ones, from 1, the newest first.</param>
/// <param name="Total">Closed ones on all pages.</param>
internal sealed record ApiSignOffs(IReadOnlyList<ApiSignOff> Open, int Page, int Pages, int Total, IReadOnlyList<ApiSignOff> Items);

/// <param name="Fingerprint">What is signed: SHA-256 of the content's bytes.</param>
/// <param name="IsCurrent">False where the plan was changed after it was sent: then nobody can sign.</param>
/// <param name="Content">What was put before the co-chairs, in the form that is signed.</param>
internal sealed record ApiSignOffDetail(ApiSignOff SignOff, string Plan, string Fingerprint, bool IsCurrent, JsonNode Content)
{
    public static ApiSignOffDetail Of(GetRound.Result found) => new(
        ApiSignOff.Of(found.Round), found.PlanCode, found.Fingerprint, found.IsCurrent,
        JsonNode.Parse(found.Plan?.ToCanonical() ?? found.Amendment?.ToCanonical() ?? CanonicalContent.Of(found.Report!))!);
}

/// <summary>What is put before the co-chairs.</summary>
internal static class ApiSignOffEndpoints
{
    public static void MapSignOffs(this RouteGroupBuilder api)
    {
        api.MapGet("/sign-offs", (int? page, HttpContext http) => ApiAnswer.OfAsync(
                http,
                new ListRounds.Query(page ?? 1),
                found =>
                {
                    var closed = ApiPaging.Of(http, page, found.Page, found.Pages, found.ClosedCount, found.Closed.Select(ApiSignOff.Of));
                    return new ApiSignOffs([.. found.Open.Select(ApiSignOff.Of)], closed.Page, closed.Pages, closed.Total, closed.Items);
                }))
            .WithSummary("What waits for signatures, and what was signed, returned or withdrawn").Produces<ApiSignOffs>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/sign-offs/{id:guid}", (Guid id, HttpContext http) => ApiAnswer.OfAsync(http, new GetRound.Query(id), ApiSignOffDetail.Of))
            .WithSummary("One of them with the content that is signed").Produces<ApiSignOffDetail>().ProducesProblem(StatusCodes.Status404NotFound);
    }
}
