using System.Globalization;
using System.Text;
using System.Xml;
using LinkageWorkPlan.Reports.Workbooks;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>
/// The rows of a sheet, one after the other. Read from its XML: <c>OpenXmlReader</c> makes an object of every element and takes twice the
/// time, and the library's tree of a part calls itself once a level.
/// </summary>
internal sealed class SheetRows(BoundedXml xml, IReadOnlyList<string> shared, SheetFormats formats)
{
    /// <summary>Columns looked at; a sheet may have 16,384.</summary>
    private const int ColumnsMax = 64;

    private readonly CellWords words = new(xml);
    private Dictionary<int, SheetCell> cells = [];
    private int column;
    private string? type;
    private string? style;
    private bool hasFormula;

    public int Row { get; private set; }

    public IReadOnlyDictionary<int, SheetCell> Cells => cells;

    /// <returns>False behind the last.</returns>
    public bool Next()
    {
        while (xml.Read())
        {
            words.TakeNode();
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    Row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Row + 1;
                    (cells, column) = (cells.Count == 0 ? cells : [], -1);
                    if (xml.IsEmptyElement)
                    {
                        return true;
                    }

                    break;
                case (XmlNodeType.Element, "c"):
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    (type, style, hasFormula) = (xml.GetAttribute("t"), xml.GetAttribute("s"), false);
                    words.Begin();
                    break;
                case (XmlNodeType.Element, "f"):
                    hasFormula = true;
                    break;
                case (XmlNodeType.EndElement, "c") when column < ColumnsMax && Cell() is { Kind: not CellKind.Empty } cell:
                    cells[column] = cell;
                    break;
                case (XmlNodeType.EndElement, "row"):
                    return true;
                case (XmlNodeType.EndElement, "sheetData"):
                    return false;
            }
        }

        return false;
    }

    private SheetCell Cell()
    {
        var inside = type switch
        {
            "s" => words.Value is { } index ? shared[int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture)] : null,
            "inlineStr" => words.Words,
            "str" => words.Value is { } value ? CellText.Unescaped(value) : null,
            _ => words.Value,
        };
        var kind = hasFormula ? CellKind.Formula : string.IsNullOrEmpty(inside) ? CellKind.Empty : type is "s" or "inlineStr" or "str" ? CellKind.Text : CellKind.Value;
        var shape = string.IsNullOrEmpty(inside) ? CellShape.Nothing : Shape();
        return new SheetCell(inside, kind) { Shape = shape, Day = shape == CellShape.Day ? formats.DayOf(inside!, isWritten: type == "d") : null };
    }

    private CellShape Shape() => type switch
    {
        "s" or "inlineStr" or "str" => CellShape.Words,
        "b" => CellShape.YesNo,
        "e" => CellShape.Error,
        "d" => CellShape.Day,
        _ => formats.ShapeOf(style),
    };

    /// <summary>Blocks of merged cells, which stand behind the rows; read once <see cref="Next"/> has said that there are no more.</summary>
    public IEnumerable<MergedBlock> Merged()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && xml.GetAttribute("ref")?.Split(':') is [var from, var to]
                && ColumnOf(from) is { } first && RowOf(from) is { } top && RowOf(to) is { } bottom)
            {
                yield return new MergedBlock(first, top, bottom);
            }
        }
    }

    private static int? RowOf(string address) => int.TryParse(address.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;

    private static int? ColumnOf(string? address)
    {
        var (column, letters) = (0, 0);
        while (address is not null && letters < address.Length && letters < 4 && char.IsAsciiLetterUpper(address[letters]))
        {
            column = (column * 26) + address[letters++] - 'A' + 1;
        }

        return letters is 0 or > 3 ? null : column - 1;
    }
}

/// <summary>Cells shown as one. Only the first column of a block counts here: what stands in it holds for each of its rows.</summary>
/// <param name="Column">From 0.</param>
/// <param name="Top">First row, from 1.</param>
/// <param name="Bottom">Last row.</param>
internal readonly record struct MergedBlock(int Column, int Top, int Bottom);

/// <summary>Collects the words of a cell or a shared text: runs of several formats are one text; readings above the letters (rPh) are none.</summary>
internal sealed class CellWords(BoundedXml xml)
{
    private readonly StringBuilder words = new();
    private bool isInText;
    private bool isInValue;
    private bool isInReading;

    /// <summary>What is in <c>v</c>; null where it holds nothing.</summary>
    public string? Value { get; private set; }

    /// <summary>What is in <c>t</c>.</summary>
    public string Words => CellText.Unescaped(words.ToString());

    public void Begin()
    {
        words.Clear();
        (Value, isInText, isInValue, isInReading) = (null, false, false, false);
    }

    /// <summary>Takes the node at which the reader stands.</summary>
    public void TakeNode()
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element or XmlNodeType.EndElement:
                var begins = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                isInText = begins && xml.LocalName == "t";
                isInValue = begins && xml.LocalName == "v";
                isInReading = xml.LocalName == "rPh" ? begins : isInReading;
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isInValue:
                Value += CellText.Limited(xml.Value);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when isInText && !isInReading:
                words.Append(CellText.Limited(xml.Value));
                break;
        }
    }
}
