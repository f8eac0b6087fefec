using System.IO.Compression;
using System.Text;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.UnitTests.Library;

/// <summary>Words inside files from outside, and files that would hurt whoever reads them.</summary>
public class FileWordsTests
{
    private const int Most = LibraryWords.Max;

    [Fact]
    public void Words_of_a_printed_report_are_found_in_all_its_languages()
    {
        var words = LibraryWords.KeyOf(FileWords.Of("joint.pdf", File.ReadAllBytes(Sample("joint.pdf")), Most, CancellationToken.None));
        Assert.Contains(LibraryWords.KeyOf("Tổ công tác chung"), words, StringComparison.Ordinal);
        Assert.Contains(LibraryWords.KeyOf("ຄະນະເຮັດວຽກຮ່ວມ"), words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.docx", "word/document.xml", "<w:document xmlns:w='w'><w:p><w:r><w:t>Khu kinh</w:t></w:r><w:r><w:t xml:space='preserve'> tế</w:t></w:r></w:p><w:p><w:t>ກະສິກຳ</w:t></w:p></w:document>")]
    [InlineData("a.xlsx", "xl/sharedStrings.xml", "<sst><si><t>Khu kinh tế</t></si><si><t>ກະສິກຳ</t></si></sst>")]
    [InlineData("a.xlsx", "xl/worksheets/sheet1.xml", "<worksheet><c t='inlineStr'><is><t>Khu kinh tế</t></is></c><c><v>12</v></c><c t='inlineStr'><is><t>ກະສິກຳ</t></is></c></worksheet>")]
    [InlineData("a.pptx", "ppt/slides/slide1.xml", "<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:t>Khu kinh tế</a:t></a:p><a:p><a:t>ກະສິກຳ</a:t></a:p></p:sld>")]
    [InlineData("a.odt", "content.xml", "<office xmlns:text='t'><text:p>Khu kinh <text:span>tế</text:span></text:p><text:p>ກະສິກຳ</text:p></office>")]
    public void Words_of_office_files_are_found_across_the_pieces_they_are_stored_in(string name, string part, string xml)
    {
        var words = FileWords.Of(name, Zip((part, Encoding.UTF8.GetBytes(xml))), Most, CancellationToken.None)!;
        Assert.Contains("Khu kinh tế", words, StringComparison.Ordinal);
        Assert.Contains("ກະສິກຳ", words, StringComparison.Ordinal);
        Assert.DoesNotContain("tếກະ", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_read_as_utf8_or_utf16_and_nothing_is_guessed()
    {
        Assert.Equal("Đồng ý", FileWords.Of("a.txt", Encoding.UTF8.GetBytes("Đồng ý"), Most, CancellationToken.None));
        Assert.Equal("ຕົກລົງ", FileWords.Of("a.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ຕົກລົງ")], Most, CancellationToken.None));
        Assert.Null(FileWords.Of("a.txt", [0xD5, 0xE9, 0x20, 0xFD], Most, CancellationToken.None));
        Assert.Null(FileWords.Of("a.png", [1, 2, 3], Most, CancellationToken.None));
        Assert.Equal(5, FileWords.Of("a.txt", Encoding.UTF8.GetBytes("1234567"), 5, CancellationToken.None)!.Length);
    }

    [Fact]
    public void Broken_deep_and_exploding_files_have_no_words_and_do_no_harm()
    {
        Assert.Null(FileWords.Of("a.docx", "no zip"u8.ToArray(), Most, CancellationToken.None));
        Assert.Null(FileWords.Of("a.docx", Zip(("word/document.xml", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 5_000))))), Most, CancellationToken.None));
        Assert.Null(FileWords.Of("a.docx", Zip(("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a><t>&b;</t></a>"u8.ToArray())), Most, CancellationToken.None));
        Assert.Null(FileWords.Of("a.docx", Zip(("word/document.xml", "<a/>"u8.ToArray()), ("word/media/x.bin", new byte[300 * 1024 * 1024])), Most, CancellationToken.None));
        Assert.Null(FileWords.Of("a.pdf", "%PDF-1.4 nothing"u8.ToArray(), Most, CancellationToken.None));
    }

    [Fact]
    public void A_pdf_that_unpacks_to_too_much_is_not_read()
    {
        var page = "BT /F1 12 Tf 72 700 Td (Words) Tj ET"u8.ToArray();
        Assert.Contains("Words", FileWords.Of("a.pdf", Pdf(Packed(page), "/Filter /FlateDecode"), Most, CancellationToken.None), StringComparison.Ordinal);
        Assert.Null(FileWords.Of("a.pdf", Pdf(Packed(page, megabytes: 600), "/Filter /FlateDecode"), Most, CancellationToken.None));
        Assert.Null(FileWords.Of("a.pdf", Pdf(Packed(Packed(page)), "/Filter [/FlateDecode /FlateDecode]"), Most, CancellationToken.None));
    }

    [Fact]
    public void A_file_with_programs_in_it_is_known()
    {
        Assert.True(FileWords.HasMacros(Zip(("xl/vbaProject.bin", [1]))));
        Assert.True(FileWords.HasMacros(Zip(("Basic/Standard/Module1.xml", [1]))));
        Assert.False(FileWords.HasMacros(Zip(("xl/workbook.xml", [1]))));
        Assert.False(FileWords.HasMacros("no zip"u8.ToArray()));
    }

    [Theory]
    [InlineData("ຮ່ວມ", "ຮ ວມ")]
    [InlineData("ຄະນະເຮັດວຽກຮ່ວມ", "ຄະນະ ເຮດວຽກຮວມ")]
    [InlineData("Khu Kinh Tế", "khu kinh te")]
    public void Words_are_found_however_a_program_lost_their_marks(string one, string other) => Assert.Equal(LibraryWords.KeyOf(one), LibraryWords.KeyOf(other));

    /// <param name="megabytes">Of blanks after it.</param>
    private static byte[] Packed(byte[] content, int megabytes = 0)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(content);
            var blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var each = 0; each < megabytes; each++)
            {
                zlib.Write(blanks);
            }
        }

        return packed.ToArray();
    }

    /// <summary>One page with this content.</summary>
    private static byte[] Pdf(byte[] content, string filter)
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
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        var table = pdf.Count;
        pdf.AddRange(Encoding.ASCII.GetBytes($"xref\n0 6\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return [.. pdf];
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static string Sample(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LinkageWorkPlan.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "docs", "samples", name);
    }
}
