using System.Globalization;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Reports.Components;

public partial class MilestoneChart
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

    [Inject] private ReportTemplates Templates { get; set; } = default!;
    [Parameter, EditorRequired] public required ReportContent Content { get; set; }

    /// <summary>The languages of the labels, in their order; at least one.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Language> Shown { get; set; }

    private MilestoneSteps steps = new(default, default, [], []);
    private TimeScale scale = new(default, default);
    private LocalizedText title = LocalizedText.Empty;
    private string alt = string.Empty;

    protected override void OnParametersSet()
    {
        steps = MilestoneSteps.Of(Content);
        scale = new TimeScale(steps.From, steps.To);
        title = Templates.Wording.Format(WordingKeys.ChartMilestonesTitle, language => [DateText.Short(Content.CutOff, language)]);
        alt = string.Join(" / ", Shown.Select(language => Templates.Wording.Format(
            WordingKeys.ChartMilestonesAlt,
            language,
            steps.Due,
            steps.Done,
            string.Join(", ", steps.MonthEnds()
                .Select(day => $"{DateText.Short(day, language)}: {MilestoneSteps.At(steps.Planned, day)}/{MilestoneSteps.At(steps.Reached, day)}")))));
    }

    /// <summary>Whole numbers from 0, the highest at or above what was due.</summary>
    private IEnumerable<int> Ticks()
    {
        var step = Step;
        return Enumerable.Range(0, Highest / step + 1).Select(place => place * step);
    }

    private int Step => Math.Max(1, (steps.Due + MostTicks - 1) / MostTicks);

    private int Highest => (steps.Due + Step - 1) / Step * Step;

    private static decimal XOf(decimal percent) => Left + Wide * percent / 100;

    private decimal YOf(int count) => Bottom - (Bottom - Top) * (decimal)count / Highest;

    private string Y(int count) => Svg(YOf(count));

    private decimal EndOf(IReadOnlyList<MilestoneStep> own, IReadOnlyList<MilestoneStep> other)
    {
        var (mine, theirs) = (own.Count == 0 ? 0 : own[^1].Count, other.Count == 0 ? 0 : other[^1].Count);
        var (at, next) = (YOf(mine), YOf(theirs));
        return Math.Abs(at - next) >= LineOfNumber ? at : mine > theirs || (mine == theirs && ReferenceEquals(own, steps.Planned))
            ? at - (LineOfNumber - Math.Abs(at - next)) / 2 : at + (LineOfNumber - Math.Abs(at - next)) / 2;
    }

    private string PathOf(IReadOnlyList<MilestoneStep> counted)
    {
        var path = new System.Text.StringBuilder().Append('M').Append(Left).Append(' ').Append(Bottom);
        foreach (var step in counted)
        {
            path.Append('H').Append(Svg(XOf(scale.After(step.Day)))).Append('V').Append(Y(step.Count));
        }

        return path.Append('H').Append(Right).ToString();
    }

    private static string Svg(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    // Razor keeps the element name "text" for itself.
    private static MarkupString Label(decimal x, decimal y, string words, string css) =>
        new($"<text x=\"{Svg(x)}\" y=\"{Svg(y)}\" class=\"{css}\">{words}</text>");
}
