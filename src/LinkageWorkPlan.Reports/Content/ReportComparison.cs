using System.Globalization;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using ChangeList = LinkageWorkPlan.Reports.Content.ChangeList<LinkageWorkPlan.Reports.Content.ReportField>;
using ItemChange = LinkageWorkPlan.Reports.Content.ItemChange<LinkageWorkPlan.Reports.Content.ReportItem, LinkageWorkPlan.Reports.Content.ReportField>;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>
/// What one content of a report changes in the one before, item by item, in the order in which it is printed. What follows from
/// other items (counts, days late, percent of a target, the chart's bars) is covered by those.
/// </summary>
public static class ReportComparison
{
    public static IReadOnlyList<ItemChange> Of(ReportContent before, ReportContent after)
    {
        var report = OfReport(before, after);
        return
        [
            .. report.All.Count == 0 ? Array.Empty<ItemChange>() : [new ItemChange(ItemChangeKind.Changed, ReportItem.Report, after.ReportCode, after.Subject, report.All) { Texts = report.Texts }],
            .. ItemChange.Of(ReportItem.ReportSection, ChangeList.Pairs(before.Sections, after.Sections, each => each.Key), each => each.Key, _ => LocalizedText.Empty,
                (was, now) => new ChangeList().Text(ReportField.Narrative, was.Narrative, now.Narrative)),
            .. ItemChange.Of(ReportItem.Proposal, ChangeList.Pairs(Numbered(before), Numbered(after), each => each.Number), each => each.Number, each => each.Item.Words,
                (was, now) => new ChangeList().Text(ReportField.Proposal, was.Item.Words, now.Item.Words)),
            .. ItemChange.Of(ReportItem.Pillar, ChangeList.Pairs(before.Pillars, after.Pillars, each => each.Code), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Text(ReportField.PillarTitle, was.Title, now.Title).Number(ReportField.PillarWeight, was.Weight, now.Weight)
                    .Number(ReportField.ActualPercent, was.ActualPercent, now.ActualPercent).Number(ReportField.PlannedPercent, was.PlannedPercent, now.PlannedPercent)),
            .. ItemChange.Of(ReportItem.Pillar, MoneyPairs(before, after), each => $"{each.PillarCode} ({each.Currency})", _ => LocalizedText.Empty,
                (was, now) => new ChangeList().Number(ReportField.MoneyPlanned, was.Planned, now.Planned).Number(ReportField.MoneySpent, was.Spent, now.Spent)),
            .. ItemChange.Of(ReportItem.WorkTask, ChangeList.Pairs(before.Tasks, after.Tasks, each => each.Code), each => each.Code, each => each.Title, OfTask),
            .. ItemChange.Of(ReportItem.WorkTask, ChangeList.Pairs(before.Gantt, after.Gantt, each => each.Code).Where(pair => pair is { Before: not null, After: not null }), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Date(ReportField.TaskStart, was.PlannedStart, now.PlannedStart)),
            .. ItemChange.Of(ReportItem.Milestone, ChangeList.Pairs(Milestones(before), Milestones(after), each => $"{each.TaskCode}/{each.Code}"), each => each.Code, each => each.Title,
                (was, now) => new ChangeList().Text(ReportField.MilestoneTitle, was.Title, now.Title).Date(ReportField.MilestonePlanned, was.Planned, now.Planned)
                    .Date(ReportField.MilestoneReached, was.Reached, now.Reached).Date(ReportField.MilestoneExpected, was.Expected, now.Expected).Text(ReportField.EvidenceTitle, was.Evidence, now.Evidence)),
            .. ItemChange.Of(ReportItem.Indicator, ChangeList.Pairs(before.Indicators, after.Indicators, each => each.Code), each => each.Code, each => each.Title, OfIndicator),
            .. ItemChange.Of(ReportItem.Obstacle, ChangeList.Pairs(before.Obstacles, after.Obstacles, each => each.Code), each => each.Code, each => each.Title, OfObstacle),
            .. ItemChange.Of(ReportItem.Amendment, ChangeList.Pairs(before.Changes, after.Changes, CanonicalJson.Of), each => each.TaskCode, each => each.What, (_, _) => new ChangeList()),
            .. ItemChange.Of(ReportItem.Evidence, ChangeList.Pairs(before.Products, after.Products, each => each.Sha256 ?? each.Title.ToString()), each => each.TaskCode, each => each.Title,
                (was, now) => new ChangeList().Text(ReportField.EvidenceTitle, was.Title, now.Title).Date(ReportField.EvidenceDate, was.Date, now.Date)
                    .Words(ReportField.EvidenceLanguage, Codes(was.Languages), Codes(now.Languages)).Text(ReportField.EvidenceKeptAt, was.KeptAt, now.KeptAt).Words(ReportField.TaskCode, was.TaskCode, now.TaskCode)),
        ];
    }

    /// <summary>A row that only one has is one of zeros in the other. Contents from before money was part of a report say nothing about it.</summary>
    private static IEnumerable<(MoneyRow? Before, MoneyRow? After)> MoneyPairs(ReportContent before, ReportContent after) => before.Money.Count == 0
        ? []
        : ChangeList.Pairs(before.Money, after.Money, each => $"{each.PillarCode} {each.Currency}").Select(pair =>
            ((MoneyRow?)(pair.Before ?? pair.After! with { Planned = 0, Spent = 0 }), (MoneyRow?)(pair.After ?? pair.Before! with { Planned = 0, Spent = 0 })));

    private static ChangeList OfReport(ReportContent before, ReportContent after)
    {
        var list = new ChangeList()
            .Text(ReportField.GroupName, before.GroupName, after.GroupName)
            .Text(ReportField.PlanTitle, before.PlanTitle, after.PlanTitle)
            .Text(ReportField.Subject, before.Subject, after.Subject)
            .Date(ReportField.PeriodStart, before.PeriodStart, after.PeriodStart)
            .Date(ReportField.PeriodEnd, before.PeriodEnd, after.PeriodEnd)
            .Date(ReportField.CutOff, before.CutOff, after.CutOff)
            .Date(ReportField.Due, before.Due, after.Due)
            .Words(ReportField.Former, Former(before), Former(after));
        for (var place = 0; place < Math.Max(before.Basis.Count, after.Basis.Count); place++)
        {
            list.Text(ReportField.Basis, before.Basis.ElementAtOrDefault(place) ?? LocalizedText.Empty, after.Basis.ElementAtOrDefault(place) ?? LocalizedText.Empty, Number(place + 1));
        }

        return list;
    }

    private static ChangeList OfTask(TaskRow before, TaskRow after)
    {
        var list = new ChangeList()
            .Text(ReportField.TaskTitle, before.Title, after.Title)
            .Words(ReportField.TaskPillar, before.PillarCode, after.PillarCode)
            .Date(ReportField.TaskEnd, before.PlannedEnd, after.PlannedEnd)
            .Name(ReportField.Status, before.Status, after.Status)
            .Number(ReportField.Percent, before.Percent, after.Percent)
            .Text(ReportField.DelayReason, before.Reason, after.Reason)
            .Text(ReportField.DelayMeasure, before.Measure, after.Measure)
            .Date(ReportField.NewDate, before.NewEnd, after.NewEnd)
            .Date(ReportField.CompletedOn, before.CompletedOn, after.CompletedOn);
        foreach (var (was, now) in ChangeList.Pairs(Turns(before), Turns(after), each => each.Part))
        {
            list.Name(ReportField.Lead, was?.Turn.Side, now?.Turn.Side, (now ?? was)!.Part);
        }

        return list;
    }

    private static ChangeList OfIndicator(IndicatorRow before, IndicatorRow after)
    {
        var list = new ChangeList()
            .Text(ReportField.IndicatorTitle, before.Title, after.Title)
            .Text(ReportField.IndicatorUnit, before.Unit, after.Unit)
            .Number(ReportField.Target, before.Target, after.Target)
            .Words(ReportField.TargetYear, Number(before.TargetYear), Number(after.TargetYear));
        Values(ReportField.Baseline, before.Baselines, after.Baselines, list);
        Values(ReportField.Result, before.Results, after.Results, list);
        return list.Text(ReportField.ResultComment, before.Comment, after.Comment);
    }

    private static ChangeList OfObstacle(ObstacleRow before, ObstacleRow after) => new ChangeList()
        .Text(ReportField.ObstacleTitle, before.Title, after.Title)
        .Words(ReportField.ObstacleTask, before.TaskCode, after.TaskCode)
        .Text(ReportField.ObstacleCause, before.Cause, after.Cause)
        .Text(ReportField.ObstacleMeasure, before.Measure, after.Measure)
        .Name(ReportField.ObstacleResponsible, before.Responsible, after.Responsible)
        .Text(ReportField.ObstacleOwner, before.Owner, after.Owner)
        .Date(ReportField.ObstacleOpenedOn, before.OpenedOn, after.OpenedOn)
        .Date(ReportField.ObstacleDue, before.Due, after.Due)
        .Name(ReportField.ObstacleMinister, before.Minister, after.Minister)
        .Text(ReportField.ObstacleProposal, before.Proposal, after.Proposal)
        .Date(ReportField.ObstacleClosedOn, before.ClosedOn, after.ClosedOn)
        .Text(ReportField.ObstacleResult, before.Result, after.Result);

    private static void Values(ReportField field, IReadOnlyList<IndicatorValue> before, IReadOnlyList<IndicatorValue> after, ChangeList list)
    {
        for (var place = 0; place < Math.Max(before.Count, after.Count); place++)
        {
            var (was, now) = (before.ElementAtOrDefault(place), after.ElementAtOrDefault(place));
            var part = before.Count > 1 || after.Count > 1 ? Number(place + 1) : null;
            list.Number(field, was?.Value, now?.Value, part)
                .Date(ReportField.ResultAsOf, was?.AsOf, now?.AsOf, part)
                .Text(ReportField.ResultSource, was?.Source ?? LocalizedText.Empty, now?.Source ?? LocalizedText.Empty, part)
                .Text(ReportField.ResultComment, was?.Note ?? LocalizedText.Empty, now?.Note ?? LocalizedText.Empty, part);
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

    /// <summary>Proposals have no code of their own: identified by minister and place, as they are printed.</summary>
    private static IEnumerable<NumberedProposal> Numbered(ReportContent content) =>
        content.Proposals.GroupBy(each => each.Minister).SelectMany(group => group.Select((each, place) => new NumberedProposal($"{SectionKeys.ProposalsTo(group.Key)}.{place + 1}", each)));

    /// <summary>Turns are identified by their year; those without one by their place.</summary>
    private static IEnumerable<NumberedTurn> Turns(TaskRow task) => task.Lead.Select((turn, place) => new NumberedTurn(Number(turn.Year ?? place + 1), turn));

    private static string? Former(ReportContent content) => content.Since?.Former is { } former ? $"{former.Code} ({Number(former.Issue)})" : null;

    private static string Codes(IEnumerable<Language> languages) => string.Join(", ", languages.Select(each => each.Code()));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record NumberedTurn(string Part, LeadTurn Turn);

    private sealed record NumberedProposal(string Number, ProposalItem Item);
}
