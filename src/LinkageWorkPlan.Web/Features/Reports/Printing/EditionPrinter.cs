using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports.Printing;

/// <summary>
/// Prints and seals what both signed and has no stored PDF yet – an issue of a report, a plan, an amendment –: right after the second signature, and again after a start, so that a program
/// that was killed in between catches up: nothing is kept of an edition before it is whole. Each edition has its own attempts
/// (<see cref="EditionAttempts"/>): a browser that is missing or hangs is tried again later, and so is a seal, and no other edition waits for it.
/// A number that a records office gave later is added to what is printed in the same way.
/// </summary>
public sealed partial class EditionPrinter(Dispatcher dispatcher, ReportHtml html, IPdfPrinter printer, EditionSeal seal, EditionAttempts attempts, ILogger<EditionPrinter> log, JobStart start) : BackgroundJob(start)
{
    /// <summary>At the latest after so long it looks again for what is missing.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim printing = new(1);

    /// <summary>An edition was stored, or could not be made; raised on the thread that printed. Whoever listens asks for what is there.</summary>
    public event Action? Changed;

    /// <summary>Prints and stores one edition of what both signed, unless it is stored already, whenever it was due.</summary>
    /// <param name="round">The signed round that holds it.</param>
    /// <exception cref="PrintingException">It could not be printed; it will be tried again.</exception>
    /// <exception cref="SealException">It could not be sealed; it will be tried again.</exception>
    /// <exception cref="RuleException">It could not be kept (<see cref="Rules.NoSpace"/>, <see cref="Rules.Busy"/>); it will be tried again.</exception>
    public async Task PrintAsync(Guid round, EditionKey key, CancellationToken cancel)
    {
        await printing.WaitAsync(cancel);
        try
        {
            var missing = await dispatcher.SendAs(CurrentUser.System, new ListUnprintedEditions.Query(), cancel);
            if (missing.FirstOrDefault(each => each.RoundId == round && each.Key == key) is { } edition)
            {
                await PrintAsync(edition, cancel);
            }
        }
        finally
        {
            printing.Release();
        }
    }

    /// <summary>Prints and stores the English rendering of what both signed. It carries its code, so its file has to be recognised later.</summary>
    /// <param name="round">The signed round that holds it.</param>
    /// <exception cref="PrintingException">It could not be printed.</exception>
    /// <exception cref="RuleException">It could not be kept.</exception>
    public async Task PrintOnDemandAsync(Guid round, EditionKey key, CancellationToken cancel)
    {
        await printing.WaitAsync(cancel);
        try
        {
            // Whoever waited for the same edition finds it printed.
            if (await IsStoredAsync(round, key, cancel))
            {
                return;
            }

            var content = await dispatcher.SendAs(CurrentUser.System, new GetSignedDocument.Query(round), cancel);
            var pdf = await printer.PrintAsync(await html.RenderAsync(content, key), PdfMetadata.Of(content), cancel);
            await dispatcher.SendAs(CurrentUser.System, new StoreEdition.Command(round, key, pdf, FirstPage: null), cancel);
            Printed(content.IssueNumber is { } issue ? $"{content.DocumentCode} issue {issue}" : content.DocumentCode, key, pdf.Length);
        }
        finally
        {
            printing.Release();
        }
    }

    /// <summary>Everything that is due, one after the other. What cannot be made is put off and the next one made.</summary>
    /// <returns>How long until there is something to do.</returns>
    public async Task<TimeSpan> PrintDueAsync(CancellationToken cancel)
    {
        while (true)
        {
            // Asked again each time: what was issued meanwhile goes before what failed.
            var missing = await dispatcher.SendAs(CurrentUser.System, new ListUnprintedEditions.Query(), cancel);
            if (attempts.Next(missing) is not { } edition)
            {
                return attempts.Wait(missing, Round);
            }

            try
            {
                await PrintAsync(edition.RoundId, edition.Key, cancel);
            }
            catch (Exception failure) when (failure is PrintingException or SealException or RuleException)
            {
                NotPrinted(edition.Name, edition.Key, failure.Message);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                // One content that nobody can lay out must not keep the others waiting.
                Broken(edition.Name, edition.Key, failure);
            }
        }
    }

    public override void Dispose()
    {
        printing.Dispose();
        base.Dispose();
    }

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = EditionAttempts.First;
            try
            {
                wait = await PrintDueAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // Nothing of this may end the program: the database did not answer.
                Failed(failure);
            }

            try
            {
                await WaitAsync(wait, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> IsStoredAsync(Guid round, EditionKey key, CancellationToken cancel) =>
        await dispatcher.SendAs(CurrentUser.System, new FindEdition.Query(round, key), cancel) is not null;

    private async Task PrintAsync(ListUnprintedEditions.Unprinted edition, CancellationToken cancel)
    {
        try
        {
            if (edition.Number is { } office)
            {
                await AddNumberAsync(edition, office, cancel);
                return;
            }

            // The fingerprints of the seals stand on the pages that they seal.
            var certificates = seal.Certificates();
            var content = (await dispatcher.SendAs(CurrentUser.System, new GetSignedDocument.Query(edition.RoundId), cancel))
                .WithSeals([.. certificates.Select(each => new SealFingerprint(each.Side, SealTrust.FingerprintOf(each.Certificate)))]);
            var document = await html.RenderAsync(content, edition.Key);
            var pdf = await printer.PrintAsync(document, PdfMetadata.Of(content), cancel);
            var firstPage = await printer.PictureAsync(document, cancel);
            if (await IsStoredAsync(edition.RoundId, edition.Key, cancel))
            {
                // Another server was faster: no second seal and no second time stamp.
                attempts.Succeeded(edition);
                return;
            }

            var canonical = await dispatcher.SendAs(CurrentUser.System, new GetSignedContent.Query(edition.RoundId), cancel);
            var history = await dispatcher.SendAs(CurrentUser.System, new GetSignedHead.Query(edition.RoundId), cancel);
            (pdf, var kind) = await seal.SealAsync(pdf, new SealedIssue(canonical, content, edition.Key, history), certificates, cancel);
            await dispatcher.SendAs(CurrentUser.System, new StoreEdition.Command(edition.RoundId, edition.Key, pdf, firstPage, kind), cancel);
            attempts.Succeeded(edition);
            Printed(edition.Name, edition.Key, pdf.Length);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            attempts.Failed(edition, failure);
            throw;
        }
        finally
        {
            Changed?.Invoke();
            Say(new EditionWord(edition.RoundId, edition.Key, attempts.Of(edition.RoundId, edition.Key)).Write());
        }
    }

    protected override void HearSaid(string words)
    {
        if (EditionWord.Read(words) is { } word)
        {
            attempts.Note(word);
            Changed?.Invoke();
        }
    }

    /// <summary>Adds the number that a records office gave after both signatures to a printed edition.</summary>
    private async Task AddNumberAsync(ListUnprintedEditions.Unprinted edition, Side office, CancellationToken cancel)
    {
        var found = await dispatcher.SendAs(CurrentUser.System, new GetNumberToAdd.Query(edition.RoundId, edition.Key, office), cancel);
        var content = await dispatcher.SendAs(CurrentUser.System, new GetSignedDocument.Query(edition.RoundId), cancel);
        var drawn = await printer.PrintAsync(await html.RenderNumberAsync(content, edition.Key, office), PdfMetadata.Of(content), cancel);
        var pdf = await seal.AddNumberAsync(found.Pdf, drawn, found.Record, found.IsSealed, cancel);
        await dispatcher.SendAs(CurrentUser.System, new StoreNumberLayer.Command(edition.RoundId, edition.Key, office, Fingerprint.OfBytes(found.Pdf), pdf), cancel);
        attempts.Succeeded(edition);
        Numbered(edition.Name, edition.Key, office, found.Record.Number);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Added to {Document}, {Edition}, the number of {Office}: {Number}")]
    private partial void Numbered(string document, EditionKey edition, Side office, string number);

    [LoggerMessage(Level = LogLevel.Information, Message = "Printed {Document}, {Edition}: {Bytes} bytes")]
    private partial void Printed(string document, EditionKey edition, int bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Document}, {Edition}, could not be printed, sealed or kept and will be tried again: {Reason}")]
    private partial void NotPrinted(string document, EditionKey edition, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Document}, {Edition}, could not be made and will be tried again")]
    private partial void Broken(string document, EditionKey edition, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for what is to be printed failed and will be tried again")]
    private partial void Failed(Exception failure);
}
