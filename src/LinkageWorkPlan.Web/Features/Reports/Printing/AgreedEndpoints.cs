using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>Plans and amendments as files.</summary>
internal static class AgreedEndpoints
{
    public static void MapAgreedDocuments(this WebApplication app)
    {
        var plan = app.MapGroup("/plans/{planCode}").RequireAuthorization();
        plan.MapGet("/compare.pdf", ComparisonAsync);
        foreach (var group in new[] { plan, plan.MapGroup("/amendments/{number:int}") })
        {
            group.MapGet("/pdf", PdfAsync);
            group.MapGet("/document", DocumentAsync);
        }
    }

    /// <param name="from">As <see cref="PlanVersion"/> reads it; the plan as adopted where it is missing, and as it is now for <paramref name="to"/>.</param>
    private static async Task<IResult> ComparisonAsync(string planCode, string? from, string? to, string? edition, string? first, HttpContext http, ReportPdf pdf, Dispatcher dispatcher)
    {
        if ((PlanVersion.Read(from, PlanVersion.Baseline), PlanVersion.Read(to, PlanVersion.Now)) is not ({ } before, { } after))
        {
            return Results.NotFound();
        }

        var user = CurrentUser.From(http.User);
        var back = $"{EditionAddress.FilesOfPlan(planCode, null)}/compare";
        try
        {
            var query = new GetComparisonDocument.Query(planCode, before, after);
            var document = await dispatcher.SendAs(user, query, http.RequestAborted);
            var key = EditionAddress.Read(edition, first, user.Side);
            var printed = await pdf.OfContentAsync(document, key, http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.File(printed, "application/pdf", key.FileName(planCode, issue: null, $"{query.From}_{query.To}"));
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, back);
        }
        catch (PrintingException failure)
        {
            return FileAnswers.NotPrinted(http, failure.Failure, back);
        }
    }

    /// <param name="number">Of an amendment; the plan itself where it is missing.</param>
    /// <param name="edition">joint (also where it is missing), vietnamese, lao or english.</param>
    /// <param name="first">vietnam or laos; the reader's own side where it is missing.</param>
    /// <param name="open">With any value the PDF is shown in the browser and not saved as a file.</param>
    /// <param name="consolidated">With any value a plan with its amendments written into it, in place of what was signed.</param>
    /// <param name="bare">With any value what was signed as it was sealed, without the numbers of records offices that were added since.</param>
    private static async Task<IResult> PdfAsync(string planCode, int? number, string? edition, string? first, string? open, string? consolidated, string? bare, HttpContext http, ReportPdf pdf)
    {
        var user = CurrentUser.From(http.User);
        var back = EditionAddress.PaperOf(planCode, number);
        try
        {
            var key = EditionAddress.Read(edition, first, user.Side);
            var printed = consolidated is null || number is not null
                ? await pdf.OfAgreedAsync(user, planCode, number, key, asIssued: bare is not null, http.RequestAborted)
                : await pdf.OfConsolidatedAsync(user, planCode, key, http.RequestAborted);
            http.Response.Headers.CacheControl = "private, no-store";
            if (open is null)
            {
                return Results.File(printed.Pdf, "application/pdf", printed.FileName);
            }

            http.Response.Headers.ContentDisposition = new System.Net.Mime.ContentDisposition { Inline = true, FileName = printed.FileName }.ToString();
            return Results.Bytes(printed.Pdf, "application/pdf");
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, back);
        }
        catch (PrintingException failure)
        {
            return FileAnswers.NotPrinted(http, failure.Failure, back);
        }
        catch (SealException failure)
        {
            return FileAnswers.NotSealed(http, failure.Fault, back);
        }
    }

    private static async Task<IResult> DocumentAsync(string planCode, int? number, string? edition, string? first, string? consolidated, HttpContext http, ReportHtml html, Dispatcher dispatcher)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            AgreedDocument document = consolidated is null || number is not null
                ? await dispatcher.SendAs(user, new GetAgreedDocument.Query(planCode, number), http.RequestAborted)
                : await dispatcher.SendAs(user, new GetConsolidatedPlan.Query(planCode), http.RequestAborted);
            http.Response.Headers.ContentSecurityPolicy = FileAnswers.DocumentPolicy;
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Content(await html.RenderAsync(document, EditionAddress.Read(edition, first, user.Side)), "text/html; charset=utf-8");
        }
        catch (RuleException refusal)
        {
            return FileAnswers.Refused(http, refusal, EditionAddress.PaperOf(planCode, number));
        }
    }
}
