namespace LinkageWorkPlan.Domain.Library;

/// <summary>How a file is read as data.</summary>
/// <param name="Encoding">Null for a workbook, and where none fits.</param>
/// <param name="Delimiter">Null for a workbook.</param>
public sealed record DataReading(DataEncoding? Encoding, DataDelimiter? Delimiter, DataDecimal Decimal);

/// <summary>A file as it was read as data: its first row names the columns.</summary>
/// <param name="Problem">Why there is no data; null where there is.</param>
/// <param name="Sheet">Of a workbook, the sheet that was read; null otherwise.</param>
/// <param name="Rows">Below the names of the columns.</param>
/// <param name="Headers">As they stand in the file; empty where there is no data.</param>
/// <param name="Sample">The first rows, each with as many cells as there are columns.</param>
public sealed record DataTable(DataReading Reading, DataProblem? Problem, string? Sheet, int Rows, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Sample)
{
    public const int RowsMax = 200_000;
    public const int ColumnsMax = 100;

    /// <summary>Rows that are kept to be shown and drawn.</summary>
    public const int SampleMax = 500;

    /// <summary>Characters of all kept cells together: of a wide table fewer rows are kept.</summary>
    public const int SampleCharsMax = 200_000;

    /// <summary>Characters of a cell that are kept.</summary>
    public const int CellMax = 200;

    /// <summary>There is no data, and nothing of it is kept.</summary>
    public static DataTable Without(DataReading reading, DataProblem problem) => new(reading, problem, null, 0, [], []);
}
