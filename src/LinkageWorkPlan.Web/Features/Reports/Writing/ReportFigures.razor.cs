using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components;
using SectionKeys = LinkageWorkPlan.Domain.Reports.SectionKeys;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

public partial class ReportFigures
{
    private IReadOnlyList<Language> shown = [Language.Vi];

    [Parameter, EditorRequired] public ReportContent Content { get; set; } = null!;

    /// <summary>The section whose figures are shown; nothing for one that has none.</summary>
    [Parameter, EditorRequired] public string Key { get; set; } = string.Empty;

    /// <summary>As the printed report says of its figures: they are of the cut-off, whatever day it is read on.</summary>
    private bool HasFigures => Key is SectionKeys.Context or SectionKeys.Pillars or SectionKeys.Milestones or SectionKeys.Indicators or SectionKeys.Successes
        or SectionKeys.Shortcomings or SectionKeys.Obstacles or SectionKeys.Reasons or SectionKeys.NextPeriod;

    /// <summary>Open ones planned in a period as long as this one, after its cut-off.</summary>
    private IEnumerable<MilestoneRow> NextMilestones =>
        from task in Content.Gantt
        from milestone in task.Milestones
        where milestone.Reached is null && milestone.Planned > Content.CutOff
            && milestone.Planned <= Content.CutOff.AddDays(Content.PeriodEnd.DayNumber - Content.PeriodStart.DayNumber + 1)
        orderby milestone.Planned, Domain.Texts.SortKey.OfCode(milestone.Code)
        select new MilestoneRow(task.Code, milestone.Code, milestone.Title, milestone.Planned, null, null, 0, LocalizedText.Empty);

    protected override void OnParametersSet() => shown = [Loc.Language];
}
