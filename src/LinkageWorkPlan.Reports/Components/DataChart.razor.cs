using System.Globalization;
using System.Text;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Reports.Components;

/// <summary>A row of a table as a chart draws it.</summary>
/// <param name="Over">What stands below it.</param>
/// <param name="First">Null where there is no number: the line is broken there.</param>
public sealed record DataPoint(string Over, decimal? First, decimal? Second);

public partial class DataChart
{
    private const int Width = 680;
    private const int Height = 230;
    private const int Left = 76;
    private const int Right = 604;
    private const int Top = 12;
    private const int Bottom = 196;
    private const int LabelsMax = 7;
    private const int LabelMax = 14;

    /// <summary>Beyond these, numbers stay as they are.</summary>
    private const decimal RoundMax = 1e24m, RoundMin = 1e-20m;

    /// <summary>Of more points no marks are drawn: they would hide the line.</summary>
    private const int MarksMax = 40;

    /// <summary>The first a square, the second a circle.</summary>
    private static readonly string[] Shapes = ["M-4 -4H4V4H-4z", "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z"];

    private (decimal Low, decimal High)[] scales = [(0, 1), (0, 1)];

    /// <summary>In the order of the table; one at least has a number.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<DataPoint> Points { get; set; }

    /// <summary>What the first series is called.</summary>
    [Parameter, EditorRequired] public required string First { get; set; }

    /// <summary>What the second series is called; null where there is none.</summary>
    [Parameter] public string? Second { get; set; }

    /// <summary>True where both have one unit, and so one scale.</summary>
    [Parameter] public bool IsOneScale { get; set; }

    /// <summary>What it shows, for those who cannot see it.</summary>
    [Parameter, EditorRequired] public required string Alt { get; set; }

    [Parameter, EditorRequired] public required Language Language { get; set; }

    protected override void OnParametersSet()
    {
        var (first, second) = (Values(0).OfType<decimal>().ToList(), Second is null ? [] : Values(1).OfType<decimal>().ToList());
        scales = IsOneScale ? [ScaleOf([.. first, .. second]), ScaleOf([.. first, .. second])] : [ScaleOf(first), ScaleOf(second)];
    }

    /// <summary>From 0, or from below it, to round numbers: their halves are read at a glance.</summary>
    internal static (decimal Low, decimal High) ScaleOf(IReadOnlyCollection<decimal> values)
    {
        var (low, high) = (-RoundUp(-values.DefaultIfEmpty().Min()), RoundUp(values.DefaultIfEmpty().Max()));
        return (low, high == low ? low + 1 : high);
    }

    /// <returns>0 for what is not above it.</returns>
    private static decimal RoundUp(decimal value)
    {
        if (value is <= 0 or > RoundMax)
        {
            return Math.Max(0, value);
        }

        var unit = 1m;
        while (unit < value / 10)
        {
            unit *= 10;
        }

        while (unit >= value && unit > RoundMin)
        {
            unit /= 10;
        }

        return new[] { 2, 4, 6, 8, 10 }.Select(each => each * unit).First(each => each >= value || each == 10 * unit);
    }

    private IEnumerable<decimal?> Values(int series) => Points.Select(each => series == 0 ? each.First : each.Second);

    private static IEnumerable<(decimal At, decimal Value)> Ticks((decimal Low, decimal High) scale) =>
        new[] { scale.Low, scale.Low < 0 && scale.High > 0 ? 0 : (scale.Low + scale.High) / 2, scale.High }.Select(value => (YIn(scale, value), value));

    private IEnumerable<(int At, string Over)> Labels()
    {
        var step = Math.Max(1, (Points.Count + LabelsMax - 1) / LabelsMax);
        return Points.Select((each, at) => (at, each.Over)).Where(each => each.at % step == 0);
    }

    private IEnumerable<(int Series, decimal X, decimal Y)> Marks() =>
        Points.Count > MarksMax ? [] : Enumerable.Range(0, Second is null ? 1 : 2).SelectMany(series => Values(series).Select((value, at) => (value, at)).Where(each => each.value is not null)
            .Select(each => (series, X(each.at), YIn(scales[series], each.value!.Value))));

    private string Line(int series)
    {
        var (path, isDrawn) = (new StringBuilder(), false);
        foreach (var (value, at) in Values(series).Select((value, at) => (value, at)))
        {
            if (value is { } number)
            {
                path.Append(isDrawn ? 'L' : 'M').Append(Svg(X(at))).Append(' ').Append(Svg(YIn(scales[series], number)));
            }

            isDrawn = value is not null;
        }

        return path.ToString();
    }

    private decimal X(int at) => Points.Count == 1 ? (Left + Right) / 2 : Left + 8 + ((Right - Left - 16) * (decimal)at / (Points.Count - 1));

    private static decimal YIn((decimal Low, decimal High) scale, decimal value) => Bottom - ((Bottom - Top) * (value - scale.Low) / (scale.High - scale.Low));

    private static string Svg(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    // Razor keeps the element name "text" for itself.
    private static MarkupString Label(decimal x, decimal y, string words, string css) =>
        new($"<text x=\"{Svg(x)}\" y=\"{Svg(y)}\" class=\"{css}\">{System.Net.WebUtility.HtmlEncode(words)}</text>");
}
