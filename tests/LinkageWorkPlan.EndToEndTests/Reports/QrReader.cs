using System.Diagnostics;
using System.Xml.Linq;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>What a phone reads from the paper, by the decoder of Debian's zbar-tools.</summary>
internal static class QrReader
{
    /// <summary>Dots an inch, grey: what an office's scanner gives by itself.</summary>
    private const string Resolution = "200";

    /// <returns>What is read from each page; null where there is no code on it.</returns>
    public static async Task<IReadOnlyList<string?>> ReadAsync(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("lwp-qr-");
        try
        {
            var file = Path.Combine(folder.FullName, "report.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            await RunAsync("pdftoppm", "-r", Resolution, "-gray", file, Path.Combine(folder.FullName, "page"));
            var pages = folder.GetFiles("page*").Select(each => each.FullName).Order(StringComparer.Ordinal).ToList();

            // It ends with 4 where a page has no code.
            var found = XDocument.Parse(await RunAsync("zbarimg", ["--quiet", "--xml", "-Sdisable", "-Sqrcode.enable", .. pages]));
            XNamespace of = "http://zbar.sourceforge.net/2008/barcode";
            var read = found.Descendants(of + "source").ToDictionary(each => (string)each.Attribute("href")!, each => string.Join('\n', each.Descendants(of + "data").Select(data => data.Value)), StringComparer.Ordinal);
            return [.. pages.Select(page => read.GetValueOrDefault(page) is { Length: > 0 } words ? words : null)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var said = await errors;
        Assert.True(process.ExitCode is 0 or 4, $"{program} ended with {process.ExitCode}: {said}");
        return await output;
    }
}
