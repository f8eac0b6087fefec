using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
/// Draws single pages of a PDF as PNG pictures, by poppler's pdftoppm, and reads the words of its pages, by the pdftotext beside it. The PDF may be a
/// stranger's: one process at a time, with limits of time and memory, gets the bytes and nothing else of this program. Pictures and words are kept in
/// memory for some minutes, by the fingerprint of their PDF.
/// </summary>
public sealed partial class PageDrawer : IDisposable
{
    /// <summary>Of a PDF, in bytes.</summary>
    public const int PdfMax = 100 * 1024 * 1024;

    /// <summary>Of a picture or of all words, in bytes: far more than any page of this size has.</summary>
    private const int OutputMax = 32 * 1024 * 1024;

    /// <summary>Before the first page: all words are kept under this number.</summary>
    private const int AllPages = 0;

    private const int CacheMax = 64 * 1024 * 1024;

    /// <summary>Memory in KiB and seconds of a processor; a shell that does not know one of them goes on without it.</summary>
    private const string Bounded = """ulimit -v 1048576 2>/dev/null; ulimit -t 20 2>/dev/null; exec "$0" "$@" """;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);
    private static readonly byte[] Png = [0x89, .. "PNG"u8];

    private readonly string? program;
    private readonly string? reader;
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

        var beside = Path.Combine(Path.GetDirectoryName(program) ?? string.Empty, OperatingSystem.IsWindows() ? "pdftotext.exe" : "pdftotext");
        reader = program is not null && File.Exists(beside) ? beside : null;
    }

    /// <summary>False where the program is not on this machine: pages are then read in the browser's own viewer.</summary>
    public bool IsThere => program is not null;

    /// <summary>False where the words of pages cannot be read on this machine.</summary>
    public bool CanRead => reader is not null;

    /// <param name="page">From 1.</param>
    /// <returns>Null where there is no such page, the file is no PDF that can be drawn, or it took too long.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<byte[]?> DrawAsync(byte[] pdf, int page, PictureSize size, CancellationToken cancel)
    {
        if (program is null || page < 1 || pdf.Length > PdfMax)
        {
            return null;
        }

        var number = page.ToString(CultureInfo.InvariantCulture);
        return await KeptAsync(program, ["-q", "-png", "-f", number, "-l", number, "-scale-to", ((int)size).ToString(CultureInfo.InvariantCulture), "-"], pdf, page, size, cancel)
            is { } picture && picture.AsSpan().StartsWith(Png) ? picture : null;
    }

    /// <summary>What each page says, in the order in which it is drawn, for those who do not see its picture.</summary>
    /// <returns>One text a page, with a line for each line of the page; null where the program is not there or cannot read the file.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<IReadOnlyList<string>?> WordsAsync(byte[] pdf, CancellationToken cancel)
    {
        if (reader is null || pdf.Length > PdfMax)
        {
            return null;
        }

        // Each page ends with a form feed.
        var words = await KeptAsync(reader, ["-q", "-raw", "-enc", "UTF-8", "-eol", "unix", "-", "-"], pdf, AllPages, default, cancel);
        return words is null ? null : Encoding.UTF8.GetString(words).Split('\f')[..^1];
    }

    public void Dispose()
    {
        pictures.Dispose();
        line.Dispose();
    }

    private async Task<byte[]?> KeptAsync(string run, string[] arguments, byte[] pdf, int page, PictureSize size, CancellationToken cancel)
    {
        var key = (Convert.ToHexString(SHA256.HashData(pdf)), page, size);
        if (pictures.TryGetValue(key, out byte[]? kept))
        {
            return kept;
        }

        await line.WaitAsync(cancel);
        try
        {
            // Whoever waited for the same page finds it drawn.
            if (!pictures.TryGetValue(key, out kept) && (kept = await RunAsync(run, arguments, pdf, page, cancel)) is not null)
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

    private async Task<byte[]?> RunAsync(string run, string[] arguments, byte[] pdf, int page, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        try
        {
            using var process = Process.Start(Command(run, arguments))!;
            try
            {
                var fed = FeedAsync(process.StandardInput.BaseStream, pdf, limit.Token);
                var ignored = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
                var output = await ReadAsync(process.StandardOutput.BaseStream, limit.Token);
                await Task.WhenAll(fed, ignored);
                await process.WaitForExitAsync(limit.Token);
                return process.ExitCode == 0 ? output : null;
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

    private static ProcessStartInfo Command(string run, string[] arguments)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(run, arguments) : new ProcessStartInfo("/bin/sh", ["-c", Bounded, run, .. arguments]);
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

    /// <exception cref="InvalidDataException">There is more than <see cref="OutputMax"/>.</exception>
    private static async Task<byte[]> ReadAsync(Stream from, CancellationToken cancel)
    {
        using var output = new MemoryStream();
        var part = new byte[81920];
        while (await from.ReadAsync(part, cancel) is > 0 and var count)
        {
            output.Write(part, 0, count);
            if (output.Length > OutputMax)
            {
                throw new InvalidDataException("The output is too large.");
            }
        }

        return output.ToArray();
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

    [LoggerMessage(EventId = 1072, Level = LogLevel.Warning, Message = "Page {Page} (0 for the words of all) of a PDF of {Size} bytes could not be drawn: {Reason}")]
    private static partial void NotDrawn(ILogger logger, int page, int size, string reason);
}
