using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>
/// Prints and seals what was issued and has no stored PDF yet: right after the second signature, and again after a start, so that a program
/// that was killed in between catches up: nothing is kept of an edition before it is whole. A browser that is missing or hangs is tried again
/// later, and so is a seal: an issue whose seal is configured waits for it.
/// </summary>
public sealed partial class EditionPrinter(Dispatcher dispatcher, ReportHtml html, IPdfPrinter printer, EditionSeal seal, ILogger<EditionPrinter> log) : BackgroundService
{
    /// <summary>A signature's transaction is still open when it wakes the printer.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(20);

    /// <summary>After so many failures in a row it is tried ever less often, up to once in about ten minutes.</summary>
    private const int MaxDoublings = 5;

    private readonly SemaphoreSlim work = new(0);
    private readonly SemaphoreSlim printing = new(1);
    private int failures;

    /// <summary>Why the last edition could not be printed; null where all went well.</summary>
    public PrintingFailure? LastFailure { get; private set; }

    /// <summary>Why the last edition could not be sealed; null where all went well.</summary>
    public SealFault? LastSealFault { get; private set; }

    /// <summary>An edition was stored, or could not be made; raised on the thread that printed. Whoever listens asks for what is there.</summary>
    public event Action? Changed;

    /// <summary>By which rule the last edition that was printed could not be kept, as <see cref="Rules.NoSpace"/>; null where all went well.</summary>
    public string? LastRefusal { get; private set; }

    public void Wake() => work.Release();

    /// <summary>Prints and stores one edition of an issue, unless it is stored already.</summary>
    /// <exception cref="PrintingException">It could not be printed; it will be tried again.</exception>
    /// <exception cref="SealException">It could not be sealed; it will be tried again.</exception>
    /// <exception cref="RuleException">It could not be kept (<see cref="Rules.NoSpace"/>, <see cref="Rules.Busy"/>); it will be tried again.</exception>
    public async Task PrintAsync(string planCode, string reportCode, int issue, EditionKey key, CancellationToken cancel)
    {
        await printing.WaitAsync(cancel);
        try
        {
            var missing = await dispatcher.SendAs(CurrentUser.System, new FindUnprinted.Query(), cancel);
            if (missing.FirstOrDefault(each => each.PlanCode == planCode && each.ReportCode == reportCode && each.Issue == issue && each.Key == key) is { } edition)
            {
                await PrintAsync(edition, cancel);
            }
        }
        finally
        {
            printing.Release();
        }
    }

    /// <summary>Prints and stores the English rendering of an issue. It carries the code of its issue, so its file has to be known again.</summary>
    /// <exception cref="PrintingException">It could not be printed.</exception>
    /// <exception cref="RuleException">It could not be kept.</exception>
    public async Task PrintOnDemandAsync(FindUnprinted.Unprinted edition, CancellationToken cancel)
    {
        await printing.WaitAsync(cancel);
        try
        {
            var content = await dispatcher.SendAs(CurrentUser.System, new BuildReportContent.Query(edition.PlanCode, edition.ReportCode, edition.Issue), cancel);
            var pdf = await printer.PrintAsync(await html.RenderAsync(content, edition.Key), PdfMetadata.Of(content), cancel);
            await dispatcher.SendAs(CurrentUser.System, new StoreEdition.Command(edition.ReportId, edition.Issue, edition.Key, pdf, FirstPage: null), cancel);
            Printed(edition.ReportCode, edition.Issue, edition.Key, pdf.Length);
        }
        finally
        {
            printing.Release();
        }
    }

    public override void Dispose()
    {
        work.Dispose();
        printing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var edition in await dispatcher.SendAs(CurrentUser.System, new FindUnprinted.Query(), stoppingToken))
                {
                    await PrintAsync(edition.PlanCode, edition.ReportCode, edition.Issue, edition.Key, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is PrintingException or SealException or RuleException)
            {
                failures++;
                NotPrinted(failure.Message);
            }
            catch (Exception failure)
            {
                // Nothing of this may end the program; whoever opens the edition sees the failure again.
                failures++;
                Failed(failure);
            }

            if (await WaitAsync(stoppingToken))
            {
                return;
            }
        }
    }

    private async Task PrintAsync(FindUnprinted.Unprinted edition, CancellationToken cancel)
    {
        try
        {
            // The fingerprints of the seals stand on the pages that they seal.
            var certificates = seal.Certificates();
            var content = await dispatcher.SendAs(CurrentUser.System, new BuildReportContent.Query(edition.PlanCode, edition.ReportCode, edition.Issue), cancel) with
            {
                SealFingerprints = [.. certificates.Select(each => new SealFingerprint(each.Side, SealTrust.FingerprintOf(each.Certificate)))],
            };
            var document = await html.RenderAsync(content, edition.Key);
            var pdf = await printer.PrintAsync(document, PdfMetadata.Of(content), cancel);
            var firstPage = await printer.PictureAsync(document, cancel);
            var canonical = await dispatcher.SendAs(CurrentUser.System, new ReadSignedContent.Query(edition.ReportId, edition.Issue), cancel);
            (pdf, var kind) = await seal.SealAsync(pdf, new SealedIssue(canonical, content, edition.Key), certificates, cancel);
            await dispatcher.SendAs(CurrentUser.System, new StoreEdition.Command(edition.ReportId, edition.Issue, edition.Key, pdf, firstPage, kind), cancel);
            (LastFailure, LastSealFault, LastRefusal, failures) = (null, null, null, 0);
            Printed(edition.ReportCode, edition.Issue, edition.Key, pdf.Length);
        }
        catch (PrintingException failure)
        {
            LastFailure = failure.Failure;
            throw;
        }
        catch (SealException failure)
        {
            (LastFailure, LastSealFault) = (null, failure.Fault);
            throw;
        }
        catch (RuleException refusal)
        {
            (LastFailure, LastSealFault, LastRefusal) = (null, null, refusal.Broken[0].Rule);
            throw;
        }
        finally
        {
            Changed?.Invoke();
        }
    }

    /// <returns>True where the program ends.</returns>
    private async Task<bool> WaitAsync(CancellationToken stopping)
    {
        try
        {
            if (await work.WaitAsync(Round * Math.Pow(2, Math.Min(failures, MaxDoublings)), stopping))
            {
                await Task.Delay(Settling, stopping);
            }

            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Printed {Report} issue {Issue}, {Edition}: {Bytes} bytes")]
    private partial void Printed(string report, int issue, EditionKey edition, int bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An issued report could not be printed, sealed or kept and will be tried again: {Reason}")]
    private partial void NotPrinted(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Printing issued reports failed and will be tried again")]
    private partial void Failed(Exception failure);
}
