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

    /// <param name="ofKind">Of reports of its kind.</param>
    public static ReportContent Of(Report report, PlanStanding standing, Wording wording, KindParts ofKind)
    {
        var plan = standing.Plan;
        var parts = report.Scope.IsPart ? ofKind.WithoutIndicators() : ofKind;
        var leftOut = report.LeftOut.Where(parts.Has).ToList();
        var printed = PrintedOf(parts, leftOut);
        var covered = standing.Tasks.Select(each => each.Task.PillarCode).Concat(report.CoveredPillars).ToHashSet(StringComparer.Ordinal);
        return FigureValues.WriteInto(new ReportContent
        {
            GroupName = wording[WordingKeys.GroupName],
            PlanCode = plan.Code,
            PlanTitle = plan.Title,
            PlanStart = plan.PeriodStart,
            PlanEnd = plan.PeriodEnd,
            ReportCode = report.Code,
            Kind = report.Kind,
            Subject = ReportWords.Subject(report, plan.Code, wording),
            Topic = report.Topic.IsEmpty ? null : report.Topic,
            CoveredPillars = report.CoveredPillars,
            CoveredTasks = report.CoveredTasks,
            Parts = report.Kind == ReportKind.HalfYear && printed.SequenceEqual(SectionKeys.All) ? null : printed,
            Annexes = parts.Annexes.SequenceEqual(EditionParts.ReportAnnexes) ? null : parts.Annexes,
            LeftOut = leftOut,
            PeriodStart = report.PeriodStart,
            PeriodEnd = report.PeriodEnd,
            CutOff = report.CutOff,
            TakenOn = standing.Day < report.CutOff ? standing.Day : null,
            Due = report.Due,
            Basis = ReportWords.Basis(plan, wording),
            Corrections = report.Correction,
            Sections = [.. report.Sections.Where(each => each.Key == SectionKeys.Summary ? !each.Text.IsEmpty : printed.Contains(each.Key)).OrderBy(each => each.Order).Select(each => new LinkageWorkPlan.Reports.Content.ReportSection(each.Key, each.Text))],
            Proposals = [.. report.Proposals.OrderBy(each => each.Addressee).ThenBy(each => each.Order).ThenBy(each => each.Id).Select(each => new ProposalItem(each.Addressee, each.Text))],
            Pillars = PillarCounts.Of(standing.Plan.Pillars.Where(each => !report.Scope.IsPart || covered.Contains(each.Code)), [.. standing.Tasks.Select(task => task.Figure)], standing.Day),
            Tasks = [.. standing.Tasks.Select(task => TaskRowOf(task, plan))],
            Milestones = [.. standing.Tasks.SelectMany(task => MilestonesOf(task, report, standing.Day))],
            Indicators = [.. standing.Indicators.Select(each => IndicatorRows.Of(each, report.PeriodEnd.Year, standing.Day))],
            Products = [.. standing.Tasks.SelectMany(task => ProductsOf(task, report, wording)).OrderBy(each => each.Date).ThenBy(each => each.TaskCode, StringComparer.Ordinal).ThenBy(each => each.Sha256, StringComparer.Ordinal)],
            Gantt = [.. standing.Tasks.Select(GanttRowOf)],
        });
    }

    /// <summary>Without what is left out, and without chapters of which nothing is left.</summary>
    private static List<string> PrintedOf(KindParts parts, List<string> leftOut)
    {
        var left = parts.Sections.Except(leftOut).ToList();
        return [.. left.Where(key => !SectionKeys.IsChapter(key) || SectionKeys.Narrative.Contains(key) || left.Exists(other => other != key && SectionKeys.ChapterOf(other) == key))];
    }

    private static TaskRow TaskRowOf(TaskStanding task, WorkPlan plan) => new(
        task.Task.PillarCode,
        task.Task.Code,
        task.Task.Agreed.Title,
        LeadTurns.Of(task.Task.Agreed, plan.PeriodStart.Year),
        task.End,
        task.Status,
        task.Progress.Percent,
        !task.DropReason.IsEmpty ? task.DropReason : task.Delay?.DelayReason ?? task.Override?.OverrideReason ?? LocalizedText.Empty,
        task.Delay?.DelayMeasure ?? LocalizedText.Empty,
        task.Progress.ExpectedAfter(task.End),
        task.Status == WorkStatus.Completed ? task.Progress.CompletedOn : null);

    /// <summary>What was due by the end of the period, and what was reached in it; not what an earlier report has settled.</summary>
    private static IEnumerable<MilestoneRow> MilestonesOf(TaskStanding task, Report report, DateOnly day) =>
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
            MilestoneStandings.DaysLate(planned, reached, day),
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
