using LinkageWorkPlan.Domain.Library;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>Reads CSV files and workbooks from outside as tables, row by row: of the whole no more is in memory than the rows that are kept.</summary>
public static class DataReader
{
    private const long BytesMax = 256L * 1024 * 1024;
    private const int ElementsMax = 20_000_000;
    private const int LinesLookedAt = 50;
    private const int CharsLookedAt = 64 * 1024;

    /// <summary>True where a file of this name may be data.</summary>
    public static bool IsRead(string fileName) => IsText(fileName) || IsBook(fileName);

    /// <param name="fileName">Its extension says how it is read.</param>
    /// <param name="chosen">How somebody said that it is to be read; null to find out.</param>
    /// <returns>Null where a file of this kind is no data.</returns>
    public static DataTable? Read(string fileName, byte[] bytes, DataReading? chosen, CancellationToken cancel)
    {
        try
        {
            return IsText(fileName) ? ReadText(bytes, chosen, cancel) : IsBook(fileName) ? ReadBook(bytes, chosen, cancel) : null;
        }
        catch (OperationCanceledException)
        {
            return DataTable.Without(chosen ?? new DataReading(null, null, DataDecimal.Point), DataProblem.Size);
        }
    }

    private static bool IsText(string fileName) => Path.GetExtension(fileName).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    private static bool IsBook(string fileName) => Path.GetExtension(fileName).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);

    private static DataTable ReadText(byte[] bytes, DataReading? chosen, CancellationToken cancel)
    {
        if ((chosen?.Encoding ?? DataEncodings.Find(bytes)) is not { } encoding)
        {
            return DataTable.Without(new DataReading(null, null, DataDecimal.Point), DataProblem.Encoding);
        }

        var delimiter = chosen?.Delimiter ?? DelimiterOf(bytes, encoding);
        var (reading, found, cells) = (new DataReading(encoding, delimiter, chosen?.Decimal ?? DataDecimal.Point), new TableRows(), new List<string>());
        using var text = Open(bytes, encoding);
        var rows = new DelimitedRows(text, SignOf(delimiter));
        while (rows.Next(cells))
        {
            cancel.ThrowIfCancellationRequested();
            if (!found.Take(cells))
            {
                break;
            }
        }

        // Who writes semicolons does so because the comma is in the numbers.
        return rows.Problem is { } problem ? DataTable.Without(reading, problem)
            : found.ToTable(reading, chosen is null ? delimiter == DataDelimiter.Semicolon ? DataDecimal.Comma : DataDecimal.Point : null, null);
    }

    private static DataTable ReadBook(byte[] bytes, DataReading? chosen, CancellationToken cancel)
    {
        var reading = new DataReading(null, null, chosen?.Decimal ?? DataDecimal.Point);
        try
        {
            using var book = BoundedWorkbook.Open(bytes, BytesMax, ElementsMax);
            for (var sheet = 0; sheet < book.Sheets.Count; sheet++)
            {
                var found = new TableRows();
                foreach (var (_, cells) in book.Rows(sheet))
                {
                    cancel.ThrowIfCancellationRequested();
                    if (cells.Count > 0 && !found.Take([.. Enumerable.Range(0, cells.Keys.Max() + 1).Select(column => cells.TryGetValue(column, out var cell) ? WordsOf(cell) : string.Empty)]))
                    {
                        break;
                    }
                }

                var table = found.ToTable(reading, null, book.Sheets[sheet]);
                if (table.Problem != DataProblem.Empty)
                {
                    return table;
                }
            }

            return DataTable.Without(reading, DataProblem.Empty);
        }
        catch (InvalidDataException)
        {
            return DataTable.Without(reading, DataProblem.Broken);
        }
        catch (ReadLimitException)
        {
            return DataTable.Without(reading, DataProblem.Size);
        }
    }

    private static string WordsOf(SheetCell cell) => cell.Day is { } day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : cell.Words ?? string.Empty;

    /// <summary>The one that divides the first lines into the same number of columns, and into most of them.</summary>
    private static DataDelimiter DelimiterOf(byte[] bytes, DataEncoding encoding)
    {
        using var text = Open(bytes, encoding);
        var begin = new char[CharsLookedAt];
        var words = new string(begin, 0, text.ReadBlock(begin));
        return Enum.GetValues<DataDelimiter>().MaxBy(each => Evenness(words, SignOf(each)));
    }

    private static (int Share, int Columns) Evenness(string words, char delimiter)
    {
        var (counts, cells, rows) = (new List<int>(), new List<string>(), new DelimitedRows(new StringReader(words), delimiter));
        while (counts.Count < LinesLookedAt && rows.Next(cells))
        {
            if (cells.Count > 1 || cells[0].Length > 0)
            {
                counts.Add(cells.Count);
            }
        }

        var most = counts.CountBy(each => each).OrderByDescending(each => each.Value).ThenByDescending(each => each.Key).FirstOrDefault();
        return most.Key < 2 ? (0, 0) : (most.Value * 10 / counts.Count, most.Key);
    }

    private static StreamReader Open(byte[] bytes, DataEncoding encoding)
    {
        var mark = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] when encoding == DataEncoding.Utf8 => 3,
            [0xFF, 0xFE, ..] when encoding == DataEncoding.Utf16 => 2,
            [0xFE, 0xFF, ..] when encoding == DataEncoding.Utf16BigEndian => 2,
            _ => 0,
        };
        return new StreamReader(new MemoryStream(bytes, mark, bytes.Length - mark), DataEncodings.Of(encoding), detectEncodingFromByteOrderMarks: false);
    }

    private static char SignOf(DataDelimiter delimiter) => delimiter switch
    {
        DataDelimiter.Comma => ',',
        DataDelimiter.Semicolon => ';',
        DataDelimiter.Tab => '\t',
        DataDelimiter.Bar => '|',
    };
}
