using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>What is said of one column, as it is typed.</summary>
public sealed record ColumnForm(string Code, TextWords Name, TextWords Unit, TextWords Meaning)
{
    public static string FieldOf(string field, string code) => $"{code}-{field}";
}

/// <summary>What is said of the columns of data and of its chart, as it is typed.</summary>
/// <param name="Over">Code of a column; empty for no chart.</param>
/// <param name="First">Code of a column; empty for none.</param>
/// <param name="Second">Code of a column; empty for none.</param>
public sealed record DataForm(IReadOnlyList<ColumnForm> Columns, string Over, string First, string Second)
{
    internal DataChartChoice Chart => new(CodeOf(Over), CodeOf(First), CodeOf(Second));

    internal ColumnForm this[string code] => Columns.Single(each => each.Code == code);

    internal static DataForm Of(LibraryDocument document) => new(
        [.. document.Columns.OrderBy(each => each.Number).Select(each => new ColumnForm(each.Code, TextWords.From(each.Name), TextWords.From(each.Unit), TextWords.From(each.Meaning)))],
        document.ChartOver ?? string.Empty, document.ChartFirst ?? string.Empty, document.ChartSecond ?? string.Empty);

    internal DataForm With(ColumnForm words) => this with { Columns = [.. Columns.Select(each => each.Code == words.Code ? words : each)] };

    /// <param name="before">As it is saved.</param>
    /// <param name="author">The language of whoever writes.</param>
    internal IReadOnlyList<ColumnWords> ToWords(LibraryDocument before, Language author) =>
    [
        .. Columns.Select(each =>
        {
            var known = before.Columns.FirstOrDefault(column => column.Code == each.Code);
            return new ColumnWords(
                each.Code, each.Name.ApplyTo(known?.Name ?? LocalizedText.Empty, author), each.Unit.ApplyTo(known?.Unit ?? LocalizedText.Empty, author),
                each.Meaning.ApplyTo(known?.Meaning ?? LocalizedText.Empty, author));
        }),
    ];

    /// <summary>These words over what somebody else saved meanwhile: what was not changed here takes theirs, and columns are those that there are now.</summary>
    /// <param name="opened">The form as it was opened.</param>
    public DataForm RebaseOn(DataForm theirs, DataForm opened) => new(
        [
            .. theirs.Columns.Select(their => Columns.FirstOrDefault(each => each.Code == their.Code) is { } mine && opened.Columns.FirstOrDefault(each => each.Code == their.Code) is { } then
                ? mine with { Name = mine.Name.RebaseOn(their.Name, then.Name), Unit = mine.Unit.RebaseOn(their.Unit, then.Unit), Meaning = mine.Meaning.RebaseOn(their.Meaning, then.Meaning) } : their),
        ],
        Over == opened.Over ? theirs.Over : Over, First == opened.First ? theirs.First : First, Second == opened.Second ? theirs.Second : Second);

    private static string? CodeOf(string chosen) => chosen.Length == 0 ? null : chosen;
}
