using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.Reports.Printing;

/// <summary>How large a page is drawn: the longer side of the picture, in pixels.</summary>
public enum PictureSize
{
    /// <summary>As wide as a screen shows a page: A4 upright is 1191 pixels wide.</summary>
    Screen = 1684,

    /// <summary>For reading closely.</summary>
    Close = 2526,
}

/// <summary>
/// Draws single pages of a PDF as PNG pictures, by poppler's pdftoppm. The PDF may be a stranger's: one process at a time, with limits of time and
/// memory, gets the bytes and nothing else of this program. Pictures are kept in memory for some minutes, by the fingerprint of their PDF.
/// </summary>
public sealed partial class PageDrawer : IDisposable
{
    /// <summary>Of a PDF, in bytes.</summary>
    public const int PdfMax = 100 * 1024 * 1024;

    /// <summary>Of a picture, in bytes: far more than any page of this size has.</summary>
    private const int PictureMax = 32 * 1024 * 1024;

    private const int CacheMax = 64 * 1024 * 1024;

    /// <summary>Memory in KiB and seconds of a processor; a shell that does not know one of them goes on without it.</summary>
    private const string Bounded = """ulimit -v 1048576 2>/dev/null; ulimit -t 20 2>/dev/null; exec "$0" "$@" """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);
    private static readonly byte[] Png = [0x89, .. "PNG"u8];

    private readonly string? program;
    private readonly ILogger<PageDrawer> log;
    private readonly SemaphoreSlim line = new(1);
    private readonly MemoryCache pictures = new(new MemoryCacheOptions { SizeLimit = CacheMax });

    public PageDrawer(IOptions<PrintingOptions> options, ILogger<PageDrawer> log)
    {
        this.log = log;
        program = Find(options.Value.PageDrawerPath);
        if (program is null)
        {
            Missing(log);
        }
    }

    /// <summary>False where the program is not on this machine: pages are then read in the browser's own viewer.</summary>
    public bool IsThere => program is not null;

    /// <param name="page">From 1.</param>
    /// <returns>Null where there is no such page, the file is no PDF that can be drawn, or it took too long.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<byte[]?> DrawAsync(byte[] pdf, int page, PictureSize size, CancellationToken cancel)
    {
        if (program is null || page < 1 || pdf.Length > PdfMax)
        {
            return null;
        }

        var key = (Convert.ToHexString(SHA256.HashData(pdf)), page, size);
        if (pictures.TryGetValue(key, out byte[]? kept))
        {
            return kept;
        }

        await line.WaitAsync(cancel);
        try
        {
            // Whoever waited for the same page finds it drawn.
            if (!pictures.TryGetValue(key, out kept) && (kept = await RunAsync(program, pdf, page, size, cancel)) is not null)
            {
                pictures.Set(key, kept, new MemoryCacheEntryOptions { Size = kept.Length, SlidingExpiration = Kept });
            }

            return kept;
        }
        finally
        {
            line.Release();
        }
    }

    public void Dispose()
    {
        pictures.Dispose();
        line.Dispose();
    }

    private async Task<byte[]?> RunAsync(string drawer, byte[] pdf, int page, PictureSize size, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        var number = page.ToString(CultureInfo.InvariantCulture);
        try
        {
            using var process = Process.Start(Command(drawer, ["-q", "-png", "-f", number, "-l", number, "-scale-to", ((int)size).ToString(CultureInfo.InvariantCulture), "-"]))!;
            try
            {
                var fed = FeedAsync(process.StandardInput.BaseStream, pdf, limit.Token);
                var ignored = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
                var picture = await ReadAsync(process.StandardOutput.BaseStream, limit.Token);
                await Task.WhenAll(fed, ignored);
                await process.WaitForExitAsync(limit.Token);
                return process.ExitCode == 0 && picture.AsSpan().StartsWith(Png) ? picture : null;
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidDataException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            NotDrawn(log, page, pdf.Length, failure.Message);
            return null;
        }
    }

    private static ProcessStartInfo Command(string drawer, string[] arguments)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(drawer, arguments) : new ProcessStartInfo("/bin/sh", ["-c", Bounded, drawer, .. arguments]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError, start.CreateNoWindow) = (true, true, true, true);

        // Settings, and the passwords among them, are no business of a program that reads strangers' files.
        foreach (var name in start.Environment.Keys.Where(each => !each.Equals("SystemRoot", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    private static async Task FeedAsync(Stream to, byte[] pdf, CancellationToken cancel)
    {
        try
        {
            await using (to)
            {
                await to.WriteAsync(pdf, cancel);
            }
        }
        catch (IOException)
        {
            // It has seen enough and ended.
        }
    }

    /// <exception cref="InvalidDataException">There is more than <see cref="PictureMax"/>.</exception>
    private static async Task<byte[]> ReadAsync(Stream from, CancellationToken cancel)
    {
        using var picture = new MemoryStream();
        var part = new byte[81920];
        while (await from.ReadAsync(part, cancel) is > 0 and var count)
        {
            picture.Write(part, 0, count);
            if (picture.Length > PictureMax)
            {
                throw new InvalidDataException("The picture is too large.");
            }
        }

        return picture.ToArray();
    }

    /// <param name="set">What the settings say; null or empty to look in the folders of programs.</param>
    private static string? Find(string? set)
    {
        if (!string.IsNullOrWhiteSpace(set))
        {
            return File.Exists(set) ? set : null;
        }

        var name = OperatingSystem.IsWindows() ? "pdftoppm.exe" : "pdftoppm";
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    [LoggerMessage(EventId = 1071, Level = LogLevel.Warning, Message = "There is no pdftoppm: pages to be signed are shown in the browser's own viewer instead. Install it (Debian: apt-get install poppler-utils), or set Printing:PageDrawerPath")]
    private static partial void Missing(ILogger logger);

    [LoggerMessage(EventId = 1072, Level = LogLevel.Warning, Message = "Page {Page} of a PDF of {Size} bytes could not be drawn: {Reason}")]
    private static partial void NotDrawn(ILogger logger, int page, int size, string reason);
}
