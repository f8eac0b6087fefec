using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>Takes the rows of a table one after the other, counts them and keeps the first.</summary>
internal sealed class TableRows
{
    private readonly List<string> headers = [];
    private readonly List<IReadOnlyList<string>> sample = [];
    private int chars;
    private int rows;

    public DataProblem? Problem { get; private set; }

    /// <param name="cells">As they stand in the file; the first row that is not empty names the columns.</param>
    /// <returns>False where something is wrong.</returns>
    public bool Take(IReadOnlyList<string> cells)
    {
        if (cells.All(string.IsNullOrWhiteSpace))
        {
            return true;
        }

        if (cells.Any(each => each.Any(letter => letter is '\uFFFD' or '\0' or >= '\u0080' and <= '\u009F')))
        {
            Problem = DataProblem.Encoding;
        }
        else if (cells.Count > DataTable.ColumnsMax)
        {
            Problem = DataProblem.Columns;
        }
        else if (headers.Count == 0)
        {
            headers.AddRange(cells.Select((each, at) => Kept(each, DataColumn.HeaderMax) is { Length: > 0 } name ? name : $"{at + 1}"));
        }
        else if (++rows > DataTable.RowsMax)
        {
            Problem = DataProblem.Rows;
        }
        else if (sample.Count < DataTable.SampleMax && chars < DataTable.SampleCharsMax)
        {
            var kept = headers.Select((_, at) => at < cells.Count ? Kept(cells[at], DataTable.CellMax) : string.Empty).ToList();
            chars += kept.Sum(each => each.Length);
            sample.Add(kept);
        }

        return Problem is null;
    }

    /// <param name="reading">How it was read.</param>
    /// <param name="otherwise">How numbers are written where none says so; null where <paramref name="reading"/> says it.</param>
    public DataTable ToTable(DataReading reading, DataDecimal? otherwise, string? sheet)
    {
        var read = otherwise is { } mark ? reading with { Decimal = DataNumbers.Written(sample.SelectMany(each => each), mark) } : reading;
        return Problem is { } problem ? DataTable.Without(read, problem) : rows == 0 ? DataTable.Without(read, DataProblem.Empty) : new DataTable(read, null, sheet, rows, [.. headers], sample);
    }

    /// <summary>On one line.</summary>
    private static string Kept(string words, int max) => TextLimit.Shorten(TextNormalizer.Normalize(words).ReplaceLineEndings(" "), max);
}
