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

/// <param name="Words">As stored; null where the cell is empty.</param>
public readonly record struct SheetCell(string? Words, CellKind Kind);

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

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly SpreadsheetDocument document;
    private readonly XmlLimits limits;
    private readonly IReadOnlyList<WorksheetPart?> parts;
    private readonly IReadOnlyList<string> shared;

    private BoundedWorkbook(SpreadsheetDocument document, long bytesMax)
    {
        this.document = document;
        limits = new XmlLimits(Depth: 30, Elements: 5_000_000, bytesMax);
        var workbook = document.WorkbookPart ?? throw new InvalidDataException("No workbook.");
        var sheets = SheetsOf(workbook);
        Sheets = [.. sheets.Select(each => each.Name)];
        parts = [.. sheets.Select(each => workbook.TryGetPartById(each.Id, out var part) ? part as WorksheetPart : null)];
        shared = workbook.SharedStringTablePart is { } table ? SharedOf(table) : [];
    }

    /// <summary>Their names, in the workbook's order; also of those that have no cells, as charts.</summary>
    public IReadOnlyList<string> Sheets { get; }

    /// <param name="bytesMax">Unpacked, of all parts together.</param>
    /// <exception cref="InvalidDataException">It is no workbook, or broken.</exception>
    /// <exception cref="ReadLimitException">It has more in it than is taken in.</exception>
    public static BoundedWorkbook Open(byte[] content, long bytesMax) => Refusing(() =>
    {
        BoundedZip.Check(content, PartsMax, bytesMax, IndexMax);
        var document = SpreadsheetDocument.Open(new MemoryStream(content), isEditable: false);
        try
        {
            return new BoundedWorkbook(document, bytesMax);
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
        var rows = new SheetRows(xml, shared);
        while (Refusing(rows.Next))
        {
            yield return (rows.Row, rows.Cells);
        }
    }

    public void Dispose() => document.Dispose();

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
