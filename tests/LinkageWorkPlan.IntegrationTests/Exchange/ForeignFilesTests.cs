using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Exchange;

/// <summary>What tools of translators, LibreOffice and Excel make of an exported file, and what others make to do harm.</summary>
public class ForeignFilesTests
{
    private const long Megabyte = 1024 * 1024;
    private const string FirstSheet = "xl/worksheets/sheet1.xml";
    private const string Rendering = "<c r=\"D3\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">ແປ</t></is></c>";
    private static readonly Guid Plan = Guid.Parse("019a0000-0000-7000-8000-000000000001");
    private static readonly string FileHead = $"<file id='plan.{Plan:N}' original='2026'>";

    [Theory]
    [InlineData("<segment state='translated'><source xml:space='default'>\n    Một;\n    hai.\n  </source><target xml:space='default'>\n    One;\n    two.\n  </target></segment>", "preserve")]
    [InlineData("<segment state='translated'><source>Một;\n    hai.</source><target>One;\n    two.</target></segment>", null)]
    [InlineData("<segment><source>Một;\thai.</source><target>One;\r\n\r\n\ttwo.</target></segment>", "default")]
    public void What_a_pretty_printer_wrapped_is_one_line(string segment, string? space)
    {
        var unit = Unit(segment, space);
        Assert.Equal(("Một; hai.", "One; two."), (unit.SourceWords, unit.TargetWords));
    }

    [Fact]
    public void Where_spaces_are_kept_so_are_lines() => Assert.Equal("One;\n  two.", Unit("<segment><source>A</source><target>One;\n  two.</target></segment>", "preserve").TargetWords);

    [Theory]
    [InlineData("Một; hai.", "One; two.")]
    [InlineData("Một;hai.", "One;two.")]
    [InlineData("Một;\nhai.", "One;\ntwo.")]
    [InlineData("Một; hai khác.", null)]
    [InlineData(null, null)]
    public void What_stood_between_two_segments_is_found_by_the_source_s_fingerprint_or_told(string? source, string? target)
    {
        var unit = Unit("<segment state='translated'><source>Một;</source><target>One;</target></segment><segment state='final'><source>hai.</source><target>two.</target></segment>", "preserve", source);
        Assert.Equal(target is null ? Rules.ExchangeJoined : null, unit.Problem?.Rule);
        if (target is not null)
        {
            Assert.Equal((source, target), (unit.SourceWords, unit.TargetWords));
        }
    }

    [Fact]
    public void A_space_of_the_source_that_a_tool_cut_off_from_the_rendering_stays() =>
        Assert.Equal("One. Two. Three.", Unit("<segment><source>Một. </source><target>One.</target></segment><segment><source>Hai.</source><target>Two.</target></segment><ignorable><source> </source><target/></ignorable><segment><source>Ba.</source><target>Three.</target></segment>", "preserve").TargetWords);

    [Theory]
    [InlineData("<segment><source>Một.</source><target>One.</target></segment><ignorable><source> </source></ignorable><segment><source>Hai.</source><target/></segment>")]
    [InlineData("<segment><source>Một.</source><target>One.</target></segment><ignorable><source> </source></ignorable><segment><source>Hai.</source><target> \n </target></segment>")]
    public void Half_a_text_is_reported(string segments)
    {
        var problem = Unit(segments, "preserve").Problem!;
        Assert.Equal((Rules.ExchangePartly, 1, 2), (problem.Rule, problem.Arguments[0], problem.Arguments[1]));
    }

    [Theory]
    [InlineData("Hai.", "initial", true)]
    [InlineData("Hai.", "translated", false)]
    [InlineData("2026.", "initial", false)]
    public void A_text_of_which_a_part_is_the_source_is_no_rendering_yet(string second, string state, bool isCopied)
    {
        var unit = Unit($"<segment state='translated'><source>Một.</source><target>One.</target></segment><ignorable><source> </source></ignorable><segment state='{state}'><source>{second}</source><target>{second}</target></segment>", "preserve");
        Assert.Equal(isCopied ? ReturnOutcome.Copied : ReturnOutcome.New, unit.Returned(Language.Vi, Language.En).Against(LocalizedText.Of(Language.Vi, $"Một. {second}"), 100));
    }

    [Theory]
    [InlineData("<c r=\"D3\" s=\"4\"><v>46195</v></c>")]
    [InlineData("<c r=\"D3\" t=\"n\"><v>0.424</v></c>")]
    [InlineData("<c r=\"D3\" t=\"n\"><v>1E+021</v></c>")]
    [InlineData("<c r=\"D3\" t=\"e\"><v>#N/A</v></c>")]
    [InlineData("<c r=\"D3\" t=\"b\"><v>1</v></c>")]
    [InlineData("<c r=\"D3\" t=\"d\"><v>2026-06-22</v></c>")]
    public void A_cell_that_is_no_text_is_refused_by_its_place(string cell)
    {
        var problem = TranslationFormats.Read(Changed(Workbook(), sheet => sheet.Replace(Rendering, cell, StringComparison.Ordinal)), default).Units[0].Problem!;
        Assert.Equal((Rules.ExchangeCell, "vi-lo", "D3"), (problem.Rule, problem.Arguments[0], problem.Arguments[1]));
    }

    [Fact]
    public void The_sheet_is_found_behind_a_cover_which_is_named()
    {
        var file = TranslationFormats.Read(WithCover("<c r=\"A1\" t=\"inlineStr\"><is><t>Bìa</t></is></c>"), default);
        Assert.Equal(("ແປ", "“Cover”"), (file.Units[0].TargetWords, Assert.Single(file.LeftOut)));
    }

    [Fact]
    public void Two_sheets_that_were_exported_are_not_guessed_between()
    {
        var broken = Refused(WithCover("<c r=\"A1\" t=\"inlineStr\"><is><t>lwp-translations-1</t></is></c>"));
        Assert.Equal((Rules.ExchangeSheets, "“Cover”, “vi-lo”"), (broken.Rule, broken.Arguments[0]));
    }

    [Fact]
    public void Another_kind_of_file_is_named()
    {
        Assert.Equal(Rules.ExchangeOldExcel, Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]).Rule);
        Assert.Equal(Rules.ExchangePlainText, Refused(Encoding.UTF8.GetBytes("\uFEFFID;Nguồn;Dịch\n1;Một;One\n")).Rule);
        Assert.Equal(Rules.ExchangePlainText, Refused([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ID;Nguồn\n")]).Rule);
        Assert.Equal(Rules.ExchangeOpenDocument, Refused(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>"))).Rule);
    }

    [Fact]
    public void An_exported_file_in_UTF_16_is_XLIFF_still()
    {
        var text = Xliff("<unit id='u'><segment><source>Một</source><target>One</target></segment></unit>", null);
        Assert.Equal("One", TranslationFormats.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)], default).Units[0].TargetWords);
    }

    /// <summary>190,000 elements one in another ended the process: a walk through the tree calls itself once a level.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("<unit id='u'><segment><source>A</source><target>", "</target></segment></unit>")]
    [InlineData("<unit id='u'>", "</unit>")]
    [InlineData("<group>", "</group>")]
    public void What_lies_too_deep_is_refused_with_its_line(string before, string after)
    {
        var deep = new StringBuilder(before, 2_000_000);
        deep.Insert(deep.Length, "<mrk>", 190_000).Insert(deep.Length, "</mrk>", 190_000).Append(after);
        var content = Encoding.UTF8.GetBytes(Xliff(deep.ToString(), null));
        var broken = Within(32 * Megabyte, () => Refused(content));
        Assert.Equal((Rules.ExchangeTooDeep, 2), (broken.Rule, broken.Arguments[1]));
    }

    [Fact]
    public void A_unit_of_very_many_elements_is_refused_before_it_is_in_memory()
    {
        var wide = new StringBuilder("<unit id='u'><segment><source>A</source><target>").Insert(48, "<mrk/>", 1_000_000).Append("</target></segment></unit>");
        var content = Encoding.UTF8.GetBytes(Xliff(wide.ToString(), null));
        Assert.Equal(Rules.ExchangeTooMuch, Within(32 * Megabyte, () => Refused(content)).Rule);
    }

    /// <summary>Each has about 150 KB and unpacks to 60 MB or more; read whole, as they were, they took more than a gigabyte.</summary>
    [Theory]
    [InlineData("cells")]
    [InlineData("word")]
    [InlineData("shared")]
    [InlineData("attribute")]
    [InlineData("deep")]
    [InlineData("styles")]
    [InlineData("parts")]
    [InlineData("relations")]
    public void A_small_workbook_that_unpacks_to_very_much_is_refused_and_takes_little_memory(string kind)
    {
        var content = kind switch
        {
            "cells" => Changed(Workbook(), sheet => Grown(sheet, "<row>", "<c/>", "</row>", 15_000_000)),
            "word" => Changed(Workbook(), sheet => Grown(sheet, "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>", "aaaaaaaa", "</t></is></c></row>", 20_000_000)),
            "attribute" => Changed(Workbook(), sheet => Grown(sheet, "<row r=\"", "1", "\"/>", 140_000_000)),
            "deep" => Changed(Workbook(), sheet => Grown(sheet, "<row>", "<c>", string.Empty, 15_000_000)),
            "shared" => WithPart<SharedStringTablePart>(Grown("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"></sheetData>", string.Empty, "<si/>", "</sst>", 12_000_000)),
            "styles" => Changed(Workbook(), "xl/styles.xml", _ => Grown("</sheetData>", "<a>", "<a>", string.Empty, 30_000_000)),
            "parts" => Changed(Workbook(), "[Content_Types].xml", types => Grown("</sheetData>", types[..types.LastIndexOf('<')], "<Default Extension=\"a\" ContentType=\"a/b\"/>", "</Types>", 500_000)),
            _ => Changed(Workbook(), "_rels/.rels", parts => Grown("</sheetData>", parts[..parts.LastIndexOf('<')], "<Relationship Id=\"a\" Type=\"b\" Target=\"c\"/>", "</Relationships>", 500_000)),
        };
        Assert.InRange(content.Length, 1, 400_000);
        Assert.True(Within(250 * Megabyte, () => Refused(content)).Rule is Rules.ExchangeTooMuch or Rules.ExchangeTooDeep);
    }

    /// <summary>What the reading thread asked for in all, which is more than what it held at any time.</summary>
    private static T Within<T>(long bytes, Func<T> read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = read();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, bytes);
        return result;
    }

    private static BrokenRule Refused(byte[] content) => Assert.Single(Assert.Throws<RuleException>(() => TranslationFormats.Read(content, default)).Broken);

    private static TranslationUnit Unit(string segments, string? space, string? source = null)
    {
        var metadata = source is null ? string.Empty : $"<m:metadata xmlns:m='urn:oasis:names:tc:xliff:metadata:2.0'><m:metaGroup category='lwp'><m:meta type='source-fingerprint'>{Fingerprint.OfText(source)}</m:meta></m:metaGroup></m:metadata>";
        return Assert.Single(TranslationFormats.Read(Encoding.UTF8.GetBytes(Xliff($"<unit id='u'>{metadata}{segments}</unit>", space)), default).Units);
    }

    private static string Xliff(string inside, string? space) =>
        $"<xliff version='2.1' srcLang='vi' trgLang='en' xmlns='urn:oasis:names:tc:xliff:document:2.0'>\n{(space is null ? FileHead : FileHead.Replace(">", $" xml:space='{space}'>", StringComparison.Ordinal))}{inside}</file></xliff>";

    private static byte[] Workbook() => WorkbookWriter.Write(
        new TranslationFile(
            new ExchangeSubject(TextKind.Plan, Plan, "2026"), Language.Vi, Language.Lo, new DateTime(2026, 6, 22, 3, 4, 5, DateTimeKind.Utc),
            [new TranslationUnit("u", "A1 · Tên", "nguồn", "ແປ", RenderingState.Translated, Fingerprint.OfText("nguồn"), Fingerprint.OfText("ແປ"), 300)]),
        Loc.In(Language.En));

    private static byte[] WithCover(string cell)
    {
        const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        return WithPart<WorksheetPart>($"<worksheet {Main}><sheetData><row r=\"1\">{cell}</row></sheetData></worksheet>");
    }

    /// <summary>The workbook with one part more; a sheet is its first and named Cover.</summary>
    private static byte[] WithPart<T>(string content)
        where T : OpenXmlPart, IFixedContentTypePart
    {
        using var stream = new MemoryStream();
        stream.Write(Workbook());
        using (var workbook = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var part = workbook.WorkbookPart!.AddNewPart<T>();
            using (var written = new StreamWriter(part.GetStream(FileMode.Create)))
            {
                written.Write(content);
            }

            if (part is WorksheetPart)
            {
                workbook.WorkbookPart.Workbook!.Sheets!.InsertAt(new Sheet { Name = "Cover", SheetId = 2, Id = workbook.WorkbookPart.GetIdOfPart(part) }, 0);
            }
        }

        return stream.ToArray();
    }

    private static string Grown(string sheet, string before, string piece, string after, int count)
    {
        var grown = new StringBuilder(before, before.Length + (piece.Length * count) + after.Length);
        for (var at = 0; at < count; at++)
        {
            grown.Append(piece);
        }

        return sheet.Replace("</sheetData>", grown.Append(after).ToString(), StringComparison.Ordinal);
    }

    private static byte[] Changed(byte[] workbook, Func<string, string> change) => Changed(workbook, FirstSheet, change);

    private static byte[] Changed(byte[] workbook, string part, Func<string, string> change)
    {
        using var content = new MemoryStream();
        content.Write(workbook);
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = string.Empty;
            if (zip.GetEntry(part) is { } entry)
            {
                using (var reader = new StreamReader(entry.Open()))
                {
                    text = reader.ReadToEnd();
                }

                entry.Delete();
            }

            using var writer = new StreamWriter(zip.CreateEntry(part, CompressionLevel.SmallestSize).Open());
            writer.Write(change(text));
        }

        return content.ToArray();
    }

    private static byte[] Zip(params (string Name, string Content)[] parts) =>
        parts.Aggregate(Array.Empty<byte>(), (zip, part) => Changed(zip, part.Name, _ => part.Content));
}
