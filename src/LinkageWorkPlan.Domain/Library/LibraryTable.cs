namespace LinkageWorkPlan.Domain.Library;

/// <summary>The first rows of the newest file of a document, where it is data. They can be read from the file again at any time.</summary>
public sealed class LibraryTable
{
    /// <summary>Between rows and between cells of what is stored. No text has them: they are control characters.</summary>
    private const char RowEnd = '\u001E', CellEnd = '\u001F';

    private LibraryTable()
    {
    }

    public LibraryTable(Guid documentId, DataTable table)
    {
        DocumentId = documentId;
        Take(table);
    }

    public Guid DocumentId { get; private set; }

    /// <summary>Why there is no data; null where there is.</summary>
    public DataProblem? Problem { get; private set; }

    /// <summary>Of a workbook, the sheet that was read; null otherwise.</summary>
    public string? Sheet { get; private set; }

    /// <summary>Below the names of the columns, in the whole file.</summary>
    public int Rows { get; private set; }

    /// <summary>The first rows, as they are stored.</summary>
    public string Cells { get; private set; } = string.Empty;

    /// <summary>The first rows, each with as many cells as there are columns.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sample => Cells.Length == 0 ? [] : [.. Cells.Split(RowEnd).Select(row => row.Split(CellEnd))];

    public void Take(DataTable table)
    {
        (Problem, Sheet, Rows) = (table.Problem, table.Sheet, table.Rows);
        Cells = string.Join(RowEnd, table.Sample.Select(row => string.Join(CellEnd, row)));
    }
}
