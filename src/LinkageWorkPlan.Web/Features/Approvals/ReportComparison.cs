using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>What one content of a report changes in the one before, item by item, in the order in which it is printed.</summary>
internal static class ReportComparison
{
    public static IReadOnlyList<ItemChange> Of(ReportContent before, ReportContent after)
    {
        var report = new ChangeList()
            .Text("Report.Subject", before.Subject, after.Subject)
            .Date("Report.PeriodStart", before.PeriodStart, after.PeriodStart)
            .Date("Report.PeriodEnd", before.PeriodEnd, after.PeriodEnd)
            .Date("Report.CutOff", before.CutOff, after.CutOff)
            .Date("Report.Due", before.Due, after.Due).All;
        return
        [
            .. report.Count == 0 ? Array.Empty<ItemChange>() : [new ItemChange(ItemChangeKind.Changed, "Report", after.ReportCode, after.Subject, report)],
            .. PlanComparison.Items("ReportSection", ChangeList.Pairs(before.Sections, after.Sections, each => each.Key), each => each.Key, _ => LocalizedText.Empty,
                (was, now) => new ChangeList().Text("ReportSection.Text", was.Narrative, now.Narrative)),
            .. PlanComparison.Items("Proposal", ChangeList.Pairs(Numbered(before), Numbered(after), each => each.Number), each => each.Number, _ => LocalizedText.Empty,
                (was, now) => new ChangeList().Text("Proposal.Text", was.Item.Words, now.Item.Words)),
            .. PlanComparison.Items("Pillar", ChangeList.Pairs(before.Pillars, after.Pillars, each => each.Code), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Number("Approvals.ActualPercent", was.ActualPercent, now.ActualPercent).Number("Approvals.PlannedPercent", was.PlannedPercent, now.PlannedPercent)),
            .. PlanComparison.Items("WorkTask", ChangeList.Pairs(before.Tasks, after.Tasks, each => each.Code), each => each.Code, each => each.Title, OfTask),
            .. PlanComparison.Items("Milestone", ChangeList.Pairs(before.Milestones, after.Milestones, each => each.Code), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Date("Milestone.Planned", was.Planned, now.Planned).Date("Milestone.Reached", was.Reached, now.Reached)
                    .Date("Milestone.Expected", was.Expected, now.Expected).Text("Evidence.Title", was.Evidence, now.Evidence)),
            .. PlanComparison.Items("Indicator", ChangeList.Pairs(before.Indicators, after.Indicators, each => each.Code), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Number("Approvals.Result", was.Results.LastOrDefault()?.Value, now.Results.LastOrDefault()?.Value).Number("Approvals.Target", was.Target, now.Target)
                    .Text("IndicatorResult.Comment", was.Comment, now.Comment)),
            .. PlanComparison.Items("Evidence", ChangeList.Pairs(before.Products, after.Products, each => each.Sha256 ?? each.Title.ToString()), each => each.TaskCode, each => each.Title,
                (was, now) => new ChangeList().Text("Evidence.Title", was.Title, now.Title)),
        ];
    }

    private static ChangeList OfTask(TaskRow before, TaskRow after) => new ChangeList()
        .Text("WorkTask.Title", before.Title, after.Title)
        .Name("Approvals.Status", before.Status, after.Status)
        .Number("WorkTask.Percent", before.Percent, after.Percent)
        .Text("ProgressUpdate.DelayReason", before.Reason, after.Reason)
        .Text("ProgressUpdate.DelayMeasure", before.Measure, after.Measure)
        .Date("ProgressUpdate.NewDate", before.NewEnd, after.NewEnd);

    /// <summary>Proposals have no code of their own: told by minister and place, as they are printed.</summary>
    private static IEnumerable<NumberedProposal> Numbered(ReportContent content) =>
        content.Proposals.GroupBy(each => each.Minister).SelectMany(group => group.Select((each, place) => new NumberedProposal($"{SectionKeys.ProposalsTo(group.Key)}.{place + 1}", each)));

    private sealed record NumberedProposal(string Number, ProposalItem Item);
}
