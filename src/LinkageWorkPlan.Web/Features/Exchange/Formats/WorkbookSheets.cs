using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Layout.Changes;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>What stands in a cell.</summary>
internal enum CellKind
{
    Empty,

    /// <summary>Words, as they were typed.</summary>
    Text,

    /// <summary>A number, a date, yes or no, or an error: what it shows depends on its format and on the program.</summary>
    Value,

    Formula,
}

/// <param name="Words">As stored; null where the cell is empty.</param>
internal readonly record struct SheetCell(string? Words, CellKind Kind);

/// <summary>
/// The sheets of a workbook (ECMA-376), row by row, as text. One row is in memory at a time, and of the whole no more than
/// <see cref="Limits"/> say: a workbook of a few kilobytes can unpack to gigabytes.
/// </summary>
internal sealed class WorkbookSheets : IDisposable
{
    /// <summary>Columns looked at; a sheet may have 16,384.</summary>
    private const int ColumnsMax = 64;

    /// <summary>Elements of one row, one shared text, or one list of sheets.</summary>
    private const int PartMax = 50_000;

    /// <summary>Unpacked, of all parts that are read.</summary>
    private const long BytesMax = 4L * TranslationFile.SizeMax;

    private const int SharedMax = 500_000;
    private const int SheetsMax = 100;

    private static readonly XmlLimits Limits = new(Depth: 30, Elements: 5_000_000, BytesMax);
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly BoundedZip zip;
    private readonly List<string> shared;

    private WorkbookSheets(BoundedZip zip, IReadOnlyList<(string Name, string Part)> sheets, List<string> shared) => (this.zip, Sheets, this.shared) = (zip, sheets, shared);

    /// <summary>In the workbook's order.</summary>
    public IReadOnlyList<(string Name, string Part)> Sheets { get; }

    /// <exception cref="RuleException"><see cref="Rules.ExchangeWorkbook"/>, or another kind of file that is named.</exception>
    /// <exception cref="ReadLimitException">It has more in it than is taken in.</exception>
    public static WorkbookSheets Open(byte[] content) => Refusing(() =>
    {
        var zip = new BoundedZip(content, BytesMax);
        if (zip.Has("mimetype"))
        {
            throw new RuleException(Rules.ExchangeOpenDocument);
        }

        var parts = Element(zip, "xl/_rels/workbook.xml.rels").Elements().ToDictionary(each => (string)each.Attribute("Id")!, each => (string)each.Attribute("Target")!);
        var sheets = Element(zip, "xl/workbook.xml").Descendants(Main + "sheet").Take(SheetsMax)
            .Select(each => ((string?)each.Attribute("name") ?? "–", Part: parts.GetValueOrDefault((string?)each.Attribute(Relations + "id") ?? string.Empty)))
            .Where(each => each.Part is not null)
            .Select(each => (each.Item1, each.Part!.StartsWith('/') ? each.Part[1..] : "xl/" + each.Part));
        return new WorkbookSheets(zip, [.. sheets], zip.Has("xl/sharedStrings.xml") ? Shared(zip) : []);
    });

    /// <summary>Rows that have cells, with their numbers from 1; cells by column from 0.</summary>
    /// <exception cref="RuleException"><see cref="Rules.ExchangeWorkbook"/>.</exception>
    /// <exception cref="ReadLimitException">It has more in it than is taken in.</exception>
    public IEnumerable<(int Row, IReadOnlyDictionary<int, SheetCell> Cells)> Rows(string part)
    {
        using var xml = Refusing(() => BoundedXml.Open(zip.Open(part), Limits));
        var last = 0;
        while (Refusing(() => GoTo(xml, "row")))
        {
            var row = Refusing(() => xml.ReadElement(PartMax));
            last = int.TryParse((string?)row.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : last + 1;
            yield return (last, Refusing(() => CellsOf(row)));
        }
    }

    public void Dispose() => zip.Dispose();

    private static List<string> Shared(BoundedZip zip)
    {
        using var xml = BoundedXml.Open(zip.Open("xl/sharedStrings.xml"), Limits);
        var shared = new List<string>();
        while (GoTo(xml, "si"))
        {
            shared.Add(Words(xml.ReadElement(PartMax)));
            if (shared.Count > SharedMax)
            {
                throw new ReadLimitException(ReadLimit.Texts, SharedMax);
            }
        }

        return shared;
    }

    private static XElement Element(BoundedZip zip, string name)
    {
        using var xml = BoundedXml.Open(zip.Open(name), Limits);
        xml.MoveToContent();
        return xml.ReadElement(PartMax);
    }

    /// <summary>Goes on to the next element of a name, or stays on one that was reached already.</summary>
    private static bool GoTo(BoundedXml xml, string name)
    {
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
            {
                return true;
            }

            xml.Read();
        }

        return false;
    }

    private Dictionary<int, SheetCell> CellsOf(XElement row)
    {
        var cells = new Dictionary<int, SheetCell>();
        var last = -1;
        foreach (var cell in row.Elements(Main + "c"))
        {
            last = ColumnOf((string?)cell.Attribute("r")) ?? last + 1;
            if (last < ColumnsMax)
            {
                var words = WordsOf(cell);
                cells[last] = new SheetCell(words, KindOf(cell, words));
            }
        }

        return cells;
    }

    private static CellKind KindOf(XElement cell, string? words) =>
        cell.Element(Main + "f") is not null ? CellKind.Formula
        : string.IsNullOrEmpty(words) ? CellKind.Empty
        : (string?)cell.Attribute("t") is "s" or "inlineStr" or "str" ? CellKind.Text
        : CellKind.Value;

    private string? WordsOf(XElement cell) => (string?)cell.Attribute("t") switch
    {
        "s" when cell.Element(Main + "v") is { } index => shared[int.Parse(index.Value, NumberStyles.None, CultureInfo.InvariantCulture)],
        "inlineStr" when cell.Element(Main + "is") is { } inline => Words(inline),
        "str" when cell.Element(Main + "v") is { } value => Unescaped(value.Value),
        _ => cell.Element(Main + "v")?.Value,
    };

    /// <summary>Runs of several formats are one text; readings above the letters (rPh) are none.</summary>
    private static string Words(XElement text) =>
        Unescaped(string.Concat(text.Descendants(Main + "t").Where(each => each.Parent!.Name != Main + "rPh").Select(each => each.Value)));

    private static string Unescaped(string words)
    {
        // Excel itself keeps no more in a cell: a longer text was made to fill the memory.
        if (words.Length > 4 * WorkbookColumns.CellMax)
        {
            throw new ReadLimitException(ReadLimit.Texts, WorkbookColumns.CellMax);
        }

        return !words.Contains("_x", StringComparison.Ordinal) ? words
            : WorkbookWriter.Escape().Replace(words, match => ((char)int.Parse(match.Value.AsSpan(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
    }

    private static int? ColumnOf(string? address)
    {
        var letters = address?.TakeWhile(char.IsAsciiLetterUpper).ToList() ?? [];
        return letters.Count is 0 or > 3 ? null : letters.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;
    }

    /// <summary>However a file is broken, it is shown as no workbook of ours.</summary>
    private static T Refusing<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or InvalidOperationException or FormatException or OverflowException or ArgumentException or IOException)
        {
            throw new RuleException(Rules.ExchangeWorkbook);
        }
    }
}
