using System.IO.Compression;
using System.Text;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.UnitTests.Library;

/// <summary>Words inside files from outside, and files that would hurt whoever reads them.</summary>
public class FileWordsTests
{
    private const int Most = LibraryWords.Max;

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
}
