using System.Globalization;
using System.IO.Packaging;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FontList = DocumentFormat.OpenXml.Spreadsheet.Fonts;

namespace LinkageWorkPlan.Reports.Workbooks;

/// <param name="Width">In characters.</param>
/// <param name="IsOpen">It can be typed into; all else is locked.</param>
public readonly record struct SheetColumn(int Width, bool IsOpen = false, bool IsHidden = false);

/// <summary>
/// Writes a workbook of one sheet, row by row. Every cell is text, also where it looks like a number or a formula: "007" stays what it is,
/// and "=…" is never run. It is whole once it is disposed of.
/// </summary>
public sealed class SheetWriter : IDisposable
{
    private const string Font = "Noto Sans Lao";
    private const int Locked = 1;
    private const int Open = 2;
    private const int Heading = 3;

    private readonly SpreadsheetDocument document;
    private readonly XmlWriter xml;
    private readonly IReadOnlyList<SheetColumn> columns;
    private int row;

    /// <param name="frozen">Rows that stay in sight.</param>
    public SheetWriter(Stream to, string name, int frozen, IReadOnlyList<SheetColumn> columns)
    {
        this.columns = columns;
        document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        document.CompressionOption = CompressionOption.SuperFast;
        var workbook = document.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = name, SheetId = 1, Id = workbook.GetIdOfPart(sheet) }));
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        xml = XmlWriter.Create(sheet.GetStream(FileMode.Create), new XmlWriterSettings { CloseOutput = true, NewLineHandling = NewLineHandling.None });
        xml.WriteStartElement("worksheet", CellXml.Main);
        var pane = new Pane { VerticalSplit = frozen, TopLeftCell = CellText.Address(frozen + 1, 0), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen };
        new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }).WriteTo(xml);
        new Columns(columns.Select((each, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = each.Width, CustomWidth = true, Hidden = each.IsHidden ? true : null })).WriteTo(xml);
        xml.WriteStartElement("sheetData", CellXml.Main);
    }

    public void HiddenRow(params IReadOnlyList<string?> cells) => Write(cells, _ => Locked, isHidden: true);

    public void HeadingRow(params IReadOnlyList<string?> cells) => Write(cells, _ => Heading);

    public void Row(params IReadOnlyList<string?> cells) => Write(cells, column => columns[column].IsOpen ? Open : Locked);

    public void Dispose()
    {
        xml.WriteEndElement();
        new SheetProtection { Sheet = true, FormatColumns = false, FormatRows = false, AutoFilter = false }.WriteTo(xml);
        xml.WriteEndElement();
        xml.Dispose();
        document.Dispose();
    }

    /// <summary>Written as XML: an object for every cell takes twice the time.</summary>
    private void Write(IReadOnlyList<string?> cells, Func<int, int> style, bool isHidden = false)
    {
        row++;
        xml.WriteStartElement("row", CellXml.Main);
        xml.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
        if (isHidden)
        {
            xml.WriteAttributeString("hidden", "1");
        }

        foreach (var (column, words) in cells.Index())
        {
            xml.WriteStartElement("c", CellXml.Main);
            xml.WriteAttributeString("r", CellText.Address(row, column));
            xml.WriteAttributeString("s", style(column).ToString(CultureInfo.InvariantCulture));
            CellXml.Words(xml, words);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static Stylesheet Styles() => new(
        new FontList(new Font(new FontSize { Val = 11 }, new FontName { Val = Font }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = Font })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8F1F1" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), Style(font: 0, fill: 0, isLocked: true), Style(font: 0, fill: 2, isLocked: false), Style(font: 1, fill: 0, isLocked: true)));

    /// <summary>Number format 49 is text: what is typed there stays as it was typed.</summary>
    private static CellFormat Style(uint font, uint fill, bool isLocked) => new(
        new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true },
        new Protection { Locked = isLocked })
    {
        NumberFormatId = 49,
        FontId = font,
        FillId = fill,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyAlignment = true,
        ApplyProtection = true,
    };
}
