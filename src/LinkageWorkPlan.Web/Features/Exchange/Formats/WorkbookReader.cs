using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Reports.Workbooks;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>
/// Reads the workbook back: the sheet, wherever it stands, and what it is of by the hidden first row; columns by their position. Rows may be
/// sorted or missing. A cell that is no text refuses its row, since only its program knows what it shows.
/// </summary>
internal static class WorkbookReader
{
    /// <summary>Whose words are taken over, or say which text they are of.</summary>
    private static readonly int[] OfWords = [WorkbookColumns.Id, WorkbookColumns.Source, WorkbookColumns.Target, WorkbookColumns.Note];

    /// <summary>Unpacked.</summary>
    private const long BytesMax = 4L * TranslationFile.SizeMax;

    /// <exception cref="RuleException">One of <c>Rules.Exchange*</c>.</exception>
    /// <exception cref="ReadLimitException">It has more in it than is taken in.</exception>
    public static TranslationFile Read(byte[] content, CancellationToken cancel)
    {
        try
        {
            using var workbook = BoundedWorkbook.Open(content, BytesMax);
            var marked = workbook.Sheets.Index().Where(each => IsMarked(workbook, each.Index)).ToList();
            return marked.Count switch
            {
                0 => throw new RuleException(Rules.ExchangeWorkbook),
                1 => Read(workbook, marked[0].Index, cancel) with { LeftOut = [.. workbook.Sheets.Where((_, at) => at != marked[0].Index).Select(Quoted)] },
                _ => throw new RuleException(Rules.ExchangeSheets, null, string.Join(", ", marked.Select(each => Quoted(each.Item)))),
            };
        }
        catch (InvalidDataException)
        {
            throw new RuleException(BoundedZip.IsOpenDocument(content) ? Rules.ExchangeOpenDocument : Rules.ExchangeWorkbook);
        }
    }

    private static string Quoted(string sheet) => $"“{TextLimit.Shorten(sheet, 60)}”";

    private static bool IsMarked(BoundedWorkbook workbook, int sheet)
    {
        var (row, cells) = workbook.Rows(sheet).FirstOrDefault();
        return row == 1 && cells.GetValueOrDefault(0).Words == WorkbookColumns.Mark;
    }

    private static TranslationFile Read(BoundedWorkbook workbook, int sheet, CancellationToken cancel)
    {
        ExchangeSubject? subject = null;
        var (source, target) = (Language.Vi, Language.Lo);
        DateTime? exportedAt = null;
        var units = new List<TranslationUnit>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, cells) in workbook.Rows(sheet))
        {
            cancel.ThrowIfCancellationRequested();
            string Words(int column) => cells.GetValueOrDefault(column).Words ?? string.Empty;
            if (row == 1)
            {
                subject = ExchangeSubject.Of(Words(1), Words(2));
                if (subject is null)
                {
                    break;
                }

                if (!Languages.TryRead(Words(3), out source) || !Languages.TryRead(Words(4), out target) || source == target)
                {
                    throw new RuleException(Rules.ExchangeLanguages, null, TextLimit.Shorten(Words(3), 20), TextLimit.Shorten(Words(4), 20));
                }

                exportedAt = DateTime.TryParseExact(Words(5), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : null;
            }
            else if (row > 2 && cells.Values.Any(each => each.Kind != CellKind.Empty))
            {
                if (subject is null)
                {
                    break;
                }

                // A row that somebody added is shown as unknown.
                var id = Words(WorkbookColumns.Id) is { Length: > 0 } given ? given : string.Create(CultureInfo.InvariantCulture, $"#{row}");
                if (!ids.Add(id))
                {
                    throw new RuleException(Rules.ExchangeDuplicate, null, id, row);
                }

                units.Add(Unit(workbook.Sheets[sheet], row, id, cells, Words));
                XliffReader.Limit(units.Count);
            }
        }

        return new TranslationFile(subject ?? throw new RuleException(Rules.ExchangeWorkbook), source, target, exportedAt, units);
    }

    private static TranslationUnit Unit(string sheet, int row, string id, IReadOnlyDictionary<int, SheetCell> cells, Func<int, string> words)
    {
        var before = words(WorkbookColumns.TargetFingerprint);
        return new TranslationUnit(
            id,
            words(WorkbookColumns.Place),
            words(WorkbookColumns.Source),
            words(WorkbookColumns.Target) is { Length: > 0 } target ? target : null,
            RenderingState.Missing,
            TranslationFormats.Fingerprint(words(WorkbookColumns.SourceFingerprint)),
            before.Length == 0 && words(WorkbookColumns.SourceFingerprint).Length > 0 ? string.Empty : TranslationFormats.Fingerprint(before),
            int.TryParse(words(WorkbookColumns.MaxLength), NumberStyles.None, CultureInfo.InvariantCulture, out var max) ? max : null)
        {
            Note = words(WorkbookColumns.Note) is { Length: > 0 } note ? note : null,
            Problem = Problem(sheet, row, cells),
        };
    }

    private static BrokenRule? Problem(string sheet, int row, IReadOnlyDictionary<int, SheetCell> cells)
    {
        BrokenRule Of(string rule, int column) => new(rule, null, TextLimit.Shorten(sheet, 60), CellText.Address(row, column));
        int? formula = cells.Where(each => each.Value.Kind == CellKind.Formula).Select(each => (int?)each.Key).Min();
        int? value = OfWords.Where(each => cells.GetValueOrDefault(each).Kind == CellKind.Value).Select(each => (int?)each).FirstOrDefault();
        return formula is { } at ? Of(Rules.ExchangeFormula, at) : value is { } column ? Of(Rules.ExchangeCell, column) : null;
    }
}
