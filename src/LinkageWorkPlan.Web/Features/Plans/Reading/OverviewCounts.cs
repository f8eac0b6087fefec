using LinkageWorkPlan.Domain.Progress;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

/// <summary>What a plan's overview counts by month and by owner, as <see cref="OverviewItems"/> finds it.</summary>
internal sealed class OverviewCounts
{
    private static readonly int StatusCount = Enum.GetValues<WorkStatus>().Length;

    public OverviewCounts(PlanHead head, PlanAsOf plan)
    {
        var start = new DateOnly(head.PeriodStart.Year, head.PeriodStart.Month, 1);
        Months = [.. Enumerable.Range(0, Place(start, head.PeriodEnd) + 1).Select(start.AddMonths)];
        AtWork = [.. Months.Select(_ => new int[StatusCount])];
        MilestonesIn = new int[Months.Count];
        List<int> baseline = [], agreed = [], reached = [];
        List<(string Code, string Task)> tasks = [], milestones = [];
        foreach (var task in plan.Tasks)
        {
            foreach (var owner in task.IsOpen ? task.Owners.Where(each => !Owners.ContainsKey(each)) : [])
            {
                Owners[owner] = new OwnerCounts(new int[StatusCount], new int[Months.Count]);
            }
        }

        foreach (var task in plan.Tasks)
        {
            if (task is { Status: not WorkStatus.Cancelled, Start: { } from, End: { } to })
            {
                for (var at = Math.Max(0, Place(start, from)); at <= Math.Min(Months.Count - 1, Place(start, to)); at++)
                {
                    AtWork[at][(int)task.Status]++;
                    foreach (var owner in task.Owners)
                    {
                        if (Owners.TryGetValue(owner, out var known))
                        {
                            known.AtWork[at]++;
                        }
                    }
                }
            }

            if (task is { Status: not WorkStatus.Cancelled } and ({ Start: null } or { End: null }))
            {
                tasks.Add((task.Code, task.Code));
            }

            var open = 0;

            // What was not reached of a task that left the plan left with it.
            foreach (var milestone in task.Milestones.Where(each => each.Reached is not null || task.DroppedOn is null))
            {
                Add(baseline, milestone.Baseline ?? milestone.Planned);
                Add(agreed, milestone.Planned);
                Add(reached, milestone.Reached);
                if (milestone is { Planned: null, Baseline: null, Reached: null })
                {
                    milestones.Add((milestone.Code, task.Code));
                }

                if (milestone.Planned is { } day)
                {
                    open += milestone.Reached is null ? 1 : 0;
                    if (Place(start, day) is var at && at >= 0 && at < Months.Count)
                    {
                        MilestonesIn[at]++;
                    }
                }
            }

            foreach (var owner in task.IsOpen ? task.Owners : [])
            {
                Owners[owner].Tasks[(int)task.Status]++;
                Owners[owner].Milestones += open;
            }
        }

        (UndatedTasks, UndatedMilestones) = (UndatedItems.Of(tasks), UndatedItems.Of(milestones));
        (Baseline, Agreed, Reached) = (Sorted(baseline), Sorted(agreed), Sorted(reached));
    }

    /// <summary>The first day of each month of the plan.</summary>
    public IReadOnlyList<DateOnly> Months { get; }

    /// <summary>Tasks at work in each month, by status.</summary>
    public IReadOnlyList<int[]> AtWork { get; }

    /// <summary>Milestones whose agreed day is in each month.</summary>
    public int[] MilestonesIn { get; }

    /// <summary>Of whoever has open tasks.</summary>
    public Dictionary<Guid, OwnerCounts> Owners { get; } = [];

    /// <summary>Tasks that are at work in no month, because they have no dates yet.</summary>
    public UndatedItems UndatedTasks { get; }

    /// <summary>The same of milestones.</summary>
    public UndatedItems UndatedMilestones { get; }

    /// <summary>Days of milestones as they were agreed first, in order (<see cref="DateOnly.DayNumber"/>).</summary>
    public int[] Baseline { get; }

    public int[] Agreed { get; }
    public int[] Reached { get; }

    /// <summary>How many of the days are not after the last one.</summary>
    public static int UpTo(int[] days, DateOnly last)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = days[middle] <= last.DayNumber ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int Place(DateOnly start, DateOnly day) => ((day.Year - start.Year) * 12) + day.Month - start.Month;

    private static void Add(List<int> days, DateOnly? day)
    {
        if (day is { } known)
        {
            days.Add(known.DayNumber);
        }
    }

    private static int[] Sorted(List<int> days)
    {
        days.Sort();
        return [.. days];
    }
}

/// <param name="Tasks">Open ones, by status.</param>
/// <param name="AtWork">Tasks at work in each month of the plan.</param>
internal sealed record OwnerCounts(int[] Tasks, int[] AtWork)
{
    /// <summary>Open milestones of the open tasks.</summary>
    public int Milestones { get; set; }
}
