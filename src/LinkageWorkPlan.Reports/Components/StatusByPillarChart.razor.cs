using System.Globalization;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Reports.Components;

public partial class StatusByPillarChart
{
    private const decimal WidthOfNumber = 7;

    /// <summary>What is done first, so that bars can be compared from the left.</summary>
    private static readonly WorkStatus[] Order =
        [WorkStatus.Completed, WorkStatus.OnTrack, WorkStatus.AtRisk, WorkStatus.Delayed, WorkStatus.NotStarted, WorkStatus.Cancelled];

    private sealed record Part(WorkStatus Status, int Count, decimal At, decimal Width);

    [Inject] private ReportTemplates Templates { get; set; } = default!;
    [Parameter, EditorRequired] public required IReadOnlyList<PillarFigures> Pillars { get; set; }

    /// <summary>The day the figures stand for.</summary>
    [Parameter, EditorRequired] public required DateOnly AsOf { get; set; }

    /// <summary>The languages of the labels, in their order; at least one.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Language> Shown { get; set; }

    private LocalizedText title = LocalizedText.Empty;
    private int most = 1;

    protected override void OnParametersSet()
    {
        title = Templates.Wording.Format(WordingKeys.ChartStatusTitle, language => [DateText.Short(AsOf, language)]);
        most = Math.Max(1, Pillars.Select(pillar => pillar.Counts.Total).DefaultIfEmpty().Max());
    }

    private IEnumerable<Part> PartsOf(StatusCounts counts)
    {
        var before = 0;
        foreach (var status in Order)
        {
            var count = counts.Of(status);
            if (count > 0)
            {
                yield return new Part(status, count, before * 100m / most, count * 100m / most);
            }

            before += count;
        }
    }

    private string AltOf(PillarFigures pillar) => string.Join(" / ", Shown.Select(language => Templates.Wording.Format(
        WordingKeys.ChartStatusAlt,
        language,
        $"{pillar.Code} {pillar.Title.For(language)}",
        pillar.Counts.Total,
        string.Join(", ", Order.Where(status => pillar.Counts.Of(status) > 0)
            .Select(status => $"{Templates.Wording.Of(status).For(language)} {pillar.Counts.Of(status)}")))));

    // Razor keeps the element name "text" for itself.
    private static MarkupString Number(Part part)
    {
        var isStriped = part.Status is WorkStatus.AtRisk or WorkStatus.Delayed or WorkStatus.Cancelled;
        var ground = isStriped ? """<rect x="-7" y="-7" width="14" height="14" class="status-ground"/>""" : null;
        var onDark = part.Status is WorkStatus.Completed ? " on-dark" : null;
        return new(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg x="{TimeScale.Svg(part.At + part.Width / 2)}" y="50%" overflow="visible">{ground}<text y="4" class="status-number{onDark}">{part.Count}</text></svg>
            """));
    }
}
