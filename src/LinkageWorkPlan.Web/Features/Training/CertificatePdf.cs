using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>What is being done while certificates are printed.</summary>
public enum CertificateStep
{
    Collecting,
    LayingOut,
    Printing,
}

/// <summary>
/// The certificates of a course as one PDF. It has names, so it is never stored: a print is kept for some minutes in memory, so that the page can
/// print with a word of progress and the browser then fetches it at once.
/// </summary>
public sealed class CertificatePdf(Dispatcher dispatcher, CertificateHtml html, IPdfPrinter printer, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);

    /// <param name="user">Whoever asks: gets only what this user may read.</param>
    /// <exception cref="RuleException">There are none for this user, or the names were deleted.</exception>
    /// <exception cref="PrintingException">They could not be printed.</exception>
    public async Task<byte[]> OfAsync(CurrentUser user, string courseCode, IProgress<CertificateStep>? progress, CancellationToken cancel)
    {
        progress?.Report(CertificateStep.Collecting);
        var found = await dispatcher.SendAs(user, new GetCertificates.Query(courseCode), cancel);
        var place = (nameof(CertificatePdf), found.CourseId, found.Version);
        if (cache.TryGetValue(place, out byte[]? kept))
        {
            return kept!;
        }

        progress?.Report(CertificateStep.LayingOut);
        var document = await html.RenderAsync(found.Book);
        progress?.Report(CertificateStep.Printing);
        var pdf = await printer.PrintAsync(document, new PdfMetadata(WorkingClock.StartOf(found.Book.Rows.Max(each => each.On))), cancel);
        return cache.Set(place, pdf, Kept);
    }
}

internal static class CertificateEndpoint
{
    public static void MapCertificates(this WebApplication app) =>
        app.MapGet("/training/{courseCode}/certificates.pdf", async (string courseCode, HttpContext http, CertificatePdf pdf) =>
        {
            var back = $"/training/{Uri.EscapeDataString(courseCode)}/participants";
            try
            {
                var bytes = await pdf.OfAsync(CurrentUser.From(http.User), courseCode, null, http.RequestAborted);
                http.Response.Headers.CacheControl = "private, no-store";
                return Results.File(bytes, "application/pdf", $"{courseCode}-certificates.pdf");
            }
            catch (RuleException refusal)
            {
                return FileAnswers.Refused(http, refusal, back);
            }
            catch (PrintingException failure)
            {
                return FileAnswers.NotPrinted(http, failure.Failure, back);
            }
        }).RequireAuthorization();
}
