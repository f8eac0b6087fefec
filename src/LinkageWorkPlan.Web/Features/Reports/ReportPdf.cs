using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Extensions.Caching.Memory;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>What is being done while a report is made into a PDF.</summary>
public enum PrintingStep
{
    Collecting,
    LayingOut,
    Printing,
}

public sealed record PrintedReport(byte[] Pdf, string FileName);

/// <summary>
/// A report as a PDF: the stored bytes of an issue, a fresh print of anything else. A draft's print is kept for some minutes, as long as
/// nothing changes, so that the page can print with a word of progress and the browser then fetches it at once.
/// </summary>
public sealed class ReportPdf(Dispatcher dispatcher, ReportHtml html, IPdfPrinter printer, EditionPrinter editions, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);

    /// <param name="first">The side whose language stands on the left.</param>
    /// <param name="user">Whoever asks: gets only what this user may read.</param>
    /// <exception cref="Domain.Failures.RuleException">There is no such report for this user.</exception>
    /// <exception cref="PrintingException">It could not be printed.</exception>
    public async Task<PrintedReport> OfAsync(CurrentUser user, string planCode, string reportCode, Side first, IProgress<PrintingStep>? progress = null, CancellationToken cancel = default)
    {
        var query = new FindEdition.Query(planCode, reportCode, first);
        var found = await dispatcher.SendAs(user, query, cancel);
        if (found.State == ReportState.Issued)
        {
            if (found.Pdf is null)
            {
                progress?.Report(PrintingStep.Printing);
                await editions.PrintAsync(planCode, reportCode, first, cancel);
                found = await dispatcher.SendAs(user, query, cancel);
            }

            return new PrintedReport(found.Pdf!, NameOf(reportCode, first, $"issue-{found.Issue}"));
        }

        var key = (nameof(ReportPdf), found.ReportId, found.Revision, found.PlanRevision, first);
        if (!cache.TryGetValue(key, out byte[]? pdf))
        {
            pdf = await PrintAsync(user, planCode, reportCode, first, progress, cancel);
            cache.Set(key, pdf, Kept);
        }

        return new PrintedReport(pdf!, NameOf(reportCode, first, "draft"));
    }

    /// <summary>The document that is printed, for the screen.</summary>
    public async Task<string> HtmlAsync(CurrentUser user, string planCode, string reportCode, Side first, CancellationToken cancel) =>
        await html.RenderAsync(await dispatcher.SendAs(user, new BuildReportContent.Query(planCode, reportCode), cancel), Edition.Joint, first);

    private async Task<byte[]> PrintAsync(CurrentUser user, string planCode, string reportCode, Side first, IProgress<PrintingStep>? progress, CancellationToken cancel)
    {
        progress?.Report(PrintingStep.Collecting);
        var content = await dispatcher.SendAs(user, new BuildReportContent.Query(planCode, reportCode), cancel);
        progress?.Report(PrintingStep.LayingOut);
        var document = await html.RenderAsync(content, Edition.Joint, first);
        progress?.Report(PrintingStep.Printing);
        return await printer.PrintAsync(document, cancel);
    }

    private static string NameOf(string reportCode, Side first, string what) =>
        $"{reportCode}_{(first == Side.Vietnam ? "vi-lo" : "lo-vi")}_{what}.pdf";
}
