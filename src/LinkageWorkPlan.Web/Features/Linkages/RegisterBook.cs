using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <summary>A row of a workbook that came from outside, with its cells by their columns (<see cref="RegisterColumns"/>).</summary>
/// <param name="Number">From 1, as programs show it.</param>
internal sealed record RegisterRow(string Sheet, int Number, IReadOnlyDictionary<string, SheetCell> Cells)
{
    /// <summary>Both countries by their names in every language.</summary>
    private static readonly Dictionary<string, Side> Countries = Sides.Both.SelectMany(side => Languages.All, (side, language) => (Key: SearchKey.Of(LinkageWords.Country(side, Loc.In(language))), Side: side))
        .DistinctBy(each => each.Key).ToDictionary(each => each.Key, each => each.Side);

    /// <returns>Empty where there is nothing.</returns>
    /// <exception cref="RuleException">The cell shows an error, or a formula without a value.</exception>
    public string Words(string column)
    {
        if (!Cells.TryGetValue(column, out var cell) || cell.Kind == CellKind.Empty)
        {
            return string.Empty;
        }

        return cell.Shape == CellShape.Error ? throw new RuleException(Rules.ImportCellError, null, cell.Words ?? "#")
            : string.IsNullOrEmpty(cell.Words) ? throw new RuleException(Rules.ImportFormulaEmpty)
            : TextNormalizer.Normalize(cell.Words);
    }

    /// <returns>Null where there is nothing.</returns>
    /// <exception cref="RuleException">It is none of the names, in any language.</exception>
    public T? Choice<T>(string column)
        where T : struct, Enum
    {
        var words = Words(column);
        return words.Length == 0 ? null
            : Choices<T>.All.TryGetValue(SearchKey.Of(words), out var value) ? value
            : throw new RuleException(Rules.ImportChoice, null, TextLimit.Shorten(words, 60), Enum.GetValues<T>().Cast<Enum>().ToList());
    }

    /// <summary>A country by its name in any language, or as the side is called.</summary>
    /// <inheritdoc cref="Choice{T}"/>
    public Side? Country(string column) => Countries.TryGetValue(SearchKey.Of(Words(column)), out var side) ? side : Choice<Side>(column);

    /// <returns>Null where there is nothing.</returns>
    /// <exception cref="RuleException">It is no day.</exception>
    public DateOnly? Day(string column, DateOnly today)
    {
        var words = Words(column);
        return words.Length == 0 ? null
            : Cells[column] is { Shape: CellShape.Day } cell ? cell.Day ?? throw new RuleException(Rules.ImportDate, null, words)
            : !words.StartsWith('+') && !words.StartsWith('-') && DateText.TryRead(words, today, out var day) ? day
            : throw new RuleException(Rules.ImportDate, null, TextLimit.Shorten(words, 60));
    }

    private static class Choices<T>
        where T : struct, Enum
    {
        public static readonly IReadOnlyDictionary<string, T> All = Enum.GetValues<T>()
            .SelectMany(value => Languages.All.Select(each => Loc.In(each).Name(value)).Append(value.ToString()), (value, words) => (Key: SearchKey.Of(words), value))
            .DistinctBy(each => each.Key).ToDictionary(each => each.Key, each => each.value);
    }
}

/// <summary>The register in a workbook: its two tables, whatever their sheets are called.</summary>
/// <param name="Enterprises">In the order of the file.</param>
internal sealed record RegisterBook(IReadOnlyList<RegisterRow> Enterprises, IReadOnlyList<RegisterRow> Linkages)
{
    /// <summary>Bytes of a file that is taken in.</summary>
    public const int SizeMax = 20 * 1024 * 1024;

    /// <summary>Rows with something in them, of one sheet.</summary>
    public const int RowsMax = 50_000;

    private const long BytesMax = 200L * 1024 * 1024;
    private const int ElementsMax = 15_000_000;

    /// <summary>Rows that may stand above the headings.</summary>
    private const int HeadMax = 20;

    /// <exception cref="RuleException">It is no workbook, holds more than is taken in, or has none of the tables.</exception>
    public static RegisterBook Read(byte[] content, CancellationToken cancel)
    {
        if (content.Length > SizeMax)
        {
            throw new RuleException(Rules.ExchangeTooLarge, null, SizeMax / 1024 / 1024);
        }

        if (content is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw new RuleException(Rules.ExchangeOldExcel);
        }

        try
        {
            using var workbook = BoundedWorkbook.Open(content, BytesMax, ElementsMax);
            return workbook.HasMacros ? throw new RuleException(Rules.ImportMacros) : Read(workbook, cancel);
        }
        catch (InvalidDataException)
        {
            throw new RuleException(BoundedZip.IsOpenDocument(content) ? Rules.ExchangeOpenDocument : Rules.ImportBroken);
        }
        catch (ReadLimitException beyond)
        {
            throw beyond.Limit switch
            {
                ReadLimit.Rows => new RuleException(Rules.ImportTooManyRows, null, RowsMax),
                ReadLimit.Texts => new RuleException(Rules.ImportCellLong, null, CellText.LengthMax),
                ReadLimit.Bytes or ReadLimit.Depth or ReadLimit.Elements => new RuleException(Rules.ImportTooMuch),
            };
        }
    }

    private static RegisterBook Read(BoundedWorkbook workbook, CancellationToken cancel)
    {
        List<RegisterRow>[] rows = [[], []];
        var isFound = false;
        foreach (var (at, name) in workbook.Sheets.Index())
        {
            var table = workbook.Table(at, RowsMax, cancel);
            var head = table.Take(HeadMax).Select(row => (row.Row, Found: RegisterColumns.Read(row.Cells.Where(each => each.Value.Shape == CellShape.Words).OrderBy(each => each.Key).Select(each => (each.Key, each.Value.Words!)))))
                .FirstOrDefault(each => each.Found is not null);
            if (head.Found is not var (kind, columns))
            {
                continue;
            }

            isFound = true;
            rows[kind].AddRange(table.Where(each => each.Row > head.Row)
                .Select(each => new RegisterRow(TextLimit.Shorten(name, 60), each.Row, each.Cells.Where(cell => columns.ContainsKey(cell.Key)).ToDictionary(cell => columns[cell.Key], cell => cell.Value)))
                .Where(row => row.Cells.Values.Any(cell => cell.Kind != CellKind.Empty && !string.IsNullOrWhiteSpace(cell.Words))));
        }

        return isFound ? new RegisterBook(rows[0], rows[1]) : throw new RuleException(Rules.ImportNoTable);
    }
}
