using System.Security.Cryptography;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Delivery;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Net.Http.Headers;

namespace LinkageWorkPlan.Web.Features.Api;

/// <param name="First">The side whose language stands first.</param>
/// <param name="Address">Of the PDF.</param>
/// <param name="Size">Bytes as signed.</param>
/// <param name="Sha256">As signed, in hexadecimal; the file at the address may have numbers of records offices that were added since.</param>
internal sealed record ApiEdition(Edition Edition, Side First, string Address, int Size, string Sha256, SealKind Seal)
{
    public static ApiEdition Of(HttpContext http, EditionKey key, int size, string sha256, SealKind seal, int? issue)
    {
        var named = (issue is { } number ? new QueryString().Add("issue", $"{number}") : QueryString.Empty).Add("first", key.Reader.ToString().ToLowerInvariant());
        return new(key.Edition, key.Reader, $"{http.Request.PathBase}{http.Request.Path}/{key.Edition.ToString().ToLowerInvariant()}{named}", size, sha256, seal);
    }
}

/// <param name="Mailed">When the mail that tells of it was sent, UTC; null where none was.</param>
/// <param name="OpenedPage">UTC, the first time.</param>
/// <param name="OpenedPdf">UTC, the first time.</param>
/// <param name="Acknowledged">UTC.</param>
/// <param name="Reminders">UTC, of those that were sent.</param>
internal sealed record ApiRecipient(string Name, DateTime? Mailed, DateTime? OpenedPage, DateTime? OpenedPdf, DateTime? Acknowledged, IReadOnlyList<DateTime> Reminders);

/// <summary>A delivery on paper.</summary>
/// <param name="Number">Of the receipt.</param>
internal sealed record ApiPaperDelivery(DateOnly? On, string? ReceivedBy, string? Number, string RecordedBy);

internal sealed record ApiDelivery(Side Side, IReadOnlyList<ApiRecipient> Recipients, IReadOnlyList<ApiPaperDelivery> OnPaper)
{
    public static ApiDelivery Of(GetDelivery.SideView side) => new(
        side.Side,
        [.. side.People.Select(each => new ApiRecipient(each.Name, each.Mail?.SentAt, each.OpenedPage, each.OpenedPdf, each.Acknowledged, each.Reminders))],
        [.. side.Papers.Select(each => new ApiPaperDelivery(each.PaperOn, each.ReceivedBy, each.Number, each.Name))]);
}

/// <summary>Printed files of plans, amendments and reports, and where reports were delivered.</summary>
internal static class ApiEditions
{
    private const string Pdf = "application/pdf";

    public static void MapEditions(this RouteGroupBuilder api)
    {
        api.MapGet("/reports/{plan}/{report}/editions", (string plan, string report, int? issue, HttpContext http) => ApiAnswer.OfAsync(
                http,
                new GetIssue.Query(plan, report, issue),
                found => new ApiList<ApiEdition>([.. found.Editions.Select(each => ApiEdition.Of(http, each.Key, each.Size, each.Sha256, each.Seal, issue ?? found.Newest))])))
            .WithSummary("The printed editions of a published issue, the newest where none is named").Produces<ApiList<ApiEdition>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/reports/{plan}/{report}/editions/{edition}", ReportAsync)
            .WithSummary("A report as PDF: an issue as it was signed, or the report as it stands").Produces<byte[]>(contentType: Pdf).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/reports/{plan}/{report}/deliveries", (string plan, string report, int? issue, HttpContext http) => ApiAnswer.OfAsync(
                http, new GetDelivery.Query(plan, report, issue), found => new ApiList<ApiDelivery>([.. found.Sides.Select(ApiDelivery.Of)])))
            .WithSummary("The delivery register of an issue: who was told, opened it and acknowledged it").Produces<ApiList<ApiDelivery>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/plans/{plan}/editions", (string plan, HttpContext http) => AgreedAsync(http, plan, null))
            .WithSummary("The printed editions of a plan that both signed").Produces<ApiList<ApiEdition>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/plans/{plan}/editions/{edition}", (string plan, [OneOf(typeof(Edition))] string edition, [OneOf(typeof(Side))] string? first, HttpContext http, ReportPdf pdf) => AgreedPdfAsync(http, pdf, plan, null, edition, first))
            .WithSummary("A plan as PDF: as it was signed, or as it stands").Produces<byte[]>(contentType: Pdf).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/plans/{plan}/amendments/{number:int}/editions", (string plan, int number, HttpContext http) => AgreedAsync(http, plan, number))
            .WithSummary("The printed editions of an amendment that both signed").Produces<ApiList<ApiEdition>>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/plans/{plan}/amendments/{number:int}/editions/{edition}", (string plan, int number, [OneOf(typeof(Edition))] string edition, [OneOf(typeof(Side))] string? first, HttpContext http, ReportPdf pdf) => AgreedPdfAsync(http, pdf, plan, number, edition, first))
            .WithSummary("An amendment as PDF").Produces<byte[]>(contentType: Pdf).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Task<IResult> AgreedAsync(HttpContext http, string plan, int? amendment) => ApiAnswer.OfAsync(
        http, new GetAgreedPaper.Query(plan, amendment), found => new ApiList<ApiEdition>([.. found.Editions.Select(each => ApiEdition.Of(http, each.Key, each.Size, each.Sha256, each.Seal, null))]));

    private static Task<IResult> AgreedPdfAsync(HttpContext http, ReportPdf pdf, string plan, int? amendment, string edition, string? first) => FileAsync(http, async user =>
        await pdf.OfAgreedAsync(user, plan, amendment, EditionAddress.Read(edition, first, user.Side), http.RequestAborted));

    /// <param name="issue">A published issue; the report as it stands where it is missing.</param>
    private static Task<IResult> ReportAsync(
        string plan, string report, [OneOf(typeof(Edition))] string edition, [OneOf(typeof(Side))] string? first, int? issue, HttpContext http, ReportPdf pdf, Dispatcher dispatcher) => FileAsync(http, async user =>
    {
        var printed = await pdf.OfAsync(user, plan, report, EditionAddress.Read(edition, first, user.Side), issue, cancel: http.RequestAborted);
        if (user.Is(Role.MinisterOffice))
        {
            // The delivery register has it as where it is opened on the page.
            await dispatcher.SendAs(user, new ReceiveReport.Command(plan, report, DeliveryWay.OpenedPdf, issue));
        }

        return printed;
    });

    private static async Task<IResult> FileAsync(HttpContext http, Func<CurrentUser, Task<PrintedReport>> print)
    {
        try
        {
            var printed = await print(CurrentUser.From(http.User));
            http.Response.Headers.CacheControl = "private, no-cache";
            http.Response.Headers.Vary = HeaderNames.Authorization;
            return Results.File(printed.Pdf, Pdf, printed.FileName, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(printed.Pdf).AsSpan(0, 16))}\""));
        }
        catch (RuleException refusal)
        {
            return ApiProblem.Of(http, refusal);
        }
        catch (PrintingException failure)
        {
            return ApiProblem.Of(http, StatusCodes.Status503ServiceUnavailable, "Reports.NotPrinted." + failure.Failure);
        }
        catch (SealException failure)
        {
            return ApiProblem.Of(http, StatusCodes.Status503ServiceUnavailable, "Reports.NotSealed." + failure.Fault);
        }
    }
}
