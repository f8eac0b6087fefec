using System.Text;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.UnitTests.Sealing;

public class PdfFileTests
{
    private static readonly string Text = Encoding.Latin1.GetString(Sealed.Printed);

    [Fact]
    public void A_document_of_Chromium_is_read_by_its_table()
    {
        var file = PdfFile.Read(Sealed.Printed);
        Assert.Equal((1, 2), (file.Revisions.Count, file.Pages));
        Assert.Equal(2, file.FirstPage(0).Number);
        Assert.Equal("vi", ((PdfString)file.Catalog(0)["Lang"]!).Words);
        Assert.Equal("Báo cáo thử", ((PdfString)file.Dictionary(file.Newest.Trailer["Info"], 0, "info")["Title"]!).Words);
    }

    [Theory]
    [InlineData("", "", PdfFault.NotPdf)]
    [InlineData("%PDF-1.4", "<html>  ", PdfFault.NotPdf)]
    [InlineData("%%EOF\n", "", PdfFault.Truncated)]
    [InlineData("%%EOF\n", "%%EOF\nx", PdfFault.Appended)]
    [InlineData("/Root 46 0 R", "/Encrypt 3 0 R/Root 46 0 R", PdfFault.Encrypted)]
    [InlineData("/Root 46 0 R", "/XRefStm 30/Root 46 0 R", PdfFault.Compressed)]
    [InlineData("/Root 46 0 R", "/Prev 9999999/Root 46 0 R", PdfFault.Malformed)]
    [InlineData("/Root 46 0 R", "/Prev 0/Root 46 0 R", PdfFault.Malformed)]
    [InlineData("/Root 46 0 R", "/Root 46 1 R", PdfFault.Malformed)]
    [InlineData("startxref\n21185", "startxref\n21184", PdfFault.Malformed)]
    [InlineData("startxref\n21185", "startxref\n15   ", PdfFault.Malformed)]
    [InlineData("/Kids [2 0 R 8 0 R]", "/Kids [10 0 R     ]", PdfFault.TooComplex)]
    [InlineData("/Kids [2 0 R 8 0 R]", "/Kids [           ]", PdfFault.Malformed)]
    [InlineData("/Type /Pages", "/Type/Pages/", PdfFault.Malformed)]
    public void What_is_not_understood_is_refused_by_name(string what, string with, PdfFault fault)
    {
        // An empty document is told before anything else.
        if (what.Length == 0)
        {
            Assert.Equal(PdfFault.Empty, Assert.Throws<PdfException>(() => PdfFile.Read(default)).Fault);
            return;
        }

        Assert.Contains(what, Text, StringComparison.Ordinal);
        var bytes = Encoding.Latin1.GetBytes(Text.Replace(what, with, StringComparison.Ordinal));
        Assert.Equal(fault, Assert.Throws<PdfException>(() => PdfFile.Read(bytes).FirstPage(0)).Fault);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_looked_at() =>
        Assert.Equal(PdfFault.TooLarge, Assert.Throws<PdfException>(() => PdfFile.Read(new byte[PdfFile.SizeMax + 1])).Fault);

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("<</a ", 100_000)]
    [InlineData("(", 100_000)]
    public void Nesting_has_an_end(string begin, int times)
    {
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(begin, times)));
        Assert.Throws<PdfException>(() => new PdfLexer(bytes, 0, bytes.Length).Object());
    }

    [Theory]
    [InlineData("<</A 1/B[1 0 R(a\\)\\101\\\n(b))<4 1>]>>", "<</A 1/B[1 0 R <612941286229> <41>]>>")]
    [InlineData("[12 0 12 0 R -.5 true null/a#20b%c\n/d]", "[12 0 12 0 R -.5 true null /a#20b /d]")]
    public void Objects_are_written_in_one_spelling(string read, string written)
    {
        var bytes = Encoding.Latin1.GetBytes(read);
        Assert.Equal(written, new PdfLexer(bytes, 0, bytes.Length).Object().ToString());
    }

    /// <summary>Whatever comes, it ends, and with nothing but the reader's own refusal.</summary>
    [Fact]
    public async Task Rubbish_is_refused_and_nothing_else_happens()
    {
        var random = new Random(20261122);
        var sealedPdf = await Sealed.PdfAsync();
        for (var round = 0; round < 3000; round++)
        {
            var bytes = round % 3 == 0 ? new byte[random.Next(2000)] : sealedPdf.ToArray();
            if (round % 3 == 0)
            {
                random.NextBytes(bytes);
                "%PDF-1.4\n"u8[..Math.Min(9, bytes.Length)].CopyTo(bytes);
            }

            for (var change = random.Next(1, 40); change > 0 && bytes.Length > 0; change--)
            {
                var at = random.Next(bytes.Length);
                var piece = sealedPdf.AsSpan(random.Next(sealedPdf.Length - 50), Math.Min(random.Next(1, 50), bytes.Length - at));
                piece.CopyTo(bytes.AsSpan(at));
            }

            var length = random.Next(4) == 0 ? random.Next(bytes.Length + 1) : bytes.Length;
            Assert.False(PdfVerification.Verify(bytes.AsMemory(0, length)).Holds && !bytes.AsSpan().SequenceEqual(sealedPdf));
        }
    }
}
