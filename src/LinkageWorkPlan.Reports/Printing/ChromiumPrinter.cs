using LinkageWorkPlan.Reports.Pdf;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// Prints with an installed Chromium, Chrome or Edge. One browser is kept warm; it is started at the first document, and again when it
/// has ended. Documents wait in line beyond <see cref="PrintingOptions.Concurrency"/>.
/// </summary>
public sealed class ChromiumPrinter : IPdfPrinter, IAsyncDisposable
{
    private readonly PrintingOptions options;
    private readonly ILogger<ChromiumPrinter> log;
    private readonly SemaphoreSlim line;
    private readonly SemaphoreSlim starting = new(1);
    private readonly CancellationTokenSource ending = new();
    private WarmBrowser? warm;
    private bool isDisposed;

    public ChromiumPrinter(IOptions<PrintingOptions> options, ILogger<ChromiumPrinter> log)
    {
        this.options = options.Value;
        this.log = log;
        line = new SemaphoreSlim(this.options.MaxConcurrent);
    }

    private TimeSpan Limit => TimeSpan.FromSeconds(Math.Clamp(options.TimeoutSeconds, 1, PrintingOptions.TimeoutSecondsMax));

    public void MakeReady() => _ = Task.Run(async () =>
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
            limit.CancelAfter(Limit);
            await (await BrowserAsync(limit.Token)).ReadyAsync();
        }
        catch (Exception failure) when (failure is PrintingException or OperationCanceledException or ObjectDisposedException)
        {
            // The next printing starts it again; the caller gets the failure.
        }
    });

    public async Task<byte[]> PrintAsync(string html, PdfMetadata metadata, CancellationToken cancellation = default)
    {
        var pdf = await InLineAsync((browser, limit) => browser.PrintAsync(html, limit), cancellation);
        try
        {
            return PrintedPdf.Finish(pdf, metadata, DocumentWords.Of(html));
        }
        catch (PdfException fault)
        {
            log.LogWarning(fault, "The browser wrote a PDF of a form that is not known: the same content printed again will not give the same bytes, and it cannot be sealed");
            return pdf;
        }
    }

    public Task<byte[]> PictureAsync(string html, CancellationToken cancellation = default) => InLineAsync((browser, limit) => browser.PictureAsync(html, limit), cancellation);

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        await ending.CancelAsync();
        await starting.WaitAsync();
        if (warm is { } browser)
        {
            await browser.DisposeAsync();
        }

        starting.Dispose();
        ending.Dispose();
        line.Dispose();
    }

    private async Task<byte[]> InLineAsync(Func<WarmBrowser, CancellationToken, Task<byte[]>> print, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        await line.WaitAsync(cancellation);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Limit);
            try
            {
                return await TwiceAsync(print, limit.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new PrintingException(PrintingFailure.TimedOut, $"Printing took longer than {Limit.TotalSeconds} s.");
            }
        }
        finally
        {
            line.Release();
        }
    }

    private async Task<byte[]> TwiceAsync(Func<WarmBrowser, CancellationToken, Task<byte[]>> print, CancellationToken limit)
    {
        var browser = await BrowserAsync(limit);
        try
        {
            return await print(browser, limit);
        }
        catch (PlaywrightException failure)
        {
            log.LogWarning(failure, "The browser ended while printing; it is started again");
        }
        catch (OperationCanceledException)
        {
            // What hangs once hangs for all who wait in line behind it.
            await DropAsync(browser);
            throw;
        }

        await DropAsync(browser);
        browser = await BrowserAsync(limit);
        try
        {
            return await print(browser, limit);
        }
        catch (PlaywrightException failure)
        {
            await DropAsync(browser);
            throw new PrintingException(PrintingFailure.Crashed, "The browser ended while printing, twice.", failure);
        }
        catch (OperationCanceledException)
        {
            await DropAsync(browser);
            throw;
        }
    }

    private async Task<WarmBrowser> BrowserAsync(CancellationToken limit)
    {
        await starting.WaitAsync(limit);
        try
        {
            if (warm is { IsConnected: false } ended)
            {
                warm = null;
                await ended.DisposeAsync();
            }

            return warm ??= await WarmBrowser.StartAsync(BrowserFinder.Find(options.BrowserPath), Limit, limit);
        }
        finally
        {
            starting.Release();
        }
    }

    private async Task DropAsync(WarmBrowser browser)
    {
        await starting.WaitAsync(CancellationToken.None);
        try
        {
            if (ReferenceEquals(warm, browser))
            {
                warm = null;
            }
        }
        finally
        {
            starting.Release();
        }

        await browser.DisposeAsync();
    }
}
