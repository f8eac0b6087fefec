using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Exchange;

/// <summary>What happens to a workbook in the hands of other programs.</summary>
public class WorkbookTests
{
    private const string Sheet = "xl/worksheets/sheet1.xml";

    private static readonly string[] Words =
        ["007", "1.10", "=SUM(A1)", "+1", "-1", "@x", "2026-06-22", "1,5", "TRUE", "hai\ndòng", "a\tb", "ແຜນວຽກ", "1E5", "+84 24", "_x0041_", "<b>&amp;", "'x", "😀", "a  b"];

    [Fact]
    public void It_keeps_to_the_standard_and_has_neither_numbers_nor_formulas()
    {
        using var stream = new MemoryStream(Written());
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(workbook).Select(each => $"{each.Path?.XPath}: {each.Description}"));
        var cells = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList();
        Assert.True(cells.Count > 9 * Words.Length);
        Assert.All(cells, each => Assert.True(each.CellFormula is null && (!each.HasChildren || each.DataType?.Value == DocumentFormat.OpenXml.Spreadsheet.CellValues.InlineString)));
    }

    [Fact]
    public async Task LibreOffice_opens_and_saves_it_and_every_text_comes_back()
    {
        var folder = Directory.CreateTempSubdirectory("lwp-office-");
        try
        {
            var (before, after) = (Path.Combine(folder.FullName, "a.xlsx"), Path.Combine(folder.FullName, "saved", "a.xlsx"));
            await System.IO.File.WriteAllBytesAsync(before, Written());
            string[] arguments = [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.GetDirectoryName(after)!, before];
            using (var office = Process.Start(new ProcessStartInfo("soffice", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!)
            {
                await Task.WhenAll(office.StandardOutput.ReadToEndAsync(), office.StandardError.ReadToEndAsync(), office.WaitForExitAsync());
            }

            SameAsWritten(await System.IO.File.ReadAllBytesAsync(after));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>"Strict Open XML Spreadsheet" of Excel: other names for everything.</summary>
    [Fact]
    public void A_strict_workbook_is_read_as_the_others_are() => SameAsWritten(Changed(Written(), _ => true, xml => xml
        .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
        .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal)
        .Replace("<x:workbook ", "<x:workbook conformance=\"strict\" ", StringComparison.Ordinal)));

    [Fact]
    public void Runs_of_several_formats_are_one_text_with_the_space_between_and_readings_are_none()
    {
        var content = Changed(Written(), part => part == Sheet, sheet => sheet.Replace(
            "<t xml:space=\"preserve\">007</t></is></c><c r=\"D3\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">007</t></is>",
            "<t xml:space=\"preserve\">007</t></is></c><c r=\"D3\" s=\"2\" t=\"inlineStr\"><is><r><t>ແຜນ</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> </t></r>"
                + "<r><t>ວຽກ</t></r><rPh sb=\"0\" eb=\"1\"><t>đọc</t></rPh></is>",
            StringComparison.Ordinal));
        Assert.Equal("ແຜນ ວຽກ", TranslationFormats.Read(content, default).Units[0].TargetWords);
    }

    /// <summary>Excel makes a link of every address that is typed, also of one that is none.</summary>
    [Fact]
    public void A_link_to_an_address_that_is_none_does_no_harm()
    {
        var content = Changed(Written(), part => part == Sheet, sheet => sheet.Replace("</worksheet>",
            "<hyperlinks><hyperlink ref=\"F3\" r:id=\"r1\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/></hyperlinks></worksheet>", StringComparison.Ordinal));
        SameAsWritten(With(content, "xl/worksheets/_rels/sheet1.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
            + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"mailto:a@@b, c@d\" TargetMode=\"External\"/></Relationships>"));
    }

    [Fact]
    public void A_ZIP_that_says_less_than_it_has_gives_no_more_than_it_says()
    {
        var grown = Changed(Written(), part => part == Sheet, sheet => sheet.Replace("</sheetData>", new string(' ', 100_000_000) + "</sheetData>", StringComparison.Ordinal));
        Assert.Equal(Rules.ExchangeTooMuch, Refused(grown));
        using var zip = new ZipArchive(new MemoryStream(grown));
        var (length, lie) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)zip.GetEntry(Sheet)!.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(lie, 10_000);
        var found = 0;
        for (var at = grown.AsSpan().IndexOf(length); at >= 0; at = grown.AsSpan().IndexOf(length))
        {
            lie.CopyTo(grown, at);
            found++;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(Rules.ExchangeWorkbook, Refused(grown));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
        Assert.InRange(found, 1, 2);
    }

    private static string Refused(byte[] content) => Assert.Single(Assert.Throws<RuleException>(() => TranslationFormats.Read(content, default)).Broken).Rule;

    private static void SameAsWritten(byte[] content)
    {
        var (file, expected) = (TranslationFormats.Read(content, default), File());
        Assert.Equal((expected.Subject, expected.Source, expected.Target, expected.ExportedAt), (file.Subject, file.Source, file.Target, file.ExportedAt));
        Assert.Equal(expected.Units, file.Units);
    }

    private static byte[] Written() => WorkbookWriter.Write(File(), Loc.In(Language.Lo));

    private static TranslationFile File() => new(
        new ExchangeSubject(TextKind.Plan, Guid.Parse("019a0000-0000-7000-8000-000000000001"), "2026"), Language.Vi, Language.Lo, new DateTime(2026, 6, 22, 3, 4, 5, DateTimeKind.Utc),
        [.. Words.Select((each, at) => new TranslationUnit($"u{at}", "A1 · Tên", each, each, RenderingState.Missing, Fingerprint.OfText(each), Fingerprint.OfText(each), 300))]);

    private static byte[] Changed(byte[] workbook, Func<string, bool> which, Func<string, string> change)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var parts = zip.Entries.Select(entry => (entry.FullName, Text: new StreamReader(entry.Open()).ReadToEnd())).ToList();
        return parts.Where(each => which(each.FullName)).Aggregate(workbook, (content, part) => With(content, part.FullName, change(part.Text)));
    }

    private static byte[] With(byte[] workbook, string part, string text)
    {
        using var content = new MemoryStream();
        content.Write(workbook);
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)?.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part, CompressionLevel.SmallestSize).Open(), new UTF8Encoding(false));
            writer.Write(text);
        }

        return content.ToArray();
    }
}
