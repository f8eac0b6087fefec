using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

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
public sealed class ReportPdf(Dispatcher dispatcher, ReportHtml html, IPdfPrinter printer, EditionPrinter editions, IMemoryCache cache, IOptions<PrintingOptions> options) : IDisposable
{
    /// <summary>Documents wait here before they are laid out: many at once would take the memory and the processors that the pages need.</summary>
    private readonly SemaphoreSlim line = new(options.Value.MaxConcurrent);

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(3);

    /// <param name="key">Which edition. The English one of an issue is printed when it is first asked for.</param>
    /// <param name="issue">A published issue; null for the report as it stands.</param>
    /// <param name="user">Whoever asks: gets only what this user may read.</param>
    /// <param name="asIssued">Of an issue, without the numbers of records offices that were added since.</param>
    /// <exception cref="Domain.Failures.RuleException">There is no such report for this user.</exception>
    /// <exception cref="PrintingException">It could not be printed.</exception>
    public async Task<PrintedReport> OfAsync(CurrentUser user, string planCode, string reportCode, EditionKey key, int? issue, IProgress<PrintingStep>? progress = null, bool asIssued = false, CancellationToken cancel = default)
    {
        var query = new GetEdition.Query(planCode, reportCode, key, issue, asIssued);
        var found = await dispatcher.SendAs(user, query, cancel);
        var name = key.FileName(reportCode, found.Issue);
        if (found.Issue is not null)
        {
            if (found.Pdf is null)
            {
                progress?.Report(PrintingStep.Printing);
                await (key.IsOnDemand
                    ? editions.PrintOnDemandAsync(found.RoundId!.Value, key, cancel)
                    : editions.PrintAsync(found.RoundId!.Value, key, cancel));
                found = await dispatcher.SendAs(user, query, cancel);
            }

            return new PrintedReport(found.Pdf!, name);
        }

        var place = (nameof(ReportPdf), found.ReportId, found.Revision, found.PlanRevision, found.Issue, key);
        return new PrintedReport(await KeptAsync(place, () => PrintAsync(user, planCode, reportCode, key, found.Issue, progress, cancel), cancel), name);
    }

    /// <summary>A plan or one of its amendments: the stored bytes of what both signed, a fresh print of anything else.</summary>
    /// <param name="amendment">Its number; null for the plan itself.</param>
    /// <param name="user">Whoever asks: gets only what this user may read.</param>
    /// <param name="asIssued">Of what both signed, without the numbers of records offices that were added since.</param>
    /// <exception cref="Domain.Failures.RuleException">There is none for this user.</exception>
    /// <exception cref="PrintingException">It could not be printed.</exception>
    /// <exception cref="LinkageWorkPlan.Reports.Sealing.SealException">It could not be sealed.</exception>
    public async Task<PrintedReport> OfAgreedAsync(CurrentUser user, string planCode, int? amendment, EditionKey key, bool asIssued, CancellationToken cancel)
    {
        var query = new GetAgreedEdition.Query(planCode, amendment, key, asIssued);
        var found = await dispatcher.SendAs(user, query, cancel);
        if (found.RoundId is not { } round)
        {
            var document = await dispatcher.SendAs(user, new GetAgreedDocument.Query(planCode, amendment), cancel);
            return new PrintedReport(await OfContentAsync(document, key, cancel), key.FileName(document));
        }

        if (found.Pdf is null)
        {
            await (key.IsOnDemand ? editions.PrintOnDemandAsync(round, key, cancel) : editions.PrintAsync(round, key, cancel));
            found = await dispatcher.SendAs(user, query, cancel);
        }

        return new PrintedReport(found.Pdf!, key.FileNameOfAgreed(planCode, amendment));
    }

    /// <summary>With the numbers of records offices that were added since.</summary>
    /// <inheritdoc cref="OfAgreedAsync(CurrentUser, string, int?, EditionKey, bool, CancellationToken)"/>
    public Task<PrintedReport> OfAgreedAsync(CurrentUser user, string planCode, int? amendment, EditionKey key, CancellationToken cancel) =>
        OfAgreedAsync(user, planCode, amendment, key, asIssued: false, cancel);

    /// <summary>A plan with its amendments written into it: printed each time, and never kept.</summary>
    /// <exception cref="Domain.Failures.RuleException">There is none for this user.</exception>
    /// <exception cref="PrintingException">It could not be printed.</exception>
    public async Task<PrintedReport> OfConsolidatedAsync(CurrentUser user, string planCode, EditionKey key, CancellationToken cancel)
    {
        var document = await dispatcher.SendAs(user, new GetConsolidatedPlan.Query(planCode), cancel);
        return new PrintedReport(await OfContentAsync(document, key, cancel), key.FileName(document));
    }

    /// <summary>The minutes of a meeting: the stored bytes of what both signed, a fresh print of anything else.</summary>
    /// <inheritdoc cref="OfAgreedAsync(CurrentUser, string, int?, EditionKey, bool, CancellationToken)" path="/exception"/>
    public async Task<PrintedReport> OfMinutesAsync(CurrentUser user, string meetingCode, EditionKey key, CancellationToken cancel)
    {
        var found = await StoredAsync(user, new GetMinutesEdition.Query(meetingCode, key), key, cancel);
        var document = await dispatcher.SendAs(user, new GetMeetingDocument.Query(meetingCode, Invitation: false), cancel);
        return new PrintedReport(found ?? await OfContentAsync(document, key, cancel), key.FileName(document));
    }

    /// <summary>A round of scoring: the stored bytes of what both signed, a fresh print of anything else.</summary>
    /// <inheritdoc cref="OfAgreedAsync(CurrentUser, string, int?, EditionKey, bool, CancellationToken)" path="/exception"/>
    public async Task<PrintedReport> OfScoringAsync(CurrentUser user, string sheetCode, EditionKey key, CancellationToken cancel)
    {
        var found = await StoredAsync(user, new GetScoringEdition.Query(sheetCode, key), key, cancel);
        var document = await dispatcher.SendAs(user, new GetScoringDocument.Query(sheetCode), cancel);
        return new PrintedReport(found ?? await OfContentAsync(document, key, cancel), key.FileName(document));
    }

    /// <summary>The invitation to a meeting: printed each time, and never kept.</summary>
    /// <exception cref="Domain.Failures.RuleException">There is none for this user.</exception>
    /// <exception cref="PrintingException">It could not be printed.</exception>
    public async Task<PrintedReport> OfInvitationAsync(CurrentUser user, string meetingCode, EditionKey key, CancellationToken cancel)
    {
        var document = await dispatcher.SendAs(user, new GetMeetingDocument.Query(meetingCode, Invitation: true), cancel);
        return new PrintedReport(await OfContentAsync(document, key, cancel), key.FileName(document));
    }

    /// <returns>The stored bytes of an edition, which is printed first where it is not yet; null for what is not signed.</returns>
    private async Task<byte[]?> StoredAsync(CurrentUser user, IQuery<GetAgreedEdition.Found> query, EditionKey key, CancellationToken cancel)
    {
        var found = await dispatcher.SendAs(user, query, cancel);
        if (found is { RoundId: { } round, Pdf: null })
        {
            await (key.IsOnDemand ? editions.PrintOnDemandAsync(round, key, cancel) : editions.PrintAsync(round, key, cancel));
            found = await dispatcher.SendAs(user, query, cancel);
        }

        return found.Pdf;
    }

    /// <summary>A content as it will be printed, whether it is signed or not. What is frozen is kept for some minutes.</summary>
    /// <exception cref="PrintingException">It could not be printed.</exception>
    public Task<byte[]> OfContentAsync(IPrintedContent content, EditionKey key, CancellationToken cancel)
    {
        var place = (content.Printed, content.Fingerprint, content.IssueNumber, string.Join('|', content.Signatures.Select(each => $"{each.Side} {each.SignedAt:O}")), string.Join('|', content.OfficeNumbers), key);
        return KeptAsync(content.IsFrozen ? place : null, async () => await printer.PrintAsync(await html.RenderAsync(content, key), PdfMetadata.Of(content), cancel), cancel);
    }

    public void Dispose() => line.Dispose();

    /// <summary>The document that is printed, for the screen.</summary>
    public async Task<string> HtmlAsync(CurrentUser user, string planCode, string reportCode, EditionKey key, int? issue, CancellationToken cancel) =>
        await html.RenderAsync(await dispatcher.SendAs(user, new GetReportContent.Query(planCode, reportCode, issue), cancel), key);

    /// <param name="place">Null for what may be another document the next time.</param>
    private async Task<byte[]> KeptAsync(object? place, Func<Task<byte[]>> print, CancellationToken cancel)
    {
        byte[]? pdf = null;
        if (place is not null && cache.TryGetValue(place, out pdf))
        {
            return pdf!;
        }

        await line.WaitAsync(cancel);
        try
        {
            // Whoever waited for the same document finds it printed.
            if (place is null || !cache.TryGetValue(place, out pdf))
            {
                pdf = await print();
                if (place is not null)
                {
                    cache.Set(place, pdf, Kept);
                }
            }

            return pdf!;
        }
        finally
        {
            line.Release();
        }
    }

    private async Task<byte[]> PrintAsync(CurrentUser user, string planCode, string reportCode, EditionKey key, int? issue, IProgress<PrintingStep>? progress, CancellationToken cancel)
    {
        progress?.Report(PrintingStep.Collecting);
        var content = await dispatcher.SendAs(user, new GetReportContent.Query(planCode, reportCode, issue), cancel);
        progress?.Report(PrintingStep.LayingOut);
        var document = await html.RenderAsync(content, key);
        progress?.Report(PrintingStep.Printing);
        return await printer.PrintAsync(document, PdfMetadata.Of(content), cancel);
    }
}
