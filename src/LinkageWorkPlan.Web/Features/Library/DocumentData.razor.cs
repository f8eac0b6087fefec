using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Reports.Components;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Library;

public partial class DocumentData
{
    /// <summary>Rows of the preview.</summary>
    private const int Shown = 20;

    private IReadOnlyList<DataColumn> Columns { get; set; } = [];

    private IReadOnlyList<DataPoint> Points { get; set; } = [];

    /// <summary>Codes of columns that hold numbers alone.</summary>
    private IReadOnlySet<string> Numbers { get; set; } = new HashSet<string>();

    [Parameter, EditorRequired] public LibraryDocument Document { get; set; } = null!;
    [Parameter, EditorRequired] public LibraryTable Table { get; set; } = null!;
    [Parameter] public bool MayWrite { get; set; }
    [Parameter] public EventCallback OnSaved { get; set; }

    /// <summary>Null where nothing can be said, as of a workbook that was not read.</summary>
    private string? ReadAs => string.Join(" · ", new[]
    {
        Document.Encoding is { } encoding ? Loc.Name(encoding) : null,
        Document.Delimiter is { } delimiter ? Loc.Name(delimiter) : null,
        Document.Delimiter is not null && Document.DecimalMark is { } mark ? Loc.Name(mark) : null,
        Table.Sheet is { } sheet ? Loc["Library.Sheet", sheet] : null,
    }.OfType<string>()) is { Length: > 0 } words ? words : null;

    /// <summary>What the chart shows, for those who cannot see it.</summary>
    private string ChartWords => Loc["Library.ChartAlt", NameOf(Document.ChartFirst), NameOf(Document.ChartOver), Points.Count];

    private bool IsOneScale => Columns.FirstOrDefault(each => each.Code == Document.ChartFirst)?.Unit == Columns.FirstOrDefault(each => each.Code == Document.ChartSecond)?.Unit;

    protected override void OnParametersSet()
    {
        Columns = [.. Document.Columns.OrderBy(each => each.Number)];
        var (mark, rows) = (Document.DecimalMark ?? DataDecimal.Point, Table.Sample);
        Numbers = Columns.Where((_, at) => rows.Any(row => Cell(row, at).Length > 0) && rows.All(row => Cell(row, at) is var cell && (cell.Length == 0 || DataNumbers.Read(cell, mark) is not null)))
            .Select(each => each.Code).ToHashSet();
        var (over, first, second) = (PlaceOf(Document.ChartOver), PlaceOf(Document.ChartFirst), PlaceOf(Document.ChartSecond));
        Points = over < 0 || first < 0 || Table.Problem is not null ? []
            : [.. rows.Select(row => new DataPoint(Cell(row, over), DataNumbers.Read(Cell(row, first), mark), second < 0 ? null : DataNumbers.Read(Cell(row, second), mark)))];
        Points = Points.Any(each => each.First is not null) ? Points : [];
    }

    private static string Cell(IReadOnlyList<string> row, int at) => at < row.Count ? row[at] : string.Empty;

    private int PlaceOf(string? code) => code is null ? -1 : Columns.ToList().FindIndex(each => each.Code == code);

    /// <summary>With its unit; as it stands in the file where nothing is said of it.</summary>
    private string NameOf(string? code)
    {
        var column = Columns.FirstOrDefault(each => each.Code == code);
        var name = column is { Name.IsEmpty: false } ? column.Name.For(Loc.Language) : column?.Header ?? string.Empty;
        return column is { Unit.IsEmpty: false } ? $"{name} ({column.Unit.For(Loc.Language)})" : name;
    }
}
