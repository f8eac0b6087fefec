using System.Globalization;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;

namespace LinkageWorkPlan.Reports.Workbooks;

/// <summary>Words as they are in a cell, and the names of cells.</summary>
public static partial class CellText
{
    /// <summary>Characters of a cell, of Excel.</summary>
    public const int LengthMax = 32_767;

    /// <param name="row">From 1.</param>
    /// <param name="column">From 0, to 701.</param>
    public static string Address(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{(column < 26 ? string.Empty : (char)('A' + (column / 26) - 1))}{(char)('A' + (column % 26))}{row}");

    /// <summary>What looks like an escape of a character is escaped itself (ECMA-376, section 22.9.2.19); the library leaves that to whoever writes.</summary>
    internal static string Escaped(string words) => LikeEscape().Replace(words, "_x005F_");

    internal static string Unescaped(string words) =>
        !words.Contains("_x", StringComparison.Ordinal) ? words
        : Escape().Replace(words, match => ((char)int.Parse(match.Value.AsSpan(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    /// <exception cref="ReadLimitException">Excel itself keeps no more in a cell: a longer text was made to fill the memory.</exception>
    internal static string Limited(string words) => words.Length > 4 * LengthMax ? throw new ReadLimitException(ReadLimit.Texts, LengthMax) : words;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Escape();

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex LikeEscape();
}
