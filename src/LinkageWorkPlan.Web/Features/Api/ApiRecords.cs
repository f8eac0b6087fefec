using System.Text.Json.Nodes;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Glossary;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Directions;
using LinkageWorkPlan.Web.Features.Glossary;
using LinkageWorkPlan.Web.Features.History;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="InForceOn">UTC+7; null where it is not in force.</param>
/// <param name="Tasks">How many tasks it concerns.</param>
/// <param name="Indicators">How many indicators it concerns.</param>
/// <param name="HasOutline">True where it changes the plan's title, period, pillars or sectors.</param>
internal sealed record ApiAmendment(int Number, AmendmentState State, ApiText Reason, int Tasks, int Indicators, bool HasOutline, DateOnly? InForceOn)
{
    public static ApiAmendment Of(ListAmendments.Row row) => new(row.Number, row.State, ApiText.Of(row.Reason), row.Tasks, row.Indicators, row.HasOutline, row.InForceOn);
}

/// <param name="Content">What is to be signed or was signed, in the form that is signed.</param>
internal sealed record ApiAmendmentDetail(int Number, AmendmentState State, DateOnly? InForceOn, JsonNode Content)
{
    public static ApiAmendmentDetail Of(int number, GetAmendment.Result found) => new(number, found.State, found.InForceOn, JsonNode.Parse(found.Content.ToCanonical())!);
}

/// <param name="Contact">Empty where none is known.</param>
/// <param name="Head">Id of the person who heads the unit.</param>
/// <param name="Tasks">In all plans.</param>
internal sealed record ApiOwnerDetail(Guid Id, Side Side, ApiText Name, OwnerKind Kind, string Contact, Guid? Head, bool IsActive, int Tasks)
{
    public static ApiOwnerDetail Of(ListOwners.Row row) =>
        new(row.Id, row.Side, ApiText.Of(row.Name), row.Details.Kind, row.Details.Contact ?? string.Empty, row.Details.HeadId, row.IsActive, row.Tasks);
}

/// <param name="CutOff">Included; figures are those of its end, UTC+7.</param>
/// <param name="Topic">Of a special report; null for any other kind.</param>
/// <param name="Issue">The newest that is published; null where none is.</param>
internal sealed record ApiReport(
    string Plan, string Code, ReportKind Kind, ApiText? Topic, ReportState State, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly CutOff, DateOnly Due, int? Issue, DateOnly? IssuedOn)
{
    public static ApiReport Of(ListReports.Row row) => new(row.PlanCode, row.Code, row.Kind, ApiText.OrNull(row.Topic), row.State, row.PeriodStart, row.PeriodEnd, row.CutOff, row.Due, row.Issue, row.IssuedOn);
}

/// <param name="Side">Whose minister gave it.</param>
internal sealed record ApiDirection(
    string Report, int Issue, Side Side, DateOnly Given, string? Number, Side? Addressee, DateOnly? Due, ApiText Words, ApiText Answer, string? Task, DirectionState State)
{
    public static ApiDirection Of(ListDirections.Row row) => new(
        row.ReportCode, row.Direction.Issue, row.Direction.Side, row.Direction.Given, row.Direction.Number, row.Direction.Addressee, row.Direction.Due,
        ApiText.Of(row.Direction.Words), ApiText.Of(row.Direction.Answer), row.Direction.TaskCode, row.Direction.State);
}

internal sealed record ApiTerm(Guid Id, TermGroup Group, ApiText Words, TermState State, LaoConfidence? Confidence)
{
    public static ApiTerm Of(ListTerms.Row row) => new(row.Id, row.Group, ApiText.Of(row.Words), row.State, row.Confidence);
}

/// <param name="At">UTC.</param>
/// <param name="Action">Name of the use case.</param>
/// <param name="Subject">Kind of what was changed.</param>
/// <param name="Code">Of what was changed; empty where it has none.</param>
internal sealed record ApiHistoryEntry(Guid Id, DateTime At, string By, string Action, string? Reason, string Subject, Guid SubjectId, string Code, IReadOnlyList<ApiChange> Changes)
{
    public static ApiHistoryEntry Of(AuditEntry entry) => new(
        entry.Id, entry.At, entry.ActorName, entry.Action, entry.Reason, entry.SubjectKind, entry.SubjectId, entry.SubjectCode,
        [.. entry.Changes.Select(each => new ApiChange(each.Subject, each.Field, each.Language?.Code(), each.Before, each.After))]);
}

/// <param name="Part">Code of the part it is about, as a milestone's; null for the subject itself.</param>
/// <param name="Language">Code of the language whose words changed; null where it is no text.</param>
/// <param name="Before">As it is kept; null where there was nothing.</param>
internal sealed record ApiChange(string? Part, string Field, string? Language, string? Before, string? After);

/// <summary>What is on record beside a plan's tasks.</summary>
internal static class ApiRecords
{
    public static void MapRecords(this RouteGroupBuilder api)
    {
        api.MapGet("/plans/{plan}", (string plan, HttpContext http) => ApiAnswer.OfAsync(http, new GetPlanJson.Query(plan), found => JsonNode.Parse(found.Json)!))
            .WithSummary("All of a plan: what was agreed, where it stands, progress, indicators and amendments").Produces<JsonNode>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/plans/{plan}/amendments", (string plan, HttpContext http) => ApiAnswer.OfAsync(
                http, new ListAmendments.Query(plan), found => new ApiList<ApiAmendment>([.. found.Amendments.Select(ApiAmendment.Of)])))
            .WithSummary("A plan's amendments, the newest first").Produces<ApiList<ApiAmendment>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/plans/{plan}/amendments/{number:int}", (string plan, int number, HttpContext http) => ApiAnswer.OfAsync(
                http, new GetAmendment.Query(plan, number), found => ApiAmendmentDetail.Of(number, found)))
            .WithSummary("One amendment with its content").Produces<ApiAmendmentDetail>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/plans/{plan}/directions", (string plan, HttpContext http) => ApiAnswer.OfAsync(
                http, new ListDirections.Query(plan), found => new ApiList<ApiDirection>([.. found.Rows.Select(ApiDirection.Of)])))
            .WithSummary("What the ministers directed, and the answers").Produces<ApiList<ApiDirection>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/owners", (Func<HttpContext, Task<IResult>>)(http => ApiAnswer.OfAsync(http, new ListOwners.Query(), found => new ApiList<ApiOwnerDetail>([.. found.Select(ApiOwnerDetail.Of)]))))
            .WithSummary("Persons and units of both sides").Produces<ApiList<ApiOwnerDetail>>().ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapGet("/reports", (string? plan, HttpContext http) => ApiAnswer.OfAsync(http, new ListReports.Query(plan), found => new ApiList<ApiReport>([.. found.Select(ApiReport.Of)])))
            .WithSummary("Reports of a plan, or of all").Produces<ApiList<ApiReport>>();
        api.MapGet("/reports/{plan}/{report}", (string plan, string report, int? issue, HttpContext http) => ApiAnswer.OfAsync(
                http, new GetReportContent.Query(plan, report, issue), found => JsonNode.Parse(CanonicalContent.Of(found))!))
            .WithSummary("A report's content, of an issue in the form that was signed").Produces<JsonNode>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/glossary", (string? q, int? page, HttpContext http) => ApiAnswer.OfAsync(
                http, new ListTerms.Query(CurrentUser.From(http.User).Language, q, Page: page ?? 1),
                found => ApiPaging.Of(http, page, found.Page, found.Pages, found.Count, found.Rows.Select(ApiTerm.Of))))
            .WithSummary("Terms in both official languages").Produces<ApiPage<ApiTerm>>();
        api.MapGet("/history", (string? plan, string? task, int? page, HttpContext http) => ApiAnswer.OfAsync(
                http, new ListHistory.Query(plan, task, Page: page ?? 1),
                found => ApiPaging.Of(http, page, found.Page, found.Pages, found.Count, found.Entries.Select(ApiHistoryEntry.Of))))
            .WithSummary("Who changed what, the newest first").Produces<ApiPage<ApiHistoryEntry>>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/evidence/{id:guid}", FileAsync).WithSummary("A file of evidence").Produces<byte[]>(contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> FileAsync(Guid id, HttpContext http, Dispatcher dispatcher)
    {
        try
        {
            var file = await dispatcher.SendAs(CurrentUser.From(http.User), new GetEvidence.Query(id), http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.File(file.Bytes, file.ContentType, file.FileName);
        }
        catch (Domain.Failures.RuleException refusal)
        {
            return ApiProblem.Of(http, refusal);
        }
    }
}
