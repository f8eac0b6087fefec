using System.Globalization;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>The columns of the working grid as somebody arranged them: which, in which order, how wide. The code stands first.</summary>
public sealed record GridLayout(IReadOnlyList<GridLayout.Place> Columns)
{
    /// <summary>What it is kept as of an account, as in "Code:66,Title.vi:220".</summary>
    public const string Of = "PlanGrid";

    public const string Name = "Columns";
    public const int WidthMin = 48;
    public const int WidthMax = 800;

    /// <param name="Width">In pixels.</param>
    public sealed record Place(GridColumn Column, int Width);

    /// <summary>What is not known any more is left out; where nothing is kept, the usual columns stand.</summary>
    public static GridLayout Read(string? kept, Language reader)
    {
        var places = (kept ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split(':'))
            .Select(parts => (Column: GridColumn.Find(parts[0]), Width: int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0))
            .Where(each => each.Column is not null).Select(each => (each.Column!, each.Width)).ToList();
        return places.Count == 0 ? new GridLayout([.. GridColumn.Usual(reader).Select(each => new Place(each, each.Width))]) : Arranged(places, reader);
    }

    /// <summary>As somebody chose it, with the code first and a title to be known by.</summary>
    public static GridLayout Arranged(IReadOnlyList<(GridColumn Column, int Width)> chosen, Language reader)
    {
        var code = GridColumn.All[0];
        var width = chosen.Where(each => each.Column == code).Select(each => (int?)each.Width).FirstOrDefault() ?? code.Width;
        List<(GridColumn Column, int Width)> rest = [.. chosen.Where(each => each.Column != code).DistinctBy(each => each.Column)];
        if (!rest.Exists(each => each.Column.Of == TaskFields.Title))
        {
            var title = GridColumn.Usual(reader)[1];
            rest.Insert(0, (title, title.Width));
        }

        return new GridLayout([.. rest.Prepend((Column: code, Width: width)).Select(each => new Place(each.Column, Math.Clamp(each.Width, WidthMin, WidthMax)))]);
    }

    public override string ToString() => string.Join(',', Columns.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Column.Id}:{each.Width}")));
}
