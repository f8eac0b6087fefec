using System.Globalization;
using System.Xml;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>What a workbook's styles make of the numbers in its cells: a number, a share or a day (ISO/IEC 29500-1, section 18.8.30).</summary>
/// <param name="shapes">By the number of the style.</param>
/// <param name="isFrom1904">Days are counted from 1 January 1904, as old versions for the Mac did, and not from 1900.</param>
internal sealed class SheetFormats(IReadOnlyList<CellShape> shapes, bool isFrom1904)
{
    private const int StylesMax = 100_000;

    /// <summary>The day that Lotus 1-2-3 thought there was, and that every program since counts: 29 February 1900.</summary>
    private const int NoSuchDay = 60;

    private static readonly DateOnly LastDay = new(2199, 12, 31);

    public static SheetFormats Read(BoundedXml xml, bool isFrom1904)
    {
        var (own, shapes, isInCells) = (new Dictionary<int, CellShape>(), new List<CellShape>(), false);
        while (xml.Read() && shapes.Count < StylesMax)
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "numFmt") when Number(xml.GetAttribute("numFmtId")) is { } id:
                    own[id] = ShapeOfCode(xml.GetAttribute("formatCode") ?? string.Empty);
                    break;
                case (XmlNodeType.Element or XmlNodeType.EndElement, "cellXfs"):
                    isInCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.Element, "xf") when isInCells:
                    var format = Number(xml.GetAttribute("numFmtId")) ?? 0;
                    shapes.Add(own.TryGetValue(format, out var shape) ? shape : ShapeOfKnown(format));
                    break;
            }
        }

        return new SheetFormats(shapes, isFrom1904);
    }

    /// <param name="style">The attribute <c>s</c> of a cell that holds a number.</param>
    public CellShape ShapeOf(string? style) => shapes.ElementAtOrDefault(Number(style) ?? 0) is var shape && shape == CellShape.Nothing ? CellShape.Number : shape;

    /// <param name="isWritten">It is a day in words of ISO 8601 and not counted.</param>
    /// <returns>Null where there is no such day, or none in our time.</returns>
    public DateOnly? DayOf(string stored, bool isWritten)
    {
        if (isWritten)
        {
            return stored.Length >= 10 && DateOnly.TryParseExact(stored[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        }

        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var count) || count is < 0 or > 200_000)
        {
            return null;
        }

        var days = (int)Math.Floor(count);
        var first = isFrom1904 ? new DateOnly(1904, 1, 1) : days < NoSuchDay ? new DateOnly(1899, 12, 31) : new DateOnly(1899, 12, 30);
        return !isFrom1904 && days is 0 or NoSuchDay ? null : first.AddDays(days) is var found && found <= LastDay ? found : null;
    }

    private static CellShape ShapeOfKnown(int format) => format switch
    {
        9 or 10 => CellShape.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => CellShape.Day,
        _ => CellShape.Number,
    };

    /// <summary>What is quoted, escaped or in brackets is shown as it is: [Red] has no day in it.</summary>
    private static CellShape ShapeOfCode(string code)
    {
        var (isQuoted, isInBrackets) = (false, false);
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '[' or ']' when !isQuoted:
                    isInBrackets = code[at] == '[';
                    break;
                case ';' when !isQuoted:
                    return CellShape.Number;
                case '%' when !isQuoted && !isInBrackets:
                    return CellShape.Percent;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' when !isQuoted && !isInBrackets:
                    return CellShape.Day;
            }
        }

        return CellShape.Number;
    }

    private static int? Number(string? words) => int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
