using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>What is in a cell.</summary>
public enum CellKind
{
    Empty,

    /// <summary>Words, as they were typed.</summary>
    Text,

    /// <summary>A number, a date, yes or no, or an error: what it shows depends on its format and on the program.</summary>
    Value,

    Formula,
}

/// <summary>What a cell shows, as its format says.</summary>
public enum CellShape
{
    Nothing,
    Words,
    Number,

    /// <summary>A number shown as a share of a hundred: 0.3 is 30 %.</summary>
    Percent,
    Day,
    YesNo,

    /// <summary>As #REF!.</summary>
    Error,
}

/// <param name="Words">As stored; null where the cell is empty. Of a formula what it showed when the file was saved.</param>
public readonly record struct SheetCell(string? Words, CellKind Kind)
{
    public CellShape Shape { get; init; }

    /// <summary>The day that is shown; null where the cell shows none, or one that the calendar does not have.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>
/// Reads a workbook from outside (ISO/IEC 29500, transitional or strict), sheet by sheet and row by row, as text. One row is in memory at
/// a time, and of the whole no more than its limits say.
/// </summary>
public sealed class BoundedWorkbook : IDisposable
{
    private const int PartsMax = 2000;
    private const int IndexMax = 4 * 1024 * 1024;
    private const int SheetsMax = 100;
    private const int SharedMax = 500_000;
    private const int ElementsUsual = 5_000_000;
    private const int MergedMax = 100_000;

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly SpreadsheetDocument document;
    private readonly XmlLimits limits;
    private readonly IReadOnlyList<WorksheetPart?> parts;
    private readonly IReadOnlyList<string> shared;
    private readonly SheetFormats formats;

    private BoundedWorkbook(SpreadsheetDocument document, long bytesMax, int elementsMax)
    {
        this.document = document;
        limits = new XmlLimits(Depth: 30, elementsMax, bytesMax);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException("No workbook.");
        var sheets = SheetsOf(workbook);
        Sheets = [.. sheets.Select(each => each.Name)];
        parts = [.. sheets.Select(each => workbook.TryGetPartById(each.Id, out var part) ? part as WorksheetPart : null)];
        shared = workbook.SharedStringTablePart is { } table ? SharedOf(table) : [];
        formats = FormatsOf(workbook);
        HasMacros = workbook.VbaProjectPart is not null || document.DocumentType is DocumentFormat.OpenXml.SpreadsheetDocumentType.MacroEnabledWorkbook
            or DocumentFormat.OpenXml.SpreadsheetDocumentType.MacroEnabledTemplate;
    }

    /// <summary>Their names, in the workbook's order; also of those that have no cells, as charts.</summary>
    public IReadOnlyList<string> Sheets { get; }

    /// <summary>True where a program comes with it, as in an .xlsm.</summary>
    public bool HasMacros { get; }

    /// <param name="bytesMax">Unpacked, of all parts together.</param>
    /// <param name="elementsMax">Of each part.</param>
    /// <exception cref="InvalidDataException">It is no workbook, or broken.</exception>
    /// <exception cref="ReadLimitException">It has more in it than is taken in.</exception>
    public static BoundedWorkbook Open(byte[] content, long bytesMax, int elementsMax = ElementsUsual) => Refusing(() =>
    {
        BoundedZip.Check(content, PartsMax, bytesMax, IndexMax);
        var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        try
        {
            return new BoundedWorkbook(document, bytesMax, elementsMax);
        }
        catch
        {
            document.Dispose();
            throw;
        }
    });

    /// <summary>Rows that have cells, with their numbers from 1; cells by column from 0.</summary>
    /// <param name="sheet">From 0, as in <see cref="Sheets"/>.</param>
    /// <exception cref="InvalidDataException">The sheet is broken.</exception>
    /// <exception cref="ReadLimitException">It has more in it than is taken in.</exception>
    public IEnumerable<(int Row, IReadOnlyDictionary<int, SheetCell> Cells)> Rows(int sheet)
    {
        if (parts[sheet] is not { } part)
        {
            yield break;
        }

        using var xml = Refusing(() => Xml(part));
        var rows = new SheetRows(xml, shared, formats);
        while (Refusing(rows.Next))
        {
            yield return (rows.Row, rows.Cells);
        }
    }

    /// <summary>
    /// A sheet as a table: its rows that are not empty, whole in memory. What stands in merged cells holds for each row of the block.
    /// </summary>
    /// <param name="sheet">From 0, as in <see cref="Sheets"/>.</param>
    /// <param name="rowsMax">Rows that are not empty.</param>
    /// <exception cref="InvalidDataException">The sheet is broken.</exception>
    /// <exception cref="ReadLimitException">It has more in it than is taken in.</exception>
    public IReadOnlyList<(int Row, IReadOnlyDictionary<int, SheetCell> Cells)> Table(int sheet, int rowsMax, CancellationToken cancel) => Refusing(() =>
    {
        if (parts[sheet] is not { } part)
        {
            return [];
        }

        using var xml = Xml(part);
        var (rows, found) = (new SheetRows(xml, shared, formats), new SortedDictionary<int, Dictionary<int, SheetCell>>());
        while (rows.Next())
        {
            cancel.ThrowIfCancellationRequested();
            if (rows.Cells.Count > 0)
            {
                found[rows.Row] = new Dictionary<int, SheetCell>(rows.Cells);
                if (found.Count > rowsMax)
                {
                    throw new ReadLimitException(ReadLimit.Rows, rowsMax, rows.Row);
                }
            }
        }

        foreach (var block in rows.Merged().Take(MergedMax))
        {
            Spread(block, found);
        }

        return (IReadOnlyList<(int, IReadOnlyDictionary<int, SheetCell>)>)[.. found.Select(each => (each.Key, (IReadOnlyDictionary<int, SheetCell>)each.Value))];
    });

    public void Dispose() => document.Dispose();

    private static void Spread(MergedBlock block, SortedDictionary<int, Dictionary<int, SheetCell>> rows)
    {
        if (block.Bottom <= block.Top || !rows.TryGetValue(block.Top, out var first) || !first.TryGetValue(block.Column, out var cell))
        {
            return;
        }

        // A block may reach to the sheet's last row: only rows that are there count.
        var below = block.Bottom - block.Top < rows.Count
            ? Enumerable.Range(block.Top + 1, block.Bottom - block.Top).Select(row => rows.GetValueOrDefault(row)).OfType<Dictionary<int, SheetCell>>()
            : rows.Where(each => each.Key > block.Top && each.Key <= block.Bottom).Select(each => each.Value);
        foreach (var cells in below.Where(each => !each.ContainsKey(block.Column)))
        {
            cells[block.Column] = cell;
        }
    }

    private SheetFormats FormatsOf(WorkbookPart workbook)
    {
        var isFrom1904 = false;
        using (var xml = Xml(workbook))
        {
            while (xml.Read() && !isFrom1904)
            {
                isFrom1904 = xml.NodeType == XmlNodeType.Element && xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true";
            }
        }

        if (workbook.WorkbookStylesPart is not { } styles)
        {
            return new SheetFormats([], isFrom1904);
        }

        using var read = Xml(styles);
        return SheetFormats.Read(read, isFrom1904);
    }

    private List<(string Name, string Id)> SheetsOf(WorkbookPart workbook)
    {
        using var xml = Xml(workbook);
        var sheets = new List<(string, string)>();
        while (xml.Read() && sheets.Count < SheetsMax)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet" && (xml.GetAttribute("id", Relations) ?? xml.GetAttribute("id", StrictRelations)) is { } id)
            {
                sheets.Add((xml.GetAttribute("name") ?? "–", id));
            }
        }

        return sheets;
    }

    private List<string> SharedOf(SharedStringTablePart table)
    {
        using var xml = Xml(table);
        var (texts, words) = (new List<string>(), new CellWords(xml));
        while (xml.Read())
        {
            words.TakeNode();
            if (xml.LocalName == "si" && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement))
            {
                texts.Add(words.Words);
                words.Begin();
                if (texts.Count > SharedMax)
                {
                    throw new ReadLimitException(ReadLimit.Texts, SharedMax);
                }
            }
        }

        return texts;
    }

    private BoundedXml Xml(OpenXmlPart part) => BoundedXml.Open(part.GetStream(FileMode.Open, FileAccess.Read), limits);

    /// <summary>However a file is broken, it is refused as one that is.</summary>
    private static T Refusing<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or XmlException or InvalidOperationException or FormatException or OverflowException or ArgumentException
            or IOException or NotSupportedException)
        {
            throw new InvalidDataException(fault.Message, fault);
        }
    }
}
