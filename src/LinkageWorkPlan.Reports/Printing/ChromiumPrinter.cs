using LinkageWorkPlan.Reports.Pdf;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>
/// Prints with an installed Chromium, Chrome or Edge. One browser is kept warm; it is started at the first document, and again when it
/// has ended, or was closed because nobody printed for a while (<see cref="Idle"/>). Documents wait in line beyond <see cref="PrintingOptions.Concurrency"/>.
/// </summary>
public sealed class ChromiumPrinter : IPdfPrinter, IAsyncDisposable
{
    /// <summary>So long a browser that nobody prints with is kept: with its driver it holds several hundred megabytes.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly PrintingOptions options;
    private readonly ILogger<ChromiumPrinter> log;
    private readonly SemaphoreSlim line;
    private readonly SemaphoreSlim starting = new(1);
    private readonly CancellationTokenSource ending = new();
    private readonly ITimer idle;
    private WarmBrowser? warm;
    private int inUse;
    private bool isDisposed;

    public ChromiumPrinter(IOptions<PrintingOptions> options, ILogger<ChromiumPrinter> log, TimeProvider time)
    {
        idle = time.CreateTimer(_ => _ = CloseIdleAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        this.options = options.Value;
        this.log = log;
        line = new SemaphoreSlim(this.options.MaxConcurrent);
    }

    private TimeSpan Limit => TimeSpan.FromSeconds(Math.Clamp(options.TimeoutSeconds, 1, PrintingOptions.TimeoutSecondsMax));

    public void MakeReady() => _ = Task.Run(async () =>
    {
        try
        {
            using var use = Use();
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
        await idle.DisposeAsync();
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
            using var use = Use();
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

    /// <summary>While it lasts no browser is closed as idle; at its end the wait for that begins again.</summary>
    private Ending Use()
    {
        Interlocked.Increment(ref inUse);
        return new Ending(() =>
        {
            Interlocked.Decrement(ref inUse);
            idle.Change(Idle, Timeout.InfiniteTimeSpan);
        });
    }

    private async Task CloseIdleAsync()
    {
        try
        {
            WarmBrowser? unused = null;
            await starting.WaitAsync(ending.Token);
            try
            {
                if (Volatile.Read(ref inUse) == 0)
                {
                    (unused, warm) = (warm, null);
                }
            }
            finally
            {
                starting.Release();
            }

            if (unused is not null)
            {
                await unused.DisposeAsync();
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
        {
            // The program ends, and its browser with it.
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

    private readonly record struct Ending(Action End) : IDisposable
    {
        public void Dispose() => End();
    }
}
