using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>How the tasks stand that a side leads in the year of the day, by status; and its milestones that are late.</summary>
/// <param name="Statuses">Without those that no task has.</param>
public sealed record SideStanding(Side Side, Counted Tasks, IReadOnlyList<Counted> Statuses, Counted LateMilestones);

/// <summary>The count of milestones at the end of a month.</summary>
/// <param name="Day">The last day that is counted.</param>
/// <param name="Reached">Null where the month was not over on the day that is looked at.</param>
public sealed record MonthEnd(DateOnly Day, Counted Baseline, Counted Agreed, Counted? Reached);

/// <param name="Statuses">Of open tasks, without those that no task has.</param>
public sealed record OwnerLoad(Guid OwnerId, Counted OpenTasks, IReadOnlyList<Counted> Statuses, Counted OpenMilestones);

/// <param name="Month">Its first day.</param>
/// <param name="Statuses">Of tasks at work in it, without those that no task has.</param>
public sealed record MonthLoad(DateOnly Month, Counted Tasks, IReadOnlyList<Counted> Statuses, Counted Milestones);

/// <summary>Money that is planned for the tasks of a pillar.</summary>
public sealed record PillarMoney(PillarFigures Pillar, IReadOnlyDictionary<Currency, decimal> Planned, Counted Tasks);

/// <summary>A plan in figures at the end of a day. Every count is that of a list (<see cref="OverviewItems"/>).</summary>
/// <param name="OtherOwners">How many have open tasks, too, and are not shown.</param>
public sealed record PlanOverview(
    DateOnly Day, IReadOnlyList<PillarFigures> Pillars, LeadShare Share, IReadOnlyList<SideStanding> Sides, MilestoneSteps Milestones, IReadOnlyList<MonthEnd> Months,
    IReadOnlyList<OwnerLoad> Owners, int OtherOwners, IReadOnlyList<MonthLoad> Load, IReadOnlyList<PillarMoney> Money)
{
    /// <summary>Owners shown at most, those with the most open tasks.</summary>
    public const int OwnersShown = 30;

    /// <summary>What needs attention first.</summary>
    private static readonly WorkStatus[] Order = [WorkStatus.Delayed, WorkStatus.AtRisk, WorkStatus.OnTrack, WorkStatus.NotStarted, WorkStatus.Completed, WorkStatus.Cancelled];

    internal static PlanOverview Of(PlanHead head, PlanAsOf plan)
    {
        var (first, year) = (head.PeriodStart.Year, head.LeadYear(plan.Day));
        Counted Tasks(OverviewItems items) => new(items.TasksOf(plan, first, year).Count(), items);
        Counted Milestones(OverviewItems items) => new(items.MilestonesOf(plan, first, year).Count(), items);
        IReadOnlyList<Counted> Statuses(OverviewItems items)
        {
            var counts = items.TasksOf(plan, first, year).CountBy(task => task.Status).ToDictionary();
            return [.. Order.Where(counts.ContainsKey).Select(status => new Counted(counts[status], items with { Status = status }))];
        }

        var pillars = PillarCounts.Of(plan.Pillars, [.. plan.Tasks.Select(task => task.Figure)], plan.Day);
        var loads = plan.Tasks.Where(task => task.IsOpen).SelectMany(task => task.Owners).CountBy(owner => owner)
            .OrderByDescending(each => each.Value).ThenBy(each => each.Key).ToList();
        var months = MonthsOf(head).ToList();
        return new PlanOverview(
            plan.Day,
            pillars,
            LeadShare.Of(plan.Tasks.Select(task => (task.Status, LeadTurns.Of(task.Lead, task.Alternation, task.Start, task.End, first)))),
            [.. Domain.Sides.Both.Select(side => new SideStanding(
                side, Tasks(new(Lead: side)), Statuses(new(Lead: side)), Milestones(new(OverviewKind.LateMilestones, Lead: side))))],
            MilestoneSteps.Of(
                head.PeriodStart,
                head.PeriodEnd,
                new OverviewItems(OverviewKind.Baseline).MilestonesOf(plan, first, year).Select(each => (each.Milestone.Baseline ?? each.Milestone.Planned)!.Value),
                new OverviewItems(OverviewKind.ReachedMilestones).MilestonesOf(plan, first, year).Select(each => each.Milestone.Reached!.Value)),
            [.. months.Select(month => month.AddMonths(1).AddDays(-1)).Select(last => new MonthEnd(
                last,
                Milestones(new(OverviewKind.Baseline, Until: last)),
                Milestones(new(OverviewKind.Milestones, Until: last)),
                last.AddMonths(-1) < plan.Day ? Milestones(new(OverviewKind.ReachedMilestones, Until: last)) : null))],
            [.. loads.Take(OwnersShown).Select(each => each.Key).Select(id => new OwnerLoad(
                id, Tasks(new(OverviewKind.OpenTasks, Owner: id)), Statuses(new(OverviewKind.OpenTasks, Owner: id)), Milestones(new(OverviewKind.OpenMilestones, Owner: id))))],
            Math.Max(0, loads.Count - OwnersShown),
            [.. months.Select(month => new MonthLoad(month, Tasks(new(Month: month)), Statuses(new(Month: month)), Milestones(new(OverviewKind.Milestones, Month: month))))],
            [.. pillars.Select(pillar => MoneyOf(pillar, Tasks(new(OverviewKind.BudgetedTasks, pillar.Code)), plan)).Where(each => each.Tasks.Count > 0)]);
    }

    /// <summary>The first day of each month of the plan.</summary>
    private static IEnumerable<DateOnly> MonthsOf(PlanHead head)
    {
        for (var month = new DateOnly(head.PeriodStart.Year, head.PeriodStart.Month, 1); month <= head.PeriodEnd; month = month.AddMonths(1))
        {
            yield return month;
        }
    }

    private static PillarMoney MoneyOf(PillarFigures pillar, Counted tasks, PlanAsOf plan) => new(
        pillar,
        plan.Tasks.Where(task => task.Pillar == pillar.Code).SelectMany(task => task.Budget)
            .GroupBy(line => line.Currency).ToDictionary(group => group.Key, group => group.Sum(line => line.Amount)),
        tasks);
}
