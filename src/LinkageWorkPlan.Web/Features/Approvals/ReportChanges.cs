global using ItemChange = LinkageWorkPlan.Reports.Content.ItemChange<string, string>;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>The names by which the history calls what the report calls its items and fields: both are shown by the same words.</summary>
internal static class ReportChanges
{
    public static IReadOnlyList<ItemChange> Named(this IEnumerable<ItemChange<ReportItem, ReportField>> items) =>
    [
        .. items.Select(item => new ItemChange(
            item.Kind, item.Subject.ToString(), item.Code, item.Title, [.. item.Changes.Select(each => new Difference<string>(each.Subject, NameOf(each.Field), each.Kind, each.Language, each.Before, each.After))])),
    ];

    public static string NameOf(ReportField field) => field switch
    {
        ReportField.GroupName => "Report.GroupName",
        ReportField.PlanTitle => "WorkPlan.Title",
        ReportField.Subject => "Report.Subject",
        ReportField.PeriodStart => "Report.PeriodStart",
        ReportField.PeriodEnd => "Report.PeriodEnd",
        ReportField.CutOff => "Report.CutOff",
        ReportField.Due => "Report.Due",
        ReportField.Former => "Report.Former",
        ReportField.Basis => "Report.Basis",
        ReportField.Narrative => "ReportSection.Text",
        ReportField.Proposal => "Proposal.Text",
        ReportField.PillarTitle => "Pillar.Title",
        ReportField.PillarWeight => "Pillar.Weight",
        ReportField.ActualPercent => "Approvals.ActualPercent",
        ReportField.PlannedPercent => "Approvals.PlannedPercent",
        ReportField.MoneyPlanned => "Approvals.MoneyPlanned",
        ReportField.MoneySpent => "Approvals.MoneySpent",
        ReportField.TaskTitle => "WorkTask.Title",
        ReportField.TaskCode => "WorkTask.Code",
        ReportField.TaskPillar => "WorkTask.PillarCode",
        ReportField.TaskStart => "WorkTask.Start",
        ReportField.TaskEnd => "WorkTask.End",
        ReportField.Lead => "WorkTask.Lead",
        ReportField.Status => "WorkTask.Status",
        ReportField.Percent => "WorkTask.Percent",
        ReportField.DelayReason => "ProgressUpdate.DelayReason",
        ReportField.DelayMeasure => "ProgressUpdate.DelayMeasure",
        ReportField.NewDate => "ProgressUpdate.NewDate",
        ReportField.CompletedOn => "WorkTask.CompletedOn",
        ReportField.MilestoneTitle => "Milestone.Title",
        ReportField.MilestonePlanned => "Milestone.Planned",
        ReportField.MilestoneReached => "Milestone.Reached",
        ReportField.MilestoneExpected => "Milestone.Expected",
        ReportField.EvidenceTitle => "Evidence.Title",
        ReportField.EvidenceDate => "Evidence.Date",
        ReportField.EvidenceLanguage => "Evidence.Language",
        ReportField.EvidenceKeptAt => "Evidence.KeptAt",
        ReportField.IndicatorTitle => "Indicator.Title",
        ReportField.IndicatorUnit => "Indicator.Unit",
        ReportField.TargetYear => "Indicator.TargetYear",
        ReportField.Baseline => "Indicator.Baselines",
        ReportField.Target => "IndicatorTarget.Value",
        ReportField.Result => "Approvals.Result",
        ReportField.ResultAsOf => "IndicatorResult.AsOf",
        ReportField.ResultSource => "IndicatorResult.Source",
        ReportField.ResultComment => "IndicatorResult.Comment",
        ReportField.ObstacleTitle => "Obstacle.Title",
        ReportField.ObstacleTask => "WorkTask.Code",
        ReportField.ObstacleCause => "Obstacle.Cause",
        ReportField.ObstacleMeasure => "Obstacle.Measure",
        ReportField.ObstacleResponsible => "Obstacle.Responsible",
        ReportField.ObstacleOwner => "Obstacle.OwnerId",
        ReportField.ObstacleOpenedOn => "Obstacle.OpenedOn",
        ReportField.ObstacleDue => "Obstacle.NewDate",
        ReportField.ObstacleMinister => "Obstacle.Minister",
        ReportField.ObstacleProposal => "Obstacle.Proposal",
        ReportField.ObstacleClosedOn => "Obstacle.ClosedOn",
        ReportField.ObstacleResult => "Obstacle.Result",
    };
}
