using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <param name="Words">As stored: a number as its digits, never guessed at; null where the cell is empty.</param>
/// <param name="IsFormula">True where a formula stands behind the words.</param>
internal readonly record struct SheetCell(string? Words, bool IsFormula);

/// <summary>The first sheet of a workbook (ECMA-376), row by row, as text. No part is larger than <see cref="TranslationFormats.Closed"/> allows.</summary>
internal sealed class WorkbookSheet : IDisposable
{
    /// <summary>Columns looked at; a sheet may have 16,384.</summary>
    private const int ColumnsMax = 64;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly ZipArchive zip;
    private readonly List<string> shared;
    private readonly string sheet;

    private WorkbookSheet(ZipArchive zip, string sheet, List<string> shared) => (this.zip, this.sheet, this.shared) = (zip, sheet, shared);

    /// <exception cref="RuleException"><see cref="Rules.ExchangeWorkbook"/>.</exception>
    public static WorkbookSheet Open(byte[] content) => Refusing(() =>
    {
        var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        var first = Load(zip, "xl/workbook.xml").Descendants(Main + "sheet").First();
        var target = (string)Load(zip, "xl/_rels/workbook.xml.rels").Root!.Elements().First(each => (string?)each.Attribute("Id") == (string?)first.Attribute(Relations + "id")).Attribute("Target")!;
        var shared = zip.GetEntry("xl/sharedStrings.xml") is null ? [] : Load(zip, "xl/sharedStrings.xml").Root!.Elements(Main + "si").Select(Words).ToList();
        return new WorkbookSheet(zip, target.StartsWith('/') ? target[1..] : "xl/" + target, shared);
    });

    /// <summary>Rows that have cells, with their numbers from 1; cells by column from 0.</summary>
    /// <exception cref="RuleException"><see cref="Rules.ExchangeWorkbook"/>.</exception>
    public IEnumerable<(int Row, IReadOnlyDictionary<int, SheetCell> Cells)> Rows()
    {
        using var xml = Refusing(() => XmlReader.Create(Part(zip, sheet), TranslationFormats.Closed()));
        var last = 0;
        while (Refusing(() => xml.ReadToRow()))
        {
            var row = Refusing(() => (XElement)XNode.ReadFrom(xml));
            last = int.TryParse((string?)row.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : last + 1;
            yield return (last, Refusing(() => CellsOf(row)));
        }
    }

    public void Dispose() => zip.Dispose();

    private Dictionary<int, SheetCell> CellsOf(XElement row)
    {
        var cells = new Dictionary<int, SheetCell>();
        var last = -1;
        foreach (var cell in row.Elements(Main + "c"))
        {
            last = ColumnOf((string?)cell.Attribute("r")) ?? last + 1;
            if (last < ColumnsMax)
            {
                cells[last] = new SheetCell(WordsOf(cell), cell.Element(Main + "f") is not null);
            }
        }

        return cells;
    }

    private string? WordsOf(XElement cell) => (string?)cell.Attribute("t") switch
    {
        "s" when cell.Element(Main + "v") is { } index => shared[int.Parse(index.Value, NumberStyles.None, CultureInfo.InvariantCulture)],
        "inlineStr" when cell.Element(Main + "is") is { } inline => Words(inline),
        "b" => cell.Element(Main + "v")?.Value == "1" ? "TRUE" : "FALSE",
        "str" when cell.Element(Main + "v") is { } value => Unescaped(value.Value),
        _ => cell.Element(Main + "v")?.Value,
    };

    /// <summary>Runs of several formats are one text; readings above the letters (rPh) are none.</summary>
    private static string Words(XElement text) =>
        Unescaped(string.Concat(text.Descendants(Main + "t").Where(each => each.Parent!.Name != Main + "rPh").Select(each => each.Value)));

    private static string Unescaped(string words) => !words.Contains("_x", StringComparison.Ordinal) ? words
        : WorkbookWriter.Escape().Replace(words, match => ((char)int.Parse(match.Value.AsSpan(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static int? ColumnOf(string? address)
    {
        var letters = address?.TakeWhile(char.IsAsciiLetterUpper).ToList() ?? [];
        return letters.Count is 0 or > 3 ? null : letters.Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;
    }

    private static XDocument Load(ZipArchive zip, string name)
    {
        using var xml = XmlReader.Create(Part(zip, name), TranslationFormats.Closed());
        return XDocument.Load(xml);
    }

    private static Stream Part(ZipArchive zip, string name) => (zip.GetEntry(name) ?? throw new InvalidDataException(name)).Open();

    /// <summary>However a file is broken, it is told as no workbook of ours.</summary>
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

internal static class SheetReading
{
    /// <summary>Goes on to the next row, or stays on one that was reached already.</summary>
    public static bool ReadToRow(this XmlReader xml)
    {
        while (!xml.EOF)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                return true;
            }

            xml.Read();
        }

        return false;
    }
}
