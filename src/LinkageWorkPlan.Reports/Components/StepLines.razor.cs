using System.Globalization;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Reports.Components;

public partial class StepLines
{
    private const int Width = 640;
    private const int Height = 190;
    private const int Left = 34;
    private const int Right = 606;
    private const int Top = 8;
    private const int Bottom = 164;
    private const int Wide = Right - Left;
    private const int RoomOfMonth = 48;
    private const int MostTicks = 5;

    /// <summary>Two numbers at the same height cannot be read.</summary>
    private const decimal LineOfNumber = 13;

    [Parameter, EditorRequired] public required MilestoneSteps Steps { get; set; }

    /// <summary>What it shows, in words.</summary>
    [Parameter, EditorRequired] public required string Alt { get; set; }

    /// <summary>Of the months.</summary>
    [Parameter, EditorRequired] public required Language Language { get; set; }

    /// <summary>The last day of which is known what was reached; null for all of them.</summary>
    [Parameter] public DateOnly? KnownUntil { get; set; }

    private TimeScale scale = new(default, default);

    private DateOnly Until => KnownUntil is { } day && day < Steps.To ? day : Steps.To;

    protected override void OnParametersSet() => scale = new TimeScale(Steps.From, Steps.To);

    /// <summary>Whole numbers from 0, the highest at or above what was due.</summary>
    private IEnumerable<int> Ticks()
    {
        var step = Step;
        return Enumerable.Range(0, Highest / step + 1).Select(place => place * step);
    }

    private int Step => Math.Max(1, (Most + MostTicks - 1) / MostTicks);

    private int Most => Math.Max(Steps.Due, Steps.Done);

    private int Highest => (Most + Step - 1) / Step * Step;

    private static decimal XOf(decimal percent) => Left + Wide * percent / 100;

    private decimal YOf(int count) => Bottom - (Bottom - Top) * (decimal)count / Highest;

    private string Y(int count) => Svg(YOf(count));

    private decimal EndOf(IReadOnlyList<MilestoneStep> own, IReadOnlyList<MilestoneStep> other)
    {
        var (mine, theirs) = (own.Count == 0 ? 0 : own[^1].Count, other.Count == 0 ? 0 : other[^1].Count);
        var (at, next) = (YOf(mine), YOf(theirs));
        return Math.Abs(at - next) >= LineOfNumber ? at : mine > theirs || (mine == theirs && ReferenceEquals(own, Steps.Planned))
            ? at - (LineOfNumber - Math.Abs(at - next)) / 2 : at + (LineOfNumber - Math.Abs(at - next)) / 2;
    }

    private string PathOf(IReadOnlyList<MilestoneStep> counted, DateOnly until)
    {
        var path = new System.Text.StringBuilder().Append('M').Append(Left).Append(' ').Append(Bottom);
        foreach (var step in counted)
        {
            path.Append('H').Append(Svg(XOf(scale.After(step.Day)))).Append('V').Append(Y(step.Count));
        }

        return path.Append('H').Append(Svg(XOf(scale.After(until)))).ToString();
    }

    private static string Svg(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    // Razor keeps the element name "text" for itself.
    private static MarkupString Label(decimal x, decimal y, string words, string css) =>
        new($"<text x=\"{Svg(x)}\" y=\"{Svg(y)}\" class=\"{css}\">{words}</text>");
}
