using System.Globalization;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>
/// What one content of a report changes in the one before, item by item, in the order in which it is printed. What follows from
/// other items (counts, days late, percent of a target, the chart's bars) is told by those.
/// </summary>
public static class ReportComparison
{
    public static IReadOnlyList<ItemChange> Of(ReportContent before, ReportContent after)
    {
        var report = OfReport(before, after);
        return
        [
            .. report.All.Count == 0 ? Array.Empty<ItemChange>() : [new ItemChange(ItemChangeKind.Changed, "Report", after.ReportCode, after.Subject, report.All) { Texts = report.Texts }],
            .. ItemChange.Of("ReportSection", ChangeList.Pairs(before.Sections, after.Sections, each => each.Key), each => each.Key, _ => LocalizedText.Empty,
                (was, now) => new ChangeList().Text("ReportSection.Text", was.Narrative, now.Narrative)),
            .. ItemChange.Of("Proposal", ChangeList.Pairs(Numbered(before), Numbered(after), each => each.Number), each => each.Number, each => each.Item.Words,
                (was, now) => new ChangeList().Text("Proposal.Text", was.Item.Words, now.Item.Words)),
            .. ItemChange.Of("Pillar", ChangeList.Pairs(before.Pillars, after.Pillars, each => each.Code), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Text("Pillar.Title", was.Title, now.Title).Number("Pillar.Weight", was.Weight, now.Weight)
                    .Number("Approvals.ActualPercent", was.ActualPercent, now.ActualPercent).Number("Approvals.PlannedPercent", was.PlannedPercent, now.PlannedPercent)),
            .. ItemChange.Of("WorkTask", ChangeList.Pairs(before.Tasks, after.Tasks, each => each.Code), each => each.Code, each => each.Title, OfTask),
            .. ItemChange.Of("WorkTask", ChangeList.Pairs(before.Gantt, after.Gantt, each => each.Code).Where(pair => pair is { Before: not null, After: not null }), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Date("WorkTask.Start", was.PlannedStart, now.PlannedStart)),
            .. ItemChange.Of("Milestone", ChangeList.Pairs(Milestones(before), Milestones(after), each => $"{each.TaskCode}/{each.Code}"), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Text("Milestone.Title", was.Title, now.Title).Date("Milestone.Planned", was.Planned, now.Planned)
                    .Date("Milestone.Reached", was.Reached, now.Reached).Date("Milestone.Expected", was.Expected, now.Expected).Text("Evidence.Title", was.Evidence, now.Evidence)),
            .. ItemChange.Of("Indicator", ChangeList.Pairs(before.Indicators, after.Indicators, each => each.Code), each => each.Code, each => each.Title, OfIndicator),
            .. ItemChange.Of("Amendment", ChangeList.Pairs(before.Changes, after.Changes, CanonicalJson.Of), each => each.TaskCode, each => each.What, (_, _) => new ChangeList()),
            .. ItemChange.Of("Evidence", ChangeList.Pairs(before.Products, after.Products, each => each.Sha256 ?? each.Title.ToString()), each => each.TaskCode, each => each.Title,
                (was, now) => new ChangeList().Text("Evidence.Title", was.Title, now.Title).Date("Evidence.Date", was.Date, now.Date)
                    .Words("Evidence.Language", Codes(was.Languages), Codes(now.Languages)).Text("Evidence.KeptAt", was.KeptAt, now.KeptAt).Words("WorkTask.Code", was.TaskCode, now.TaskCode)),
        ];
    }

    private static ChangeList OfReport(ReportContent before, ReportContent after)
    {
        var list = new ChangeList()
            .Text("Report.GroupName", before.GroupName, after.GroupName)
            .Text("WorkPlan.Title", before.PlanTitle, after.PlanTitle)
            .Text("Report.Subject", before.Subject, after.Subject)
            .Date("Report.PeriodStart", before.PeriodStart, after.PeriodStart)
            .Date("Report.PeriodEnd", before.PeriodEnd, after.PeriodEnd)
            .Date("Report.CutOff", before.CutOff, after.CutOff)
            .Date("Report.Due", before.Due, after.Due)
            .Words("Report.Former", Former(before), Former(after));
        for (var place = 0; place < Math.Max(before.Basis.Count, after.Basis.Count); place++)
        {
            list.Text("Report.Basis", before.Basis.ElementAtOrDefault(place) ?? LocalizedText.Empty, after.Basis.ElementAtOrDefault(place) ?? LocalizedText.Empty, Number(place + 1));
        }

        return list;
    }

    private static ChangeList OfTask(TaskRow before, TaskRow after)
    {
        var list = new ChangeList()
            .Text("WorkTask.Title", before.Title, after.Title)
            .Words("WorkTask.PillarCode", before.PillarCode, after.PillarCode)
            .Date("WorkTask.End", before.PlannedEnd, after.PlannedEnd)
            .Name("Approvals.Status", before.Status, after.Status)
            .Number("WorkTask.Percent", before.Percent, after.Percent)
            .Text("ProgressUpdate.DelayReason", before.Reason, after.Reason)
            .Text("ProgressUpdate.DelayMeasure", before.Measure, after.Measure)
            .Date("ProgressUpdate.NewDate", before.NewEnd, after.NewEnd)
            .Date("WorkTask.CompletedOn", before.CompletedOn, after.CompletedOn);
        foreach (var (was, now) in ChangeList.Pairs(Turns(before), Turns(after), each => each.Part))
        {
            list.Name("WorkTask.Lead", was?.Turn.Side, now?.Turn.Side, (now ?? was)!.Part);
        }

        return list;
    }

    private static ChangeList OfIndicator(IndicatorRow before, IndicatorRow after)
    {
        var list = new ChangeList()
            .Text("Indicator.Title", before.Title, after.Title)
            .Text("Indicator.Unit", before.Unit, after.Unit)
            .Number("Approvals.Target", before.Target, after.Target)
            .Words("Indicator.TargetYear", Number(before.TargetYear), Number(after.TargetYear));
        Values("Indicator.Baselines", before.Baselines, after.Baselines, list);
        Values("Approvals.Result", before.Results, after.Results, list);
        return list.Text("IndicatorResult.Comment", before.Comment, after.Comment);
    }

    private static void Values(string field, IReadOnlyList<IndicatorValue> before, IReadOnlyList<IndicatorValue> after, ChangeList list)
    {
        for (var place = 0; place < Math.Max(before.Count, after.Count); place++)
        {
            var (was, now) = (before.ElementAtOrDefault(place), after.ElementAtOrDefault(place));
            var part = before.Count > 1 || after.Count > 1 ? Number(place + 1) : null;
            list.Number(field, was?.Value, now?.Value, part)
                .Date("IndicatorResult.AsOf", was?.AsOf, now?.AsOf, part)
                .Text("IndicatorResult.Source", was?.Source ?? LocalizedText.Empty, now?.Source ?? LocalizedText.Empty, part)
                .Text("IndicatorResult.Comment", was?.Note ?? LocalizedText.Empty, now?.Note ?? LocalizedText.Empty, part);
        }
    }

    /// <summary>Those of annex II, then those that only the chart shows.</summary>
    private static IEnumerable<MilestoneRow> Milestones(ReportContent content)
    {
        var printed = content.Milestones.Select(each => (each.TaskCode, each.Code)).ToHashSet();
        return content.Milestones.Concat(
            from task in content.Gantt
            from each in task.Milestones
            where !printed.Contains((task.Code, each.Code))
            select new MilestoneRow(task.Code, each.Code, each.Title, each.Planned, each.Reached, each.Expected, 0, LocalizedText.Empty));
    }

    /// <summary>Proposals have no code of their own: told by minister and place, as they are printed.</summary>
    private static IEnumerable<NumberedProposal> Numbered(ReportContent content) =>
        content.Proposals.GroupBy(each => each.Minister).SelectMany(group => group.Select((each, place) => new NumberedProposal($"{SectionKeys.ProposalsTo(group.Key)}.{place + 1}", each)));

    /// <summary>Turns are told by their year; those without one by their place.</summary>
    private static IEnumerable<NumberedTurn> Turns(TaskRow task) => task.Lead.Select((turn, place) => new NumberedTurn(Number(turn.Year ?? place + 1), turn));

    private static string? Former(ReportContent content) => content.Since?.Former is { } former ? $"{former.Code} ({Number(former.Issue)})" : null;

    private static string Codes(IEnumerable<Language> languages) => string.Join(", ", languages.Select(each => each.Code()));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record NumberedTurn(string Part, LeadTurn Turn);

    private sealed record NumberedProposal(string Number, ProposalItem Item);
}
