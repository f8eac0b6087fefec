using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FontList = DocumentFormat.OpenXml.Spreadsheet.Fonts;

namespace LinkageWorkPlan.Reports.Workbooks;

/// <summary>How the cells of a column are typed and shown.</summary>
public enum CellStyle
{
    /// <summary>As typed: "007" and "=1+1" stay what they are.</summary>
    Words = 1,
    Heading = 2,
    Day = 3,
    Number = 4,

    /// <summary>The heading of a column that only shows something.</summary>
    ShownHeading = 5,
}

/// <param name="Width">In characters.</param>
public readonly record struct BookTableColumn(string Heading, int Width, CellStyle Style)
{
    /// <summary>Range of the choices, as in <c>Lists!$A$1:$A$9</c>; null where anything may be typed.</summary>
    public string? Choices { get; init; }

    /// <summary>True where nothing else than a choice is taken; false where several may stand in a cell.</summary>
    public bool IsOneChoice { get; init; }

    /// <summary>True where nothing of it is taken in again: its heading is grey.</summary>
    public bool IsOnlyShown { get; init; }

    /// <summary>First and last day that may be typed; null where any may.</summary>
    public (DateOnly From, DateOnly To)? Days { get; init; }
}

/// <summary>Writes a workbook of several tables, sheet after sheet and row by row. It is whole once it is disposed of.</summary>
public sealed class BookWriter : IDisposable
{
    /// <summary>Rows for which a template offers choices.</summary>
    private const int RowsOffered = 5000;

    private const string Font = "Noto Sans Lao";
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart workbook;
    private readonly Sheets sheets = new();

    public BookWriter(Stream to)
    {
        document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        document.CompressionOption = System.IO.Packaging.CompressionOption.Fast;
        workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook(sheets);
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
    }

    /// <summary>A table with its headings, which stay in sight, and a filter on them.</summary>
    /// <param name="name">At most 31 characters, none of <c>[ ] : * ? / \</c>.</param>
    /// <param name="rows">Cells are words, days, whole or decimal numbers, or nothing.</param>
    public void Table(string name, IReadOnlyList<BookTableColumn> columns, IEnumerable<IReadOnlyList<object?>> rows) => Sheet(name, SheetStateValues.Visible, xml =>
    {
        Head(xml, columns);
        xml.WriteStartElement("sheetData", CellXml.Main);
        Row(xml, 1, [.. columns.Select(each => each.Heading)], column => columns[column].IsOnlyShown ? CellStyle.ShownHeading : CellStyle.Heading);
        var number = 1;
        foreach (var cells in rows)
        {
            Row(xml, ++number, cells, column => columns[column].Style);
        }

        xml.WriteEndElement();
        new AutoFilter { Reference = $"A1:{CellText.Address(Math.Max(2, number), columns.Count - 1)}" }.WriteTo(xml);
        Offers(columns, Math.Max(number, RowsOffered)).WriteTo(xml);
    });

    /// <summary>Plain lines, one column for each cell; of the first line the cells are headings.</summary>
    /// <param name="isHidden">For lists that other sheets choose from.</param>
    public void Lines(string name, IReadOnlyList<int> widths, IEnumerable<IReadOnlyList<object?>> rows, bool isHidden = false) => Sheet(name, isHidden ? SheetStateValues.Hidden : SheetStateValues.Visible, xml =>
    {
        new Columns(widths.Select((each, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = each, CustomWidth = true })).WriteTo(xml);
        xml.WriteStartElement("sheetData", CellXml.Main);
        foreach (var (at, cells) in rows.Index())
        {
            Row(xml, at + 1, cells, _ => at == 0 && !isHidden ? CellStyle.Heading : CellStyle.Words);
        }

        xml.WriteEndElement();
    });

    public void Dispose() => document.Dispose();

    private void Sheet(string name, SheetStateValues state, Action<XmlWriter> write)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var xml = XmlWriter.Create(part.GetStream(FileMode.Create), new XmlWriterSettings { CloseOutput = true, NewLineHandling = NewLineHandling.None }))
        {
            xml.WriteStartElement("worksheet", CellXml.Main);
            write(xml);
            xml.WriteEndElement();
        }

        sheets.Append(new Sheet { Name = name, SheetId = (uint)sheets.Count() + 1, Id = workbook.GetIdOfPart(part), State = state });
    }

    private static void Head(XmlWriter xml, IReadOnlyList<BookTableColumn> columns)
    {
        var pane = new Pane { VerticalSplit = 1, HorizontalSplit = 1, TopLeftCell = "B2", ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen };
        new SheetViews(new SheetView(pane) { WorkbookViewId = 0 }).WriteTo(xml);
        new Columns(columns.Select((each, at) => new Column { Min = (uint)at + 1, Max = (uint)at + 1, Width = each.Width, CustomWidth = true, Style = (uint)each.Style })).WriteTo(xml);
    }

    private static void Row(XmlWriter xml, int number, IReadOnlyList<object?> cells, Func<int, CellStyle> style)
    {
        xml.WriteStartElement("row", CellXml.Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        foreach (var (column, value) in cells.Index().Where(each => each.Item is not null and not ""))
        {
            xml.WriteStartElement("c", CellXml.Main);
            xml.WriteAttributeString("r", CellText.Address(number, column));
            xml.WriteAttributeString("s", ((int)style(column)).ToString(CultureInfo.InvariantCulture));
            switch (value)
            {
                case DateOnly day:
                    CellXml.Day(xml, day);
                    break;
                case int or decimal:
                    CellXml.Number(xml, Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                    break;
                case string words:
                    CellXml.Words(xml, words);
                    break;
                default:
                    throw new ArgumentException($"A cell does not hold {value!.GetType().Name}.", nameof(cells));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Lists to choose from, and days between which a day has to be.</summary>
    private static OpenXmlElement Offers(IReadOnlyList<BookTableColumn> columns, int lastRow)
    {
        var offers = new List<DataValidation>();
        foreach (var (at, column) in columns.Index())
        {
            var cells = new ListValue<StringValue>([new StringValue($"{CellText.Address(2, at)}:{CellText.Address(lastRow, at)}")]);
            if (column.Choices is { } choices)
            {
                offers.Add(new DataValidation(new Formula1(choices)) { Type = DataValidationValues.List, AllowBlank = true, ShowErrorMessage = column.IsOneChoice, SequenceOfReferences = cells });
            }
            else if (column.Days is { } days)
            {
                offers.Add(new DataValidation(new Formula1(Serial(days.From)), new Formula2(Serial(days.To)))
                {
                    Type = DataValidationValues.Date,
                    Operator = DataValidationOperatorValues.Between,
                    AllowBlank = true,
                    ShowErrorMessage = true,
                    SequenceOfReferences = cells,
                });
            }
        }

        return offers.Count == 0 ? new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 } : new DataValidations(offers) { Count = (uint)offers.Count };

        static string Serial(DateOnly day) => (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture);
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" }),
        new FontList(new Font(new FontSize { Val = 11 }, new FontName { Val = Font }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = Font })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8F1F1" }) { PatternType = PatternValues.Solid }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE3E3E3" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), Style(49, 0, 0, isQuoted: true), Style(49, 1, 2), Style(164, 0, 0), Style(0, 0, 0), Style(49, 1, 3)));

    /// <param name="isQuoted">What is typed over it stays words, too.</param>
    private static CellFormat Style(uint format, uint font, uint fill, bool isQuoted = false) => new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true })
    {
        NumberFormatId = format,
        FontId = font,
        FillId = fill,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyAlignment = true,
        QuotePrefix = isQuoted ? true : null,
    };
}
