using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Exchange.Formats;

/// <summary>Reads the workbook back: columns by their position, what it is of by the hidden first row. Rows may be sorted or missing.</summary>
internal static class WorkbookReader
{
    /// <exception cref="RuleException">One of <c>Rules.Exchange*</c>.</exception>
    public static TranslationFile Read(byte[] content, CancellationToken cancel)
    {
        using var sheet = WorkbookSheet.Open(content);
        ExchangeSubject? subject = null;
        var (source, target) = (Language.Vi, Language.Lo);
        DateTime? exportedAt = null;
        var units = new List<TranslationUnit>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (row, cells) in sheet.Rows())
        {
            cancel.ThrowIfCancellationRequested();
            string Words(int column) => cells.GetValueOrDefault(column).Words ?? string.Empty;
            if (row == 1)
            {
                subject = Words(0) == WorkbookColumns.Mark ? ExchangeSubject.Of(Words(1), Words(2)) : null;
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
            else if (row > 2 && cells.Values.Any(each => each.Words is { Length: > 0 } || each.IsFormula))
            {
                if (subject is null)
                {
                    break;
                }

                // A row that somebody added is told as unknown.
                var id = Words(WorkbookColumns.Id) is { Length: > 0 } given ? given : string.Create(CultureInfo.InvariantCulture, $"#{row}");
                if (!ids.Add(id))
                {
                    throw new RuleException(Rules.ExchangeDuplicate, null, id, row);
                }

                units.Add(Unit(row, id, cells, Words));
                XliffReader.Limit(units.Count);
            }
        }

        return new TranslationFile(subject ?? throw new RuleException(Rules.ExchangeWorkbook), source, target, exportedAt, units);
    }

    private static TranslationUnit Unit(int row, string id, IReadOnlyDictionary<int, SheetCell> cells, Func<int, string> words)
    {
        int? formula = cells.Where(each => each.Value.IsFormula).Select(each => (int?)each.Key).Min();
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
            Problem = formula is { } column ? new BrokenRule(Rules.ExchangeFormula, null, WorkbookColumns.Address(row, column)) : null,
        };
    }
}
