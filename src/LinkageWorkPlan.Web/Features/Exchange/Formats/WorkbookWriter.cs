using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>Columns of the workbook, from 0. The hidden first row says what the file is of; the second has the headings.</summary>
internal static class WorkbookColumns
{
    public const string Mark = "lwp-translations-1";
    public const int Id = 0;
    public const int Place = 1;
    public const int Source = 2;
    public const int Target = 3;
    public const int State = 4;
    public const int Note = 5;
    public const int SourceFingerprint = 6;
    public const int TargetFingerprint = 7;
    public const int MaxLength = 8;
    public const int Count = 9;

    /// <summary>Characters of a cell, of Excel.</summary>
    public const int CellMax = 32_767;

    /// <param name="row">From 1.</param>
    /// <param name="column">From 0, to 701.</param>
    public static string Address(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{(column < 26 ? string.Empty : (char)('A' + (column / 26) - 1))}{(char)('A' + (column % 26))}{row}");
}

/// <summary>
/// Writes the few parts of a workbook that are needed (ECMA-376, transitional). Every cell is text, also where it looks like a number
/// or a formula; a library that guesses made 7 of "007". Only the rendering and the note can be typed into.
/// </summary>
internal static partial class WorkbookWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int Locked = 1;
    private const int Open = 2;
    private const int Heading = 3;

    /// <param name="loc">Words of the headings.</param>
    /// <exception cref="RuleException"><see cref="Rules.ExchangeCellTooLong"/>.</exception>
    public static byte[] Write(TranslationFile file, Loc loc)
    {
        if (file.Units.FirstOrDefault(unit => Math.Max(unit.SourceWords.Length, unit.TargetWords?.Length ?? 0) > WorkbookColumns.CellMax) is { } tooLong)
        {
            throw new RuleException(Rules.ExchangeCellTooLong, null, tooLong.Place);
        }

        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create))
        {
            Part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
            Part(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Part(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"{file.Source.Code()}-{file.Target.Code()}\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");

            // Number format 49 is text: what is typed there stays as it was typed.
            Part(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Noto Sans Lao\"/></font><font><b/><sz val=\"11\"/><name val=\"Noto Sans Lao\"/></font></fonts><fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE8F1F1\"/></patternFill></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf/>{Style(0, 0, true)}{Style(0, 2, false)}{Style(1, 0, true)}</cellXfs></styleSheet>");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            using var xml = XmlWriter.Create(sheet, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None });
            Sheet(xml, file, loc);
        }

        return content.ToArray();
    }

    private static void Sheet(XmlWriter xml, TranslationFile file, Loc loc)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"2\" topLeftCell=\"A3\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteRaw("<cols>" + Column(WorkbookColumns.Id, 8, true) + Column(WorkbookColumns.Place, 32, false) + Column(WorkbookColumns.Source, 60, false) + Column(WorkbookColumns.Target, 60, false) + Column(WorkbookColumns.State, 16, false)
            + Column(WorkbookColumns.Note, 30, false) + Column(WorkbookColumns.SourceFingerprint, 8, true) + Column(WorkbookColumns.TargetFingerprint, 8, true) + Column(WorkbookColumns.MaxLength, 12, false) + "</cols>");
        xml.WriteStartElement("sheetData", Main);
        Row(xml, 1, hidden: true, _ => Locked, WorkbookColumns.Mark, file.Subject.Key, file.Subject.Code, file.Source.Code(), file.Target.Code(), file.ExportedAt?.ToString("O", CultureInfo.InvariantCulture));
        Row(xml, 2, hidden: false, _ => Heading, "ID", loc["Exchange.Column.Place"], loc.Name(file.Source), loc.Name(file.Target), loc["Exchange.Column.State"], loc["Exchange.Column.Note"], string.Empty, string.Empty, loc["Exchange.Column.Max"]);
        foreach (var (at, unit) in file.Units.Index())
        {
            Row(xml, at + 3, hidden: false, column => column is WorkbookColumns.Target or WorkbookColumns.Note ? Open : Locked, unit.Id, unit.Place, unit.SourceWords, unit.TargetWords, loc.Name(unit.State), unit.Note,
                unit.SourceFingerprint, unit.TargetFingerprint, unit.MaxLength?.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteEndElement();
        xml.WriteRaw("<sheetProtection sheet=\"1\" formatColumns=\"0\" formatRows=\"0\" autoFilter=\"0\"/>");
        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, int row, bool hidden, Func<int, int> style, params string?[] cells)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
        if (hidden)
        {
            xml.WriteAttributeString("hidden", "1");
        }

        foreach (var (column, words) in cells.Index())
        {
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", WorkbookColumns.Address(row, column));
            xml.WriteAttributeString("s", style(column).ToString(CultureInfo.InvariantCulture));
            if (!string.IsNullOrEmpty(words))
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");

                // What looks like an escape of a character is escaped itself (section 22.9.2.19).
                xml.WriteString(LikeEscape().Replace(words, "_x005F_"));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Style(int font, int fill, bool locked) =>
        $"<xf numFmtId=\"49\" fontId=\"{font}\" fillId=\"{fill}\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\" applyProtection=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/><protection locked=\"{(locked ? 1 : 0)}\"/></xf>";

    private static string Column(int column, int width, bool hidden) =>
        string.Create(CultureInfo.InvariantCulture, $"<col min=\"{column + 1}\" max=\"{column + 1}\" width=\"{width}\" customWidth=\"1\"{(hidden ? " hidden=\"1\"" : string.Empty)}/>");

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml);
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    internal static partial Regex Escape();

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LikeEscape();
}
