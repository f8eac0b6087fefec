using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>The PDF of what a round froze, and its pages as pictures: the same bytes for who downloads it and who reads it in the page.</summary>
public sealed class RoundPaper(Dispatcher dispatcher, ReportPdf pdf, PageDrawer drawer)
{
    /// <summary>False where pages cannot be drawn on this server.</summary>
    public bool CanDraw => drawer.IsThere;

    /// <summary>False where pages are pictures without words.</summary>
    public bool CanRead => drawer.CanRead;

    /// <exception cref="Domain.Failures.RuleException">There is no such round for this user.</exception>
    /// <exception cref="PrintingException">It could not be printed.</exception>
    /// <exception cref="LinkageWorkPlan.Reports.Sealing.SealException">It could not be sealed.</exception>
    public async Task<(byte[] Pdf, IPrintedContent Content)> PdfAsync(CurrentUser user, Guid roundId, EditionKey key, CancellationToken cancel)
    {
        var content = await dispatcher.SendAs(user, new GetRoundDocument.Query(roundId), cancel);

        // What both signed is handed out as it is kept.
        var printed = content is MinutesDocument { IsDraft: false } minutes ? (await pdf.OfMinutesAsync(user, minutes.DocumentCode, key, cancel)).Pdf
            : content is ScoringDocument { IsDraft: false } scoring ? (await pdf.OfScoringAsync(user, scoring.DocumentCode, key, cancel)).Pdf
            : content is AgreedDocument { IsDraft: false } agreed
            ? (await pdf.OfAgreedAsync(user, agreed.PlanCode, agreed.AmendmentNumber, key, cancel)).Pdf
            : await pdf.OfContentAsync(content, key, cancel);
        return (printed, content);
    }

    /// <returns>The sizes of its pages; empty where it is of a form that is not known.</returns>
    /// <inheritdoc cref="PdfAsync" path="/exception"/>
    public async Task<IReadOnlyList<PageSize>> PagesAsync(CurrentUser user, Guid roundId, EditionKey key, CancellationToken cancel) =>
        PdfPages.SizesIn((await PdfAsync(user, roundId, key, cancel)).Pdf) ?? [];

    /// <param name="page">From 1.</param>
    /// <returns>A PNG; null where there is no such page or it cannot be drawn.</returns>
    /// <inheritdoc cref="PdfAsync" path="/exception"/>
    public async Task<byte[]?> PictureAsync(CurrentUser user, Guid roundId, EditionKey key, int page, PictureSize size, CancellationToken cancel) =>
        await drawer.DrawAsync((await PdfAsync(user, roundId, key, cancel)).Pdf, page, size, cancel);

    /// <returns>What each page says; null where it cannot be read.</returns>
    /// <inheritdoc cref="PdfAsync" path="/exception"/>
    public async Task<IReadOnlyList<IReadOnlyList<SpokenWords>>?> WordsAsync(CurrentUser user, Guid roundId, EditionKey key, CancellationToken cancel) =>
        await drawer.WordsAsync((await PdfAsync(user, roundId, key, cancel)).Pdf, cancel) is { } pages ? [.. pages.Select(page => SpokenWords.Of(page, key))] : null;
}
