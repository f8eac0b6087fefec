using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>What a report prints, taken from its own texts and from the plan as it stood at the cut-off. No database, no clock.</summary>
public static class ContentOfPlan
{
    /// <summary>Decimals kept of a computed percentage.</summary>
    private const int Decimals = 2;

    public static ReportContent Of(Report report, PlanStanding standing, Wording wording)
    {
        var plan = standing.Plan;
        return new ReportContent
        {
            GroupName = wording[WordingKeys.GroupName],
            PlanCode = plan.Code,
            PlanTitle = plan.Title,
            PlanStart = plan.PeriodStart,
            PlanEnd = plan.PeriodEnd,
            ReportCode = report.Code,
            Kind = report.Kind,
            Subject = ReportWords.Subject(report, plan.Code, wording),
            PeriodStart = report.PeriodStart,
            PeriodEnd = report.PeriodEnd,
            CutOff = report.CutOff,
            Due = report.Due,
            Basis = ReportWords.Basis(plan, wording),
            Corrections = report.Correction,
            Sections = [.. report.Sections.OrderBy(each => each.Order).Select(each => new LinkageWorkPlan.Reports.Content.ReportSection(each.Key, each.Text))],
            Proposals = [.. report.Proposals.OrderBy(each => each.Addressee).ThenBy(each => each.Order).ThenBy(each => each.Id).Select(each => new ProposalItem(each.Addressee, each.Text))],
            Pillars = PillarsOf(standing),
            Tasks = [.. standing.Tasks.Select(task => TaskRowOf(task, plan))],
            Milestones = [.. standing.Tasks.SelectMany(task => MilestonesOf(task, report))],
            Indicators = [.. standing.Indicators.Select(each => IndicatorRows.Of(each, report.PeriodEnd.Year, report.CutOff))],
            Products = [.. standing.Tasks.SelectMany(task => ProductsOf(task, report, wording)).OrderBy(each => each.Date).ThenBy(each => each.TaskCode, StringComparer.Ordinal).ThenBy(each => each.Sha256, StringComparer.Ordinal)],
            Gantt = [.. standing.Tasks.Select(GanttRowOf)],
        };
    }

    private static IReadOnlyList<PillarFigures> PillarsOf(PlanStanding standing)
    {
        // A pillar's weight is that of its tasks: as long as each pillar's add up to 100, all pillars weigh the same.
        var whole = standing.Tasks.Where(Counts).Sum(each => each.Task.Agreed.Weight);
        return [.. standing.Plan.Pillars.OrderBy(each => each.Order).ThenBy(each => each.Code, StringComparer.Ordinal).Select(pillar =>
        {
            var tasks = standing.Tasks.Where(each => each.Task.PillarCode == pillar.Code).ToList();
            var counted = tasks.Where(Counts).ToList();
            var weight = counted.Sum(each => each.Task.Agreed.Weight);
            decimal Share(Func<TaskStanding, decimal> percent) =>
                weight == 0 ? 0 : decimal.Round(counted.Sum(each => each.Task.Agreed.Weight * percent(each)) / weight, Decimals, MidpointRounding.AwayFromZero);
            int Count(WorkStatus status) => tasks.Count(each => each.Status == status);
            return new PillarFigures(
                pillar.Code,
                pillar.Title,
                whole == 0 ? 0 : decimal.Round(weight * 100m / whole, Decimals, MidpointRounding.AwayFromZero),
                Share(each => each.PlannedPercent(standing.Day)),
                Share(each => each.Progress.Percent),
                new StatusCounts(
                    Count(WorkStatus.NotStarted),
                    Count(WorkStatus.OnTrack),
                    Count(WorkStatus.AtRisk),
                    Count(WorkStatus.Delayed),
                    Count(WorkStatus.Completed),
                    Count(WorkStatus.Cancelled)));
        })];
    }

    private static bool Counts(TaskStanding task) => task.Status != WorkStatus.Cancelled;

    private static TaskRow TaskRowOf(TaskStanding task, WorkPlan plan) => new(
        task.Task.PillarCode,
        task.Task.Code,
        task.Task.Agreed.Title,
        LeadOf(task.Task, plan),
        task.End,
        task.Status,
        task.Progress.Percent,
        !task.DropReason.IsEmpty ? task.DropReason : task.Delay?.DelayReason ?? task.Override?.OverrideReason ?? LocalizedText.Empty,
        task.Delay?.DelayMeasure ?? LocalizedText.Empty,
        task.Progress.ExpectedAfter(task.End),
        task.Status == WorkStatus.Completed ? task.Progress.CompletedOn : null);

    private static IReadOnlyList<LeadTurn> LeadOf(WorkTask task, WorkPlan plan)
    {
        if (task.Agreed.Lead is not { } lead)
        {
            return [];
        }

        switch (task.Agreed.Alternation)
        {
            case LeadAlternation.InTurn:
                return [new LeadTurn(lead), new LeadTurn(lead.Other())];
            case LeadAlternation.ByYear when task.Agreed.Start is { } start && task.Agreed.End is { } end && end.Year > start.Year:
                return [.. Enumerable.Range(start.Year, end.Year - start.Year + 1).Select(year => new LeadTurn(task.LeadIn(year, plan.PeriodStart.Year)!.Value, year))];
            case LeadAlternation.ByYear:
                return [new LeadTurn(task.LeadIn(task.Agreed.Start?.Year ?? plan.PeriodStart.Year, plan.PeriodStart.Year)!.Value)];
            default:
                return [new LeadTurn(lead)];
        }
    }

    /// <summary>What was due by the end of the period, and what was reached in it; not what an earlier report has settled.</summary>
    private static IEnumerable<MilestoneRow> MilestonesOf(TaskStanding task, Report report) =>
        from milestone in task.Task.Milestones
        let planned = milestone.Planned
        where planned is not null
        let reached = task.Progress.ReachedOn(milestone.Id)

        // The open milestones of a task that left the plan left with it: nobody waits for them.
        where reached is not null || task.Task.DroppedOn is null
        where IsReported(planned.Value, reached, report)
        orderby planned, SortKey.OfCode(milestone.Code)
        select new MilestoneRow(
            task.Task.Code,
            milestone.Code,
            milestone.Title,
            planned.Value,
            reached,
            reached is null && task.Progress.ExpectedOn(milestone.Id) is { } expected && expected > planned ? expected : null,
            MilestoneStandings.DaysLate(planned, reached, report.CutOff),
            ReportWords.Joined([.. task.Evidence.Where(each => each.Evidence.MilestoneId == milestone.Id).Select(each => each.Evidence.Title)]));

    private static bool IsReported(DateOnly planned, DateOnly? reached, Report report) => reached is { } day
        ? day >= report.PeriodStart || planned >= report.PeriodStart
        : planned <= Later(report.PeriodEnd, report.CutOff);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static IEnumerable<ProductRow> ProductsOf(TaskStanding task, Report report, Wording wording) =>
        from handed in task.Evidence
        where handed.Evidence.IsProduct && handed.Update.EffectiveOn >= report.PeriodStart
        select new ProductRow(
            handed.Evidence.Title,
            task.Task.Code,
            handed.Update.EffectiveOn,
            handed.Evidence.Language is { } language ? [language] : [],
            wording.Format(WordingKeys.ProductKeptAt, _ => [task.Task.Code, handed.Evidence.FileName]),
            handed.Evidence.Sha256);

    private static GanttRow GanttRowOf(TaskStanding task) => new(
        task.Task.PillarCode,
        task.Task.Code,
        task.Task.Agreed.Title,
        task.Start,
        task.End,
        Later(task.End, task.Progress.CompletedOn ?? task.Progress.ExpectedEnd ?? task.End),
        task.Progress.Percent,
        task.Status,
        [.. from milestone in task.Task.Milestones
            let planned = milestone.Planned
            where planned is not null
            let reached = task.Progress.ReachedOn(milestone.Id)
            orderby planned, SortKey.OfCode(milestone.Code)
            select new GanttMilestone(
                milestone.Code,
                milestone.Title,
                planned.Value,
                reached,
                reached is null && task.Progress.ExpectedOn(milestone.Id) is { } expected && expected > planned ? expected : null)],
        IsMoved(task.Task) ? task.Task.BaselineStart : null,
        IsMoved(task.Task) ? task.Task.BaselineEnd : null);

    private static bool IsMoved(WorkTask task) => task is { BaselineStart: not null, BaselineEnd: not null } && (task.BaselineStart, task.BaselineEnd) != (task.Agreed.Start, task.Agreed.End);
}
