using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports.Issuing;

internal static class ReportEndpoints
{
    public static void MapReports(this WebApplication app)
    {
        var reports = app.MapGroup("/reports/{planCode}/{reportCode}").RequireAuthorization();
        reports.MapGet("/pdf", PdfAsync);
        reports.MapGet("/document", DocumentAsync);
        reports.MapGet("/first-page", FirstPageAsync);
        reports.MapGet("/archive", IssueArchiveEndpoint.ArchiveAsync);
        app.MapGet("/reports/register.xlsx", RegisterAsync).RequireAuthorization();
    }

    /// <param name="edition">joint (also where it is missing), vietnamese, lao or english.</param>
    /// <param name="first">vietnam or laos; the reader's own side where it is missing.</param>
    /// <param name="issue">A published issue; the report as it stands where it is missing.</param>
    /// <param name="open">With any value the PDF is shown in the browser and not saved as a file.</param>
    /// <param name="bare">With any value the file as it was issued, without the numbers of records offices that were added since.</param>
    private static async Task<IResult> PdfAsync(string planCode, string reportCode, string? edition, string? first, int? issue, string? open, string? bare, HttpContext http, ReportPdf pdf, Dispatcher dispatcher)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            var printed = await pdf.OfAsync(user, planCode, reportCode, EditionAddress.Read(edition, first, user.Side), issue, asIssued: bare is not null, cancel: http.RequestAborted);
            if (user.Is(Role.MinisterOffice) && !http.IsHead())
            {
                await dispatcher.SendAs(user, new ReceiveReport.Command(planCode, reportCode, DeliveryWay.OpenedPdf, issue));
            }

            http.Response.Headers.CacheControl = "private, no-store";
            return open is null
                ? Results.File(printed.Pdf, "application/pdf", printed.FileName)
                : Inline(http, printed);
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, PageOf(planCode, reportCode));
        }
        catch (PrintingException failure)
        {
            return FileAnswers.NotPrinted(http, failure.Failure, PageOf(planCode, reportCode));
        }
        catch (SealException failure)
        {
            return FileAnswers.NotSealed(http, failure.Fault, PageOf(planCode, reportCode));
        }
    }

    /// <param name="side">vietnam or laos; both where it is missing.</param>
    /// <param name="year">This year where it is missing.</param>
    private static async Task<IResult> RegisterAsync(string? side, int? year, HttpContext http, Dispatcher dispatcher, Clock clock)
    {
        try
        {
            var office = Enum.TryParse<Side>(side, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read : (Side?)null;
            var book = await dispatcher.SendAs(CurrentUser.From(http.User), new GetRegister.Query(office, year ?? clock.Today.Year, ReaderLanguage.Of(http)), http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.File(book.Bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book.FileName);
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, "/reports");
        }
    }

    private static async Task<IResult> DocumentAsync(string planCode, string reportCode, string? edition, string? first, int? issue, HttpContext http, ReportPdf pdf)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            var document = await pdf.HtmlAsync(user, planCode, reportCode, EditionAddress.Read(edition, first, user.Side), issue, http.RequestAborted);
            http.Response.Headers.ContentSecurityPolicy = FileAnswers.DocumentPolicy;
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Content(document, "text/html; charset=utf-8");
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, PageOf(planCode, reportCode));
        }
    }

    private static async Task<IResult> FirstPageAsync(string planCode, string reportCode, string? edition, string? first, int? issue, HttpContext http, Dispatcher dispatcher)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            var picture = await dispatcher.SendAs(user, new GetFirstPage.Query(planCode, reportCode, EditionAddress.Read(edition, first, user.Side), issue), http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Bytes(picture, "image/png");
        }
        catch (RuleException)
        {
            return Results.NotFound();
        }
    }

    private static IResult Inline(HttpContext http, PrintedReport printed)
    {
        http.Response.Headers.ContentDisposition = new System.Net.Mime.ContentDisposition { Inline = true, FileName = printed.FileName }.ToString();
        return Results.Bytes(printed.Pdf, "application/pdf");
    }

    private static string PageOf(string planCode, string reportCode) => EditionAddress.FilesOf(planCode, reportCode);
}
