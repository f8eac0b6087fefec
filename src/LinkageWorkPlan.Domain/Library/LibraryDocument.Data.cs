using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>What a chart of the data shows.</summary>
/// <param name="Over">Code of the column along which it is drawn; null for no chart.</param>
/// <param name="First">Code of the column that is drawn.</param>
/// <param name="Second">Code of a second one; null for none.</param>
public sealed record DataChartChoice(string? Over, string? First, string? Second);

/// <content>Data: how the newest file is read as a table, and what its columns mean.</content>
public sealed partial class LibraryDocument
{
    private readonly List<DataColumn> columns = [];

    /// <summary>Of the newest file where it is read as data; empty otherwise.</summary>
    public IReadOnlyList<DataColumn> Columns => columns;

    /// <summary>The number of the column that was added last: no code is used again.</summary>
    public int LastColumn { get; private set; }

    /// <summary>Null for a workbook, for what is no data, and where no encoding fits.</summary>
    public DataEncoding? Encoding { get; private set; }

    /// <summary>Null for a workbook and for what is no data.</summary>
    public DataDelimiter? Delimiter { get; private set; }

    /// <summary>Null for what is no data.</summary>
    public DataDecimal? DecimalMark { get; private set; }

    /// <summary>Codes of columns; null where nothing is drawn.</summary>
    public string? ChartOver { get; private set; }

    public string? ChartFirst { get; private set; }
    public string? ChartSecond { get; private set; }

    public DataChartChoice Chart => new(ChartOver, ChartFirst, ChartSecond);

    private IEnumerable<TextPlace> ColumnTexts => columns.OrderBy(each => each.Number).SelectMany(each => new TextPlace[]
    {
        new(DataColumn.FieldOf(nameof(DataColumn.Name), each.Code), each.Name, DataColumn.NameMax),
        new(DataColumn.FieldOf(nameof(DataColumn.Unit), each.Code), each.Unit, DataColumn.UnitMax),
        new(DataColumn.FieldOf(nameof(DataColumn.Meaning), each.Code), each.Meaning, DataColumn.MeaningMax),
    }).Where(each => !each.Text.IsEmpty);

    /// <summary>The newest file as it was read. What was said of a column stays with the one of the same header, or else in the same place.</summary>
    /// <param name="by">The side that has it read: the document's own.</param>
    /// <param name="table">Null where the file is no data.</param>
    /// <exception cref="RuleException">It is the other side's or was withdrawn; nothing is changed.</exception>
    public void Take(Side by, DataTable? table)
    {
        RequireOwn(by);
        RequireNotWithdrawn();
        (Encoding, Delimiter, DecimalMark) = (table?.Reading.Encoding, table?.Reading.Delimiter, table?.Reading.Decimal);
        if (table is null || table.Problem is null)
        {
            TakeHeaders(table?.Headers ?? []);
        }
    }

    /// <param name="by">The side that says so: the document's own.</param>
    /// <param name="words">Of columns; those that are not named stay as they are.</param>
    /// <exception cref="RuleException">It is the other side's or was withdrawn, there is no such column, a text is too long, or the chart names a column twice or too few; nothing is changed.</exception>
    public void Describe(Side by, IReadOnlyList<ColumnWords> words, DataChartChoice chart)
    {
        RequireOwn(by);
        RequireNotWithdrawn();
        var drawn = new[] { chart.Over, chart.First, chart.Second }.OfType<string>().ToList();
        if (drawn.Distinct().Count() < drawn.Count || (drawn.Count > 0 && (chart.Over is null || chart.First is null)))
        {
            throw new RuleException(Rules.DataChart, nameof(ChartOver));
        }

        if (words.Select(each => each.Code).Concat(drawn).FirstOrDefault(code => columns.TrueForAll(each => each.Code != code)) is { } unknown)
        {
            throw new RuleException(Rules.NotFound, unknown);
        }

        foreach (var each in words)
        {
            Check.Text(each.Name, DataColumn.Label(nameof(DataColumn.Name)), DataColumn.NameMax);
            Check.Text(each.Unit, DataColumn.Label(nameof(DataColumn.Unit)), DataColumn.UnitMax);
            Check.Text(each.Meaning, DataColumn.Label(nameof(DataColumn.Meaning)), DataColumn.MeaningMax);
        }

        foreach (var each in words)
        {
            var column = columns.Single(one => one.Code == each.Code);
            column.Write(nameof(DataColumn.Name), each.Name);
            column.Write(nameof(DataColumn.Unit), each.Unit);
            column.Write(nameof(DataColumn.Meaning), each.Meaning);
        }

        (ChartOver, ChartFirst, ChartSecond) = (chart.Over, chart.First, chart.Second);
    }

    /// <summary>The words of the newest file can be searched: its encoding is known by now.</summary>
    public void MarkSearched() => Newest?.MarkSearched();

    private void WriteColumn(string field, LocalizedText text)
    {
        var parts = field.Split(':');
        var column = parts.Length == 2 ? columns.Find(each => each.Code == parts[1]) : null;
        (column ?? throw new RuleException(Rules.NotFound, field)).Write(parts[0], text);
    }

    private void TakeHeaders(IReadOnlyList<string> headers)
    {
        List<DataColumn> before = [.. columns.OrderBy(each => each.Number)];
        List<DataColumn> left = [.. before];
        for (var at = 0; at < headers.Count; at++)
        {
            var header = headers[at];
            var column = left.Find(each => each.Header == header) ?? (before.Count == headers.Count && !headers.Contains(before[at].Header) ? before[at] : null);
            if (column is null)
            {
                column = new DataColumn(Id, ++LastColumn);
                columns.Add(column);
            }

            left.Remove(column);
            column.Place(at + 1, header);
        }

        columns.RemoveAll(left.Contains);
        if (new[] { ChartOver, ChartFirst, ChartSecond }.OfType<string>().Any(code => columns.TrueForAll(each => each.Code != code)))
        {
            (ChartOver, ChartFirst, ChartSecond) = (null, null, null);
        }
    }
}
