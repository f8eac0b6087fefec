using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Templates;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Reports.Components;

public partial class MilestoneChart
{
    [Inject] private ReportTemplates Templates { get; set; } = default!;
    [Parameter, EditorRequired] public required ReportContent Content { get; set; }

    /// <summary>The languages of the labels, in their order; at least one.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Language> Shown { get; set; }

    private MilestoneSteps steps = new(default, default, [], []);
    private LocalizedText title = LocalizedText.Empty;
    private string alt = string.Empty;

    protected override void OnParametersSet()
    {
        steps = MilestoneSteps.Of(Content);
        title = Templates.Wording.Format(WordingKeys.ChartMilestonesTitle, language => [DateText.Short(Content.FiguresDay, language)]);
        alt = string.Join(" / ", Shown.Select(language => Templates.Wording.Format(
            WordingKeys.ChartMilestonesAlt,
            language,
            steps.Due,
            steps.Done,
            string.Join(", ", steps.MonthEnds()
                .Select(day => $"{DateText.Short(day, language)}: {MilestoneSteps.At(steps.Planned, day)}/{MilestoneSteps.At(steps.Reached, day)}")))));
    }
}
