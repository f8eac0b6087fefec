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
/// <param name="Reached">Null where the month had not begun on the day that is looked at.</param>
public sealed record MonthEnd(DateOnly Day, Counted Baseline, Counted Agreed, Counted? Reached);

/// <param name="Statuses">Of open tasks, without those that no task has.</param>
/// <param name="Months">Tasks at work in each month of the plan, closed ones among them.</param>
public sealed record OwnerLoad(Guid OwnerId, Counted OpenTasks, IReadOnlyList<Counted> Statuses, Counted OpenMilestones, IReadOnlyList<Counted> Months);

/// <param name="Month">Its first day.</param>
/// <param name="Statuses">Of tasks at work in it, without those that no task has.</param>
public sealed record MonthLoad(DateOnly Month, Counted Tasks, IReadOnlyList<Counted> Statuses, Counted Milestones);

/// <summary>Money that is planned for the tasks of a pillar; tasks that left the plan have none.</summary>
/// <param name="Spent">By currency and side; tasks that left the plan among them.</param>
public sealed record PillarMoney(PillarFigures Pillar, IReadOnlyDictionary<Currency, decimal> Planned, Counted Tasks, IReadOnlyList<SideMoney> Spent)
{
    /// <summary>Those in which anything is planned or spent.</summary>
    public IReadOnlyList<Currency> Currencies => [.. Planned.Keys.Union(Spent.Select(each => each.Currency)).Order()];

    /// <param name="side">Null for both.</param>
    public decimal SpentIn(Currency currency, Side? side = null) => Spent.Where(each => each.Currency == currency && (side is null || each.Side == side)).Sum(each => each.Amount);
}

/// <summary>Money of a side that was spent by the day, in quarters that were over.</summary>
/// <param name="Tasks">Tasks on which that side spent money, in whatever currency.</param>
public sealed record SideMoney(Side Side, Currency Currency, decimal Amount, Counted Tasks);

/// <summary>A plan in figures at the end of a day. Every count is that of a list (<see cref="OverviewItems"/>).</summary>
/// <param name="OtherOwners">How many have open tasks, too, and are not shown.</param>
public sealed record PlanOverview(
    DateOnly Day, IReadOnlyList<PillarFigures> Pillars, LeadShare Share, IReadOnlyList<SideStanding> Sides, MilestoneSteps Milestones, IReadOnlyList<MonthEnd> Months,
    IReadOnlyList<OwnerLoad> Owners, int OtherOwners, IReadOnlyList<MonthLoad> Load, IReadOnlyList<PillarMoney> Money)
{
    /// <summary>What is in no month, because it has no day yet.</summary>
    public required UndatedItems UndatedTasks { get; init; }

    public required UndatedItems UndatedMilestones { get; init; }

    /// <summary>How many tasks stand behind what is no count itself: a share of lead, and each amount of money.</summary>
    public required IReadOnlyDictionary<OverviewItems, int> Behind { get; init; }

    /// <summary>Owners shown at most, those with the most open tasks.</summary>
    public const int OwnersShown = 30;

    /// <summary>What needs attention first.</summary>
    private static readonly WorkStatus[] Order = [WorkStatus.Delayed, WorkStatus.AtRisk, WorkStatus.OnTrack, WorkStatus.NotStarted, WorkStatus.Completed, WorkStatus.Cancelled];

    /// <summary>Counted in one pass over the tasks: a list for each number would go through all of them hundreds of times.</summary>
    internal static PlanOverview Of(PlanHead head, PlanAsOf plan)
    {
        var (first, year) = (head.PeriodStart.Year, head.LeadYear(plan.Day));
        Counted Milestones(OverviewItems items) => new(items.MilestonesOf(plan, first, year).Count(), items);
        var pillars = PillarCounts.Of(plan.Pillars, [.. plan.Tasks.Select(task => task.Figure)], plan.Day);
        var counts = new OverviewCounts(head, plan);
        return new PlanOverview(
            plan.Day,
            pillars,
            LeadShare.OfTurns(plan.Tasks.Select(task => (task.Status, LeadTurns.Of(task.Lead, task.Alternation, task.Start, task.End, first)))),
            [.. Domain.Sides.Both.Select(side =>
            {
                var items = new OverviewItems(Lead: side);
                var statuses = new int[Order.Length];
                foreach (var task in items.TasksOf(plan, first, year))
                {
                    statuses[(int)task.Status]++;
                }

                return new SideStanding(side, new(statuses.Sum(), items), Statuses(statuses, items), Milestones(items with { Kind = OverviewKind.LateMilestones }));
            })],
            MilestoneSteps.Of(head.PeriodStart, head.PeriodEnd, counts.Baseline.Select(DateOnly.FromDayNumber), counts.Reached.Select(DateOnly.FromDayNumber)),
            [.. counts.Months.Select(month => month.AddMonths(1).AddDays(-1)).Select(last => new MonthEnd(
                last,
                new(OverviewCounts.UpTo(counts.Baseline, last), new(OverviewKind.Baseline, Until: last)),
                new(OverviewCounts.UpTo(counts.Agreed, last), new(OverviewKind.Milestones, Until: last)),
                new DateOnly(last.Year, last.Month, 1) <= plan.Day ? new(OverviewCounts.UpTo(counts.Reached, last), new(OverviewKind.ReachedMilestones, Until: last)) : null))],
            [.. counts.Owners.OrderByDescending(each => each.Value.Tasks.Sum()).ThenBy(each => each.Key).Take(OwnersShown).Select(each =>
            {
                var items = new OverviewItems(OverviewKind.OpenTasks, Owner: each.Key);
                return new OwnerLoad(
                    each.Key, new(each.Value.Tasks.Sum(), items), Statuses(each.Value.Tasks, items), new(each.Value.Milestones, items with { Kind = OverviewKind.OpenMilestones }),
                    [.. counts.Months.Select((month, at) => new Counted(each.Value.AtWork[at], new OverviewItems(Owner: each.Key, Month: month)))]);
            })],
            Math.Max(0, counts.Owners.Count - OwnersShown),
            [.. counts.Months.Select((month, at) =>
            {
                var items = new OverviewItems(Month: month);
                return new MonthLoad(
                    month, new(counts.AtWork[at].Sum(), items), Statuses(counts.AtWork[at], items), new(counts.MilestonesIn[at], items with { Kind = OverviewKind.Milestones }));
            })],
            [.. pillars.Select(pillar => MoneyOf(pillar, plan)).Where(each => each.Tasks.Count > 0 || each.Spent.Count > 0)])
        {
            UndatedTasks = counts.UndatedTasks,
            UndatedMilestones = counts.UndatedMilestones,
            Behind = ItemsBehind(plan, pillars).Distinct().ToDictionary(each => each, each => each.TasksOf(plan, first, year).Count()),
        };
    }

    private static IEnumerable<OverviewItems> ItemsBehind(PlanAsOf plan, IReadOnlyList<PillarFigures> pillars)
    {
        var used = plan.Tasks.SelectMany(task => task.PlannedMoney.Select(line => line.Currency).Concat(task.Spent.Select(each => each.Currency))).Distinct().ToList();
        return Domain.Sides.Both.Select(side => new OverviewItems(OverviewKind.LedTasks, Lead: side)).Concat(
            from pillar in pillars.Select(each => (string?)each.Code).Append(null)
            from currency in used
            from items in Domain.Sides.Both.Select(side => new OverviewItems(OverviewKind.SpentTasks, Spender: side))
                .Append(new OverviewItems(OverviewKind.BudgetedTasks)).Append(new OverviewItems(OverviewKind.MoneyTasks))
            select items with { Pillar = pillar, Currency = currency });
    }

    private static IReadOnlyList<Counted> Statuses(int[] counts, OverviewItems items) =>
        [.. Order.Where(status => counts[(int)status] > 0).Select(status => new Counted(counts[(int)status], items with { Status = status }))];

    private static PillarMoney MoneyOf(PillarFigures pillar, PlanAsOf plan)
    {
        var tasks = plan.Tasks.Where(task => task.Pillar == pillar.Code && task.PlannedMoney.Count > 0).ToList();
        return new PillarMoney(
            pillar,
            tasks.SelectMany(task => task.PlannedMoney).GroupBy(line => line.Currency).ToDictionary(group => group.Key, group => group.Sum(line => line.Amount)),
            new(tasks.Count, new(OverviewKind.BudgetedTasks, pillar.Code)),
            [.. plan.Tasks.Where(task => task.Pillar == pillar.Code).SelectMany(task => task.Spent).GroupBy(each => (each.Currency, each.Side)).OrderBy(group => group.Key).Select(group =>
            {
                var items = new OverviewItems(OverviewKind.SpentTasks, pillar.Code, Spender: group.Key.Side);
                return new SideMoney(group.Key.Side, group.Key.Currency, group.Sum(each => each.Amount), new(items.TasksOf(plan, 0, 0).Count(), items));
            })]);
    }
}
