using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LinkageWorkPlan.Reports.Printing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>Faults of the browser, made by small programs that take its place.</summary>
public sealed class ChromiumPrinterTests : IDisposable
{
    private const string Document = "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Một</title></head><body><h1>Một</h1></body></html>";

    private static readonly PdfMetadata Metadata = new(new DateTimeOffset(2026, 6, 26, 2, 0, 0, TimeSpan.Zero));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("browser-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_first_page_is_drawn_with_the_margins_of_the_document()
    {
        await using var printer = Printer(null);
        const string red = "<!DOCTYPE html><title>x</title><style>@page { margin: 20mm } html { -webkit-print-color-adjust: exact } p { margin: 0; height: 400mm; background: #f00 }</style><p></p>";
        var png = await printer.PictureAsync(red);
        Assert.Equal("PNG"u8.ToArray(), png[1..4]);
        Assert.Equal((1191, 1685), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        await using var browser = await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = BrowserFinder.Find(null), Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync();
        var colours = await page.EvaluateAsync<string>("""
            async (png) => {
              const picture = new Image();
              picture.src = 'data:image/png;base64,' + png;
              await picture.decode();
              const paper = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height }).getContext('2d');
              paper.drawImage(picture, 0, 0);
              return [[60, 60], [600, 800], [600, 1640]].map(([x, y]) => [...paper.getImageData(x, y, 1, 1).data].slice(0, 3).join()).join(' ');
            }
            """, Convert.ToBase64String(png));
        Assert.Equal("255,255,255 255,0,0 255,255,255", colours);
    }

    [Fact]
    public async Task A_missing_browser_is_distinguished_from_other_failures()
    {
        await using var printer = Printer(Path.Combine(folder.FullName, "none"));
        Assert.Equal(PrintingFailure.BrowserMissing, await FailureAsync(printer));
    }

    [Fact]
    public async Task A_browser_that_ends_at_once_does_not_start()
    {
        await using var printer = Printer(Program("exit 3"));
        Assert.Equal(PrintingFailure.BrowserDoesNotStart, await FailureAsync(printer));
    }

    [Fact]
    public async Task A_hanging_browser_is_given_up_at_the_limit()
    {
        await using var printer = Printer(Program("exec sleep 40"), seconds: 2);
        var watch = Stopwatch.StartNew();
        Assert.Equal(PrintingFailure.TimedOut, await FailureAsync(printer));
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.5, 30);
    }

    [Fact]
    public async Task A_document_that_never_ends_is_given_up_and_the_next_one_is_printed()
    {
        var options = new PrintingOptions { TimeoutSeconds = 8 };
        await using var printer = new ChromiumPrinter(Options.Create(options), NullLogger<ChromiumPrinter>.Instance, TimeProvider.System);
        const string endless = "<!DOCTYPE html><title>x</title><script>for (;;) {}</script>";
        Assert.Equal(PrintingFailure.TimedOut, (await Assert.ThrowsAsync<PrintingException>(() => printer.PrintAsync(endless, Metadata))).Failure);

        // The next one starts a browser again, which a busy machine may take its time for.
        options.TimeoutSeconds = 60;
        AssertPdf(await printer.PrintAsync(Document, Metadata));
    }

    [Fact]
    public async Task A_browser_that_was_ended_is_started_again()
    {
        var pid = Path.Combine(folder.FullName, "pid");
        await using var printer = Printer(Program($"echo $$ > '{pid}'\nexec '{BrowserFinder.Find(null)}' \"$@\""));
        AssertPdf(await printer.PrintAsync(Document, Metadata));
        var first = await File.ReadAllTextAsync(pid);
        using (var browser = Process.GetProcessById(int.Parse(first, System.Globalization.CultureInfo.InvariantCulture)))
        {
            browser.Kill();
            await browser.WaitForExitAsync();
        }

        AssertPdf(await printer.PrintAsync(Document, Metadata));
        Assert.NotEqual(first, await File.ReadAllTextAsync(pid));
    }

    [Fact]
    public async Task A_browser_that_ends_whenever_it_prints_is_distinguished_from_other_failures()
    {
        await using var printer = Printer(EndsAt("Page.printToPDF", "true"));
        Assert.Equal(PrintingFailure.Crashed, await FailureAsync(printer));
    }

    [Theory]
    [InlineData("Page.enable")]
    [InlineData("Page.navigate")]
    [InlineData("Page.printToPDF")]
    public async Task A_browser_that_ends_once_is_started_again_at_once_and_nobody_notices(string order)
    {
        var ended = Path.Combine(folder.FullName, "ended");
        await using var printer = Printer(EndsAt(order, $"mkdir '{ended}' 2>/dev/null"));
        AssertPdf(await printer.PrintAsync(Document, Metadata));
        Assert.True(Directory.Exists(ended));
    }

    [Fact]
    public async Task One_browser_prints_many_documents_at_once()
    {
        var starts = Path.Combine(folder.FullName, "starts");
        await using var printer = Printer(Program($"echo start >> '{starts}'\nexec '{BrowserFinder.Find(null)}' \"$@\""));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => printer.PrintAsync(Document, Metadata))), AssertPdf);
        Assert.Single(await File.ReadAllLinesAsync(starts));
    }

    [Fact]
    public async Task A_browser_that_is_made_ready_starts_before_there_is_a_document_and_prints_it()
    {
        var started = await PipeAsync();
        await using var printer = Printer(Program($"echo start > '{started}'\nexec '{BrowserFinder.Find(null)}' \"$@\""));
        printer.MakeReady();
        await StartAsync(started);

        // A second browser would wait for somebody who reads of its start until the printer gives up.
        AssertPdf(await printer.PrintAsync(Document, Metadata));
    }

    [Fact]
    public async Task A_browser_that_cannot_be_made_ready_is_told_to_whoever_prints()
    {
        await using var printer = Printer(Path.Combine(folder.FullName, "none"));
        printer.MakeReady();
        Assert.Equal(PrintingFailure.BrowserMissing, await FailureAsync(printer));
    }

    [Fact]
    public async Task Nobody_waits_for_a_hanging_browser_that_was_made_ready_for_nothing()
    {
        var started = await PipeAsync();
        var watch = new Stopwatch();
        await using (var printer = Printer(Program($"echo start > '{started}'\nexec sleep 40")))
        {
            printer.MakeReady();
            await StartAsync(started);
            watch.Start();
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 15);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_no_failure_of_printing()
    {
        await using var printer = Printer(Program("exec sleep 40"));
        using var impatience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printer.PrintAsync(Document, Metadata, impatience.Token));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.5, 15);
    }

    [Fact]
    public async Task Nothing_is_asked_of_the_network()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var printer = Printer(null);
        AssertPdf(await printer.PrintAsync($"<!DOCTYPE html><title>x</title><img src=\"http://{server.LocalEndpoint}/x.png\">", Metadata));
        Assert.False(server.Pending());
    }

    [Fact]
    public async Task A_browser_that_nobody_prints_with_is_closed_and_the_next_document_starts_another()
    {
        var (pid, time) = (Path.Combine(folder.FullName, "pid"), new RingingTime());
        await using var printer = Printer(Program($"echo $$ > '{pid}'\nexec '{BrowserFinder.Find(null)}' \"$@\""), time: time);
        AssertPdf(await printer.PrintAsync(Document, Metadata));
        var first = await File.ReadAllTextAsync(pid);
        Assert.Equal(ChromiumPrinter.Idle, time.Due);
        using (var browser = Process.GetProcessById(int.Parse(first, System.Globalization.CultureInfo.InvariantCulture)))
        {
            time.Ring();
            await browser.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }

        AssertPdf(await printer.PrintAsync(Document, Metadata));
        Assert.NotEqual(first, await File.ReadAllTextAsync(pid));
    }

    [Fact]
    public async Task A_browser_that_prints_is_not_closed_however_long_it_takes()
    {
        var (started, time) = (await PipeAsync(), new RingingTime());
        await using var printer = Printer(EndsAt("Page.printToPDF", $"echo > '{started}'; false"), time: time);
        var printing = printer.PrintAsync(Document, Metadata);
        await StartAsync(started);
        time.Ring();
        AssertPdf(await printing);
    }

    private static void AssertPdf(byte[] pdf) => Assert.Equal("%PDF-1.7"u8.ToArray(), pdf[..8]);

    private static async Task<PrintingFailure> FailureAsync(ChromiumPrinter printer) =>
        (await Assert.ThrowsAsync<PrintingException>(() => printer.PrintAsync(Document, Metadata))).Failure;

    private static ChromiumPrinter Printer(string? path, int seconds = 60, TimeProvider? time = null) =>
        new(Options.Create(new PrintingOptions { BrowserPath = path, TimeoutSeconds = seconds }), NullLogger<ChromiumPrinter>.Instance, time ?? TimeProvider.System);

    /// <summary>The real browser, whose orders (they come by pipe 3, each ended by a zero byte) are read on the way: it is killed at one of them.</summary>
    /// <param name="fatal">The order.</param>
    /// <param name="when">A command that says whether this time.</param>
    private string EndsAt(string fatal, string when) => Program($$"""
        exec 5<&3
        exec 3< <(while IFS= read -r -d '' order <&5; do
          case $order in *{{fatal}}*) if {{when}}; then kill -9 $$; exit; fi ;; esac
          printf '%s\0' "$order"
        done)
        exec '{{BrowserFinder.Find(null)}}' "$@" 5<&-
        """);

    /// <summary>Its one timer goes off when the test says.</summary>
    private sealed class RingingTime : TimeProvider
    {
        private (TimerCallback Callback, object? State) timer;

        public TimeSpan Due { get; private set; }

        public void Ring() => timer.Callback(timer.State);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timer = (callback, state);
            return new Timer(this);
        }

        private sealed class Timer(RingingTime time) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                time.Due = dueTime;
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    private async Task<string> PipeAsync()
    {
        var path = Path.Combine(folder.FullName, "started");
        using var making = Process.Start("mkfifo", path);
        await making.WaitForExitAsync();
        return path;
    }

    /// <summary>Ends once somebody wrote into the pipe.</summary>
    private static Task StartAsync(string pipe) => Task.Run(() => File.ReadAllTextAsync(pipe)).WaitAsync(TimeSpan.FromSeconds(30));

    private string Program(string script)
    {
        var path = Path.Combine(folder.FullName, $"{Guid.CreateVersion7():N}.sh");
        File.WriteAllText(path, $"#!/bin/bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
