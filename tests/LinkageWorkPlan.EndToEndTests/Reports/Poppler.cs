using System.ComponentModel;
using System.Diagnostics;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>The programs that read a PDF, of Debian's poppler-utils and qpdf.</summary>
internal static class Poppler
{
    /// <returns>What the program wrote, when it is given the PDF in a file.</returns>
    public static async Task<string> ReadAsync(byte[] pdf, string program, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        try
        {
            using var process = Start(program, [.. arguments, file, .. program == "pdftotext" ? new[] { "-" } : []]);
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{program} failed: {await errors}");

            // pdfinfo ends with 0 even where it leaves parts of the document out.
            Assert.DoesNotContain("Syntax Error", await errors, StringComparison.Ordinal);
            return await output;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The words of each page, as they are on it.</summary>
    public static async Task<string[]> PagesAsync(byte[] pdf) => Pages(await ReadAsync(pdf, "pdftotext", "-enc", "UTF-8"));

    /// <summary>The words of each page, in the order the browser wrote them: a cell after a cell.</summary>
    public static async Task<string[]> WrittenPagesAsync(byte[] pdf) => Pages(await ReadAsync(pdf, "pdftotext", "-raw", "-enc", "UTF-8"));

    private static string[] Pages(string text) => text.TrimEnd('\f', '\n').Split('\f');

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"These tests need {program}: apt-get install poppler-utils qpdf (scripts/test.sh does).", missing);
        }
    }
}
