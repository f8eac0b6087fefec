using System.IO.Compression;
using System.Text;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.UnitTests.Conventions;
using LinkageWorkPlan.Web.Features.Library;
using LinkageWorkPlan.Web.Files;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.IntegrationTests.Library;

/// <summary>Words inside PDFs from outside, which a process of its own reads, and PDFs that would hurt whoever reads them.</summary>
public sealed class PdfWordsTests : IDisposable
{
    private readonly PageDrawer drawer = new(Options.Create(new PrintingOptions()), NullLogger<PageDrawer>.Instance);

    public void Dispose() => drawer.Dispose();

    [Fact]
    public async Task Words_of_a_printed_report_are_found_in_all_its_languages()
    {
        var words = LibraryWords.KeyOf(await WordsAsync(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "docs", "samples", "joint.pdf"))));
        Assert.Contains(LibraryWords.KeyOf("Tổ công tác chung"), words, StringComparison.Ordinal);
        Assert.Contains(LibraryWords.KeyOf("ຄະນະເຮັດວຽກຮ່ວມ"), words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_pdf_has_no_words() => Assert.Null(await WordsAsync("%PDF-1.4 nothing"u8.ToArray()));

    [Fact]
    public async Task A_pdf_that_unpacks_to_too_much_is_not_read()
    {
        var page = "BT /F1 12 Tf 72 700 Td (Words) Tj ET "u8.ToArray();
        Assert.Contains("Words", await WordsAsync(Pdf(Packed(page), "/Filter /FlateDecode")), StringComparison.Ordinal);
        Assert.Null(await WordsAsync(Pdf(Packed(page, times: 4_000_000), "/Filter /FlateDecode")));
        Assert.Null(await WordsAsync(Pdf(Packed(Packed(page, times: 4_000_000)), "/Filter [/FlateDecode /FlateDecode]")));
    }

    /// <summary>A library that reads in this process wrote down two thousand million widths here, and could not be stopped.</summary>
    [Fact]
    public async Task A_font_that_claims_widths_without_end_does_not_hold_anybody_up()
    {
        var font = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /A "
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [ 0 2000000000 500 ] >> ] >>";
        var reading = WordsAsync(Pdf("BT /F1 12 Tf 72 700 Td <0041> Tj ET"u8.ToArray(), string.Empty, font));
        Assert.Same(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(60))));
        await reading;
    }

    private async Task<string?> WordsAsync(byte[] pdf) =>
        (await DocumentUpload.ReadAsync(new EvidenceUpload("a.PDF", () => new MemoryStream(pdf), TextWords.None, null, IsProduct: false), drawer, CancellationToken.None)).Words;

    private static byte[] Packed(byte[] content, int times = 1)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var each = 0; each < times; each++)
            {
                zlib.Write(content);
            }
        }

        return packed.ToArray();
    }

    /// <summary>One page with this content.</summary>
    private static byte[] Pdf(byte[] content, string filter, string font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    {
        var pdf = new List<byte>("%PDF-1.4\n"u8.ToArray());
        var places = new List<int>();
        void Add(string words, byte[]? stream = null)
        {
            places.Add(pdf.Count);
            pdf.AddRange(Encoding.ASCII.GetBytes($"{places.Count} 0 obj\n{words}\n"));
            if (stream is not null)
            {
                pdf.AddRange([.. "stream\n"u8, .. stream, .. "\nendstream\n"u8]);
            }

            pdf.AddRange("endobj\n"u8);
        }

        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>");
        Add($"<< /Length {content.Length} {filter} >>", content);
        Add(font);
        var table = pdf.Count;
        pdf.AddRange(Encoding.ASCII.GetBytes($"xref\n0 6\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return [.. pdf];
    }
}
