using System.Globalization;
using System.Text;
using System.Xml;
using LinkageWorkPlan.Reports.Workbooks;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>
/// The rows of a sheet, one after the other. Read from its XML: <c>OpenXmlReader</c> makes an object of every element and takes twice the
/// time, and the library's tree of a part calls itself once a level.
/// </summary>
internal sealed class SheetRows(BoundedXml xml, IReadOnlyList<string> shared)
{
    /// <summary>Columns looked at; a sheet may have 16,384.</summary>
    private const int ColumnsMax = 64;

    private readonly CellWords words = new(xml);
    private Dictionary<int, SheetCell> cells = [];
    private int column;
    private string? type;
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
                    (cells, column) = ([], -1);
                    if (xml.IsEmptyElement)
                    {
                        return true;
                    }

                    break;
                case (XmlNodeType.Element, "c"):
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    (type, hasFormula) = (xml.GetAttribute("t"), false);
                    words.Begin();
                    break;
                case (XmlNodeType.Element, "f"):
                    hasFormula = true;
                    break;
                case (XmlNodeType.EndElement, "c") when column < ColumnsMax:
                    cells[column] = Cell();
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
        return new SheetCell(inside, hasFormula ? CellKind.Formula : string.IsNullOrEmpty(inside) ? CellKind.Empty : type is "s" or "inlineStr" or "str" ? CellKind.Text : CellKind.Value);
    }

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
