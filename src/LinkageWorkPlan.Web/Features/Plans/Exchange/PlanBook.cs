using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Workbooks;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>A row of a workbook, with its columns by their names.</summary>
/// <param name="Number">From 1, as programs show it.</param>
internal sealed record BookRow(string Sheet, int Number, IReadOnlyDictionary<int, SheetCell> Cells, IReadOnlyDictionary<ColumnName, int> Columns)
{
    public bool Has(ColumnName column) => Columns.ContainsKey(column);

    public SheetCell Cell(ColumnName column) => Columns.TryGetValue(column, out var at) ? Cells.GetValueOrDefault(at) : default;

    /// <summary>The cell's address, or the row's first where the sheet has no such column.</summary>
    public string Address(ColumnName? column) => CellText.Address(Number, column is { } name && Columns.TryGetValue(name, out var at) ? at : 0);
}

/// <summary>What is in a workbook that came from outside: its tables, found by their headings in any language, whatever their sheets are called.</summary>
internal sealed class PlanBook
{
    /// <summary>Bytes of a file that is taken in.</summary>
    public const int SizeMax = 20 * 1024 * 1024;

    /// <summary>Rows with something in them, of one sheet.</summary>
    public const int RowsMax = 50_000;

    /// <summary>Unpacked. A sheet whose million empty rows are all formatted has about 150 MB.</summary>
    private const long BytesMax = 200L * 1024 * 1024;

    private const int ElementsMax = 15_000_000;

    /// <summary>Rows that may stand above the headings.</summary>
    private const int HeadMax = 20;

    private static readonly Dictionary<BookSheet, Dictionary<string, ColumnName>> Headings = Enum.GetValues<BookSheet>().ToDictionary(each => each, HeadingsOf);

    /// <summary>What only shows how something stands, by sheet.</summary>
    private static readonly Dictionary<BookSheet, HashSet<string>> Shown = Enum.GetValues<BookSheet>().ToDictionary(each => each, each => ComputedColumns.HeadingsOf(each).Select(Key).ToHashSet());

    private readonly Dictionary<BookSheet, List<BookRow>> rows = Enum.GetValues<BookSheet>().ToDictionary(each => each, _ => new List<BookRow>());
    private readonly List<ImportLine> notices = [];
    private readonly List<(string Sheet, string Heading)> shown = [];

    /// <summary>What of the file is not read, and what is wrong with its headings.</summary>
    public IReadOnlyList<ImportLine> Notices => notices;

    public IReadOnlyList<BookRow> Rows(BookSheet sheet) => rows[sheet];

    /// <exception cref="RuleException">It is no workbook, holds more than is taken in, or has none of the tables.</exception>
    public static PlanBook Read(byte[] content, CancellationToken cancel)
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
            if (workbook.HasMacros)
            {
                throw new RuleException(Rules.ImportMacros);
            }

            var book = new PlanBook();
            foreach (var (at, name) in workbook.Sheets.Index())
            {
                book.Take(TextLimit.Shorten(name, 60), workbook.Table(at, RowsMax, cancel));
            }

            book.NoteShown();

            return book.rows.Values.Any(each => each.Count > 0) || book.isFound ? book : throw new RuleException(Rules.ImportNoTable);
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

    private bool isFound;

    private void Take(string name, IReadOnlyList<(int Row, IReadOnlyDictionary<int, SheetCell> Cells)> table)
    {
        var head = table.Take(HeadMax).Select(row => (row.Row, row.Cells, Kind: KindOf(row.Cells))).FirstOrDefault(each => each.Kind is not null);
        if (head.Kind is not { } kind)
        {
            if (table.Count > 0 && name != BookHelp.ListsSheet && !BookHelp.Names.Contains(name))
            {
                notices.Add(new ImportLine(ImportMark.Notice, name, string.Empty, string.Empty) { Rule = new BrokenRule("PlanImport.SheetIgnored", null, name) });
            }

            return;
        }

        isFound = true;
        var columns = new Dictionary<ColumnName, int>();
        foreach (var (column, cell) in head.Cells.OrderBy(each => each.Key))
        {
            if (cell.Words is not { Length: > 0 } words)
            {
                continue;
            }

            var heading = TextLimit.Shorten(words, 60);
            if (!Headings[kind].TryGetValue(Key(words), out var known))
            {
                if (Shown[kind].Contains(Key(words)))
                {
                    shown.Add((name, heading));
                    continue;
                }

                notices.Add(new ImportLine(ImportMark.Notice, name, CellText.Address(head.Row, column), string.Empty) { Rule = new BrokenRule("PlanImport.ColumnIgnored", null, heading) });
            }
            else if (!columns.TryAdd(known, column))
            {
                notices.Add(new ImportLine(ImportMark.Problem, name, CellText.Address(head.Row, column), string.Empty) { Rule = new BrokenRule(Rules.ImportHeadingTwice, null, heading) });
            }
        }

        var read = columns.Values.ToHashSet();
        rows[kind].AddRange(table.Where(each => each.Row > head.Row && each.Cells.Any(cell => read.Contains(cell.Key) && !IsBlank(cell.Value)))
            .Select(each => new BookRow(name, each.Row, each.Cells, columns)));
    }

    /// <summary>Said once of the whole file.</summary>
    private void NoteShown()
    {
        if (shown.Count > 0)
        {
            var headings = string.Join(", ", shown.Select(each => each.Heading).Distinct());
            notices.Add(new ImportLine(ImportMark.Notice, shown[0].Sheet, string.Empty, string.Empty) { Rule = new BrokenRule("PlanImport.ComputedIgnored", null, headings) });
        }
    }

    private static bool IsBlank(SheetCell cell) => cell.Kind == CellKind.Empty || (cell.Shape == CellShape.Words && string.IsNullOrWhiteSpace(cell.Words));

    /// <summary>The table of which a row has the most headings: those that name a row, and two at least.</summary>
    private static BookSheet? KindOf(IReadOnlyDictionary<int, SheetCell> cells)
    {
        var keys = cells.Values.Where(each => each.Shape == CellShape.Words).Select(each => Key(each.Words!)).ToList();
        var best = Headings.Select(sheet => (Sheet: sheet.Key, Found: keys.Select(key => sheet.Value.TryGetValue(key, out var column) ? (ColumnName?)column : null).OfType<ColumnName>().ToHashSet()))
            .Where(each => each.Found.Count >= 2 && Marks(each.Sheet).All(each.Found.Contains) && HasOwn(each.Sheet, each.Found)).OrderByDescending(each => each.Found.Count).ToList();
        return best.Count == 0 ? null : best[0].Sheet;
    }

    /// <summary>Columns without which a table cannot be read.</summary>
    private static IReadOnlyList<ColumnName> Marks(BookSheet sheet) => sheet switch
    {
        BookSheet.Tasks or BookSheet.Milestones or BookSheet.Indicators => [BookLayout.Code],
        BookSheet.Budget => [BookLayout.TaskCode, BookLayout.Line],
        BookSheet.Owners => [BookLayout.OwnerSide],
        BookSheet.Baselines => [IndicatorLayout.Indicator, IndicatorLayout.Line],
    };

    /// <summary>True where a column is there that tells the table from the others: all of them have a code and a title.</summary>
    private static bool HasOwn(BookSheet sheet, HashSet<ColumnName> found) => sheet switch
    {
        BookSheet.Milestones => found.Any(each => each == BookLayout.TaskCode || each.Field is "Milestone.Type" or "Planned"),
        BookSheet.Indicators => found.Any(each => each.Field is "Unit" or "Direction" or "Targets"),
        BookSheet.Owners => found.Any(each => each.Field == "Name"),
        BookSheet.Tasks or BookSheet.Budget or BookSheet.Baselines => true,
    };

    /// <summary>Each column's heading in all languages; of a text also the bare word, which stands for the language it is in.</summary>
    private static Dictionary<string, ColumnName> HeadingsOf(BookSheet sheet)
    {
        var known = new Dictionary<string, ColumnName>(StringComparer.Ordinal);
        var columns = BookLayout.ColumnsOf(sheet, IndicatorLayout.AnyYears).Select(each => each.Name).ToList();
        foreach (var (loc, column) in Languages.All.Select(Loc.In).SelectMany(loc => columns.Select(column => (loc, column))))
        {
            known.TryAdd(Key(column.In(loc)), column);
        }

        foreach (var column in columns.Where(each => each.Language is not null))
        {
            known.TryAdd(Key((column with { Language = null }).In(Loc.In(column.Language!.Value))), column);
        }

        return known;
    }

    private static string Key(string heading) => SearchKey.Of(heading).Trim(' ', ':', '*', '.');
}
