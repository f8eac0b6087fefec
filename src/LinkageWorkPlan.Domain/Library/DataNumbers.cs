using System.Globalization;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>Numbers as people write them in tables: 1.234,5 and 1,234.5 are the same.</summary>
public static class DataNumbers
{
    private const int DigitsMax = 25;

    /// <returns>Null where it is no number; a percent sign at the end is left out.</returns>
    public static decimal? Read(string words, DataDecimal written)
    {
        var (point, group) = written == DataDecimal.Comma ? (',', '.') : ('.', ',');
        var cell = string.Concat(words.Where(each => !char.IsWhiteSpace(each))).TrimEnd('%');
        var parts = cell.TrimStart('-', '+').Split(point);
        if (parts.Length > 2 || cell.Length > DigitsMax || parts.Any(part => part.Length == 0) || (parts.Length == 2 && !parts[1].All(char.IsAsciiDigit)))
        {
            return null;
        }

        var groups = parts[0].Split(group);
        if (!groups.All(each => each.Length > 0 && each.All(char.IsAsciiDigit)) || (groups.Length > 1 && (groups[0].Length > 3 || groups.Skip(1).Any(each => each.Length != 3))))
        {
            return null;
        }

        var number = string.Concat(groups) + (parts.Length == 2 ? "." + parts[1] : string.Empty);
        return decimal.TryParse(cell.StartsWith('-') ? "-" + number : number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>How the numbers of a table are written, by those that can be read one way alone.</summary>
    /// <param name="otherwise">Where no number says so.</param>
    public static DataDecimal Written(IEnumerable<string> cells, DataDecimal otherwise)
    {
        var (points, commas) = (0, 0);
        foreach (var cell in cells)
        {
            var (point, comma) = (Read(cell, DataDecimal.Point) is not null, Read(cell, DataDecimal.Comma) is not null);
            points += point && !comma ? 1 : 0;
            commas += comma && !point ? 1 : 0;
        }

        return points == commas ? otherwise : points > commas ? DataDecimal.Point : DataDecimal.Comma;
    }
}
