using System.Diagnostics;
using System.Xml.Linq;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.UnitTests.Reports;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>What a phone reads from the paper: the code of every page, by the decoder of Debian's zbar-tools.</summary>
public sealed class QrCodeTests(PrintedReports printed) : IClassFixture<PrintedReports>
{
    /// <summary>Dots an inch, grey: what an office's scanner gives by itself.</summary>
    private const string Resolution = "200";

    [Fact]
    public async Task Every_page_of_every_edition_leads_to_the_verification_page_of_its_issue()
    {
        var editions = new[] { printed.Vietnamese, printed.Lao, await JointAsync(Side.Vietnam), await JointAsync(Side.Laos) };
        foreach (var pdf in editions)
        {
            var read = await ReadAsync(pdf);
            Assert.Equal((await Poppler.PagesAsync(pdf)).Length, read.Count);
            Assert.All(read, page => Assert.Equal(SampleReport.NumberedIssue.VerificationAddress, page));
        }
    }

    [Fact]
    public async Task A_draft_has_no_code() => Assert.All(await ReadAsync(printed.VietnameseDraft), Assert.Null);

    private Task<byte[]> JointAsync(Side reader) => printed.PrintAsync(SampleReport.NumberedIssue, new EditionKey(Edition.Joint, reader));

    /// <returns>What is read from each page; null where there is no code on it.</returns>
    private static async Task<IReadOnlyList<string?>> ReadAsync(byte[] pdf)
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
