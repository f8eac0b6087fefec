using System.Text;
using Microsoft.Playwright;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>A running browser with an empty profile of its own, which its driver removes when it ends.</summary>
internal sealed class WarmBrowser : IAsyncDisposable
{
    // A hanging browser does not answer a polite request to end either.
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(5);

    private static readonly string[] Flags =
    [
        "--disable-gpu", "--font-render-hinting=none", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>A4 upright, in CSS pixels.</summary>
    private static readonly ViewportSize FirstPage = new() { Width = 794, Height = 1123 };

    /// <summary>A document is laid out for the screen when it is opened, and again for the paper: the first is for nobody.</summary>
    private const string NotOnTheScreen = "<style media=\"screen\">body{display:none}</style></head>";

    /// <summary>What is not on the screen asks for no font, and paper does not wait for one.</summary>
    private const string AllFonts = "() => Promise.all([...document.fonts].map((font) => font.load()))";

    /// <summary>A screen knows no page margins: the document's own are put around its body, and what belongs to the next page is covered.</summary>
    private const string MarginsOfThePage = """
        () => {
          const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
          const page = rules.find((rule) => rule instanceof CSSPageRule && rule.selectorText === '')?.style;
          const margin = (side) => page?.getPropertyValue('margin-' + side) || '0';
          document.body.style.margin = `${margin('top')} ${margin('right')} 0 ${margin('left')}`;
          const end = document.createElement('div');
          end.style.cssText = `position: fixed; inset: auto 0 0; height: ${margin('bottom')}; background: #fff; z-index: 1`;
          document.body.append(end);
        }
        """;

    private readonly IPlaywright driver;
    private readonly IBrowser browser;
    private readonly DirectoryInfo folder;
    private readonly FontFiles fonts;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Lazy<Task<IPage>>? next;
    private int isDisposed;

    private WarmBrowser(IPlaywright driver, IBrowser browser)
    {
        this.driver = driver;
        this.browser = browser;
        folder = Directory.CreateTempSubdirectory("linkage-print-");
        fonts = new FontFiles(folder);
        browser.Disconnected += (_, _) => ended.TrySetResult();
    }

    public bool IsConnected => isDisposed == 0 && browser.IsConnected;

    /// <exception cref="PrintingException"><see cref="PrintingFailure.BrowserDoesNotStart"/> or <see cref="PrintingFailure.TimedOut"/>.</exception>
    public static async Task<WarmBrowser> StartAsync(string path, TimeSpan patience, CancellationToken limit)
    {
        var driver = await DriverAsync(limit);
        try
        {
            var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
                Headless = true,
                Args = Flags,

                // Chromium refuses to run as root with its sandbox; everyone else keeps it.
                ChromiumSandbox = !(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess),
                Timeout = (float)patience.TotalMilliseconds,
            }).WaitAsync(limit);
            return new WarmBrowser(driver, browser);
        }
        catch (TimeoutException failure)
        {
            driver.Dispose();
            throw new PrintingException(PrintingFailure.TimedOut, $"The browser {path} did not start in {patience.TotalSeconds} s.", failure);
        }
        catch (PlaywrightException failure)
        {
            driver.Dispose();
            throw new PrintingException(PrintingFailure.BrowserDoesNotStart, $"The browser {path} does not start: {failure.Message.Split('\n')[0]}", failure);
        }
        catch (OperationCanceledException)
        {
            // The driver does not end before its browser answers or its own patience does; nobody has to wait for that.
            _ = Task.Run(driver.Dispose, CancellationToken.None);
            throw;
        }
    }

    /// <summary>The program between this one and the browser; it is in the folder <c>.playwright</c> beside this program.</summary>
    private static async Task<IPlaywright> DriverAsync(CancellationToken limit)
    {
        var creating = Playwright.CreateAsync();
        try
        {
            return await creating.WaitAsync(limit);
        }
        catch (OperationCanceledException)
        {
            _ = creating.ContinueWith(late => late.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
        catch (Exception failure) when (failure is PlaywrightException or System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new PrintingException(PrintingFailure.BrowserDoesNotStart, $"The browser's driver does not start ({failure.Message.Split('\n')[0].TrimEnd('.')}): the folder .playwright has to stand beside the program. Install the program again.", failure);
        }
    }

    /// <exception cref="PlaywrightException">The browser ended.</exception>
    public Task<byte[]> PrintAsync(string html, CancellationToken limit) => WithFileAsync(html.Replace("</head>", NotOnTheScreen, StringComparison.Ordinal), PrintFileAsync, limit);

    /// <exception cref="PlaywrightException">The browser ended.</exception>
    public Task<byte[]> PictureAsync(string html, CancellationToken limit) => WithFileAsync(html, DrawFileAsync, limit);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 1)
        {
            return;
        }

        try
        {
            await browser.CloseAsync().WaitAsync(CloseLimit);
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            // It ended on its own or hangs: the driver takes it along when it goes.
        }

        driver.Dispose();
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A document still being read on Windows; the system's own cleaning takes it.
        }
    }

    private async Task<byte[]> WithFileAsync(string html, Func<string, Task<byte[]>> print, CancellationToken limit)
    {
        var file = Path.Combine(folder.FullName, $"{Guid.CreateVersion7():N}.html");
        try
        {
            // By file: a long document is megabytes, which are slow to send through the driver.
            await File.WriteAllTextAsync(file, fonts.TakeOutOf(html), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), limit);
            var printing = print(new Uri(file).AbsoluteUri);

            // Of a browser that ends, its driver does not answer everything that was asked: that is not waited for.
            return await Task.WhenAny(printing, ended.Task).WaitAsync(limit) == printing ? await printing : throw new PlaywrightException("The browser ended.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<byte[]> PrintFileAsync(string address)
    {
        var page = await (Interlocked.Exchange(ref next, null)?.Value ?? BlankAsync());
        try
        {
            await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            await page.EvaluateAsync(AllFonts);
            return await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true });
        }
        finally
        {
            _ = ReadyAsync(page.Context);
        }
    }

    /// <summary>Each document has a profile and a page of its own; those of the next are made ready while nobody waits.</summary>
    /// <param name="used">Is closed first.</param>
    public async Task ReadyAsync(IBrowserContext? used = null)
    {
        try
        {
            await (used?.CloseAsync() ?? Task.CompletedTask);
            if (isDisposed == 0)
            {
                // Of two that end at once, one makes it.
                var blank = new Lazy<Task<IPage>>(BlankAsync);
                if (Interlocked.CompareExchange(ref next, blank, null) is null)
                {
                    await blank.Value;
                }
            }
        }
        catch (PlaywrightException)
        {
            // The browser ended; the next document fails and starts it again.
        }
    }

    private async Task<IPage> BlankAsync() => await PageOfAsync(await browser.NewContextAsync(new BrowserNewContextOptions { Offline = true }));

    private async Task<byte[]> DrawFileAsync(string address)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { Offline = true, ViewportSize = FirstPage, DeviceScaleFactor = 1.5f });
        var page = await PageOfAsync(context);
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await page.EvaluateAsync(MarginsOfThePage);
        return await page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Png });
    }

    private static async Task<IPage> PageOfAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();

        // The caller's limit is the only one: Playwright's own would tell its time as a failure of the browser.
        page.SetDefaultTimeout(0);
        page.SetDefaultNavigationTimeout(0);
        return page;
    }
}
