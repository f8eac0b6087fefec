using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Reports.Templates;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Reports.Components;

/// <summary>A figure in a trend.</summary>
/// <param name="Side">Whose it is; null for one of neither side, and for an agreed one.</param>
public sealed record TrendPoint(DateOnly Day, decimal Value, Side? Side = null, bool IsAgreed = false);

public partial class IndicatorTrend
{
    private const int Width = 640;
    private const int Height = 220;
    private const int Left = 64;
    private const int Right = 632;
    private const int Top = 12;
    private const int Bottom = 188;

    private DateOnly first;
    private DateOnly last;
    private decimal low;
    private decimal high;

    [Inject] private ReportTemplates Templates { get; set; } = default!;

    /// <summary>At least one.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<TrendPoint> Points { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<PlanTarget> Targets { get; set; }

    /// <summary>What it shows, for those who cannot see it.</summary>
    [Parameter, EditorRequired] public required string Alt { get; set; }

    /// <summary>The languages of the labels, in their order; at least one.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Language> Shown { get; set; }

    private IEnumerable<(TrendPoint Point, string Key)> Legend =>
        Points.Select(each => each with { Day = default, Value = 0 }).Distinct().OrderBy(each => each.IsAgreed).ThenBy(each => each.Side)
            .Select(each => (each, each.IsAgreed ? WordingKeys.IndicatorAgreed : each.Side is { } side ? WordingKeys.FigureOf(side) : WordingKeys.ColumnResult));

    protected override void OnParametersSet()
    {
        var years = Points.Select(each => each.Day.Year).Concat(Targets.Select(each => each.Year)).ToList();
        (first, last) = (Jan(years.Min()), new DateOnly(years.Max(), 12, 31));
        var values = Points.Select(each => each.Value).Concat(Targets.Select(each => each.Value)).Append(0).ToList();
        (low, high) = (values.Min(), values.Max());
        high = high == low ? low + 1 : high;
    }

    private IEnumerable<(decimal At, decimal Value)> Ticks() => new[] { low, (low + high) / 2, high }.Select(value => (Y(value), value));

    private decimal X(DateOnly day) => Left + ((Right - Left) * (decimal)(day.DayNumber - first.DayNumber) / (last.DayNumber - first.DayNumber + 1));

    private decimal Y(decimal value) => Bottom - ((Bottom - Top) * (value - low) / (high - low));

    /// <summary>Vietnam a square, Laos a circle, agreed a diamond, others a triangle: told apart without colour.</summary>
    private static string Shape(TrendPoint point) => point switch
    {
        { IsAgreed: true } => "M0 -6 6 0 0 6 -6 0z",
        { Side: Side.Vietnam } => "M-5 -5H5V5H-5z",
        { Side: Side.Laos } => "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
        _ => "M0 -6 6 5 -6 5z",
    };

    private static DateOnly Jan(int year) => new(year, 1, 1);

    private static string Svg(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    // Razor keeps the element name "text" for itself.
    private static MarkupString Label(decimal x, decimal y, string words, string css) =>
        new($"<text x=\"{Svg(x)}\" y=\"{Svg(y)}\" class=\"{css}\">{System.Net.WebUtility.HtmlEncode(words)}</text>");
}
