using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>What must hold before a plan can go to review. All of it is reported at once, each with the task to fix.</summary>
public static class TaskRules
{
    /// <summary>Sum of the weights of a pillar's tasks, in percent.</summary>
    public const int PillarWeight = 100;

    /// <summary>As equal as whole percents can be, with the larger ones first: 34, 33 and 33 of 100.</summary>
    /// <param name="total">What is to be shared, at least 1 for each.</param>
    /// <exception cref="RuleException"><see cref="Rules.NoWeightLeft"/>: the other tasks of the pillar leave too little.</exception>
    public static IReadOnlyList<int> EvenWeights(int total, int count, string pillar) =>
        total < count ? throw new RuleException(Rules.NoWeightLeft, null, pillar, Math.Max(0, total), count)
            : [.. Enumerable.Range(0, count).Select(place => (total / count) + (place < total % count ? 1 : 0))];

    /// <param name="sideOf">The side of each owner, by id.</param>
    public static IReadOnlyList<BrokenRule> BeforeReview(WorkPlan plan, IReadOnlyList<WorkTask> tasks, IReadOnlyDictionary<Guid, Side> sideOf)
    {
        if (tasks.Count == 0)
        {
            return [new BrokenRule(Rules.PlanHasNoTask)];
        }

        var contents = tasks.Select(task => task.ToContent()).ToList();
        var broken = contents.SelectMany(task => OfTask(plan, task, sideOf)).ToList();
        broken.AddRange(tasks.GroupBy(task => task.PillarCode)
            .Where(group => group.Sum(task => task.Agreed.Weight) != PillarWeight)
            .Select(group => new BrokenRule(Rules.PillarWeightsSum, group.Key, group.Key, group.Sum(task => task.Agreed.Weight))));
        broken.AddRange(contents.SelectMany(task => task.Milestones.Select(milestone => (task, milestone.Code))).GroupBy(each => each.Code)
            .Where(group => group.Count() > 1).SelectMany(group => group.Skip(1)).Select(each => new BrokenRule(Rules.MilestoneCodeTaken, each.task.Code, each.Code)));
        broken.AddRange(Loops(contents));
        return broken;
    }

    /// <summary>What must hold of the texts before anyone can sign: vi and lo there, none stale.</summary>
    public static IEnumerable<BrokenRule> OfTexts(string subject, IEnumerable<TextPlace> texts) =>
        from place in texts
        from language in Languages.Official
        let state = place.Text.StateOf(language)
        where state is RenderingState.Missing or RenderingState.Stale
        select new BrokenRule(state == RenderingState.Missing ? Rules.TextMissing : Rules.TextStale, subject, subject, place.Field, language.Code());

    internal static void RequireUniqueMilestones(TaskContent content)
    {
        var twice = content.Milestones.GroupBy(each => each.Code).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new RuleException(Rules.MilestoneCodeTaken, nameof(TaskContent.Milestones), twice.Key);
        }
    }

    /// <summary>Dates, sides, owners and milestones of one task, whether it is agreed or proposed.</summary>
    internal static IEnumerable<BrokenRule> OfTask(WorkPlan plan, TaskContent task, IReadOnlyDictionary<Guid, Side> sideOf)
    {
        BrokenRule Broken(string rule, params object[] arguments) => new(rule, task.Code, [task.Code, .. arguments]);

        if (task.Start is not { } start || task.End is not { } end)
        {
            yield return Broken(Rules.TaskDatesMissing);
        }
        else
        {
            if (end < start)
            {
                yield return Broken(Rules.TaskDatesOrder, start, end);
            }

            if (start < plan.PeriodStart || end > plan.PeriodEnd)
            {
                yield return Broken(Rules.TaskOutsidePeriod, plan.PeriodStart, plan.PeriodEnd);
            }

            foreach (var milestone in task.Milestones.Where(each => each.Planned is null || each.Planned < start || each.Planned > end))
            {
                yield return Broken(Rules.MilestoneOutsideTask, milestone.Code, start, end);
            }
        }

        if (task.Lead is null || task.Counterpart is null)
        {
            yield return Broken(Rules.TaskLeadMissing);
        }
        else if (task.Lead == task.Counterpart)
        {
            yield return Broken(Rules.TaskSidesEqual);
        }

        foreach (var side in Sides.Both.Where(side => !task.Owners.Any(owner => sideOf.TryGetValue(owner, out var of) && of == side)))
        {
            yield return Broken(Rules.TaskOwnerMissing, side);
        }

        if (task.Milestones.Count == 0)
        {
            yield return Broken(Rules.TaskMilestoneMissing);
        }
    }

    /// <summary>What is wrong where a task waits for itself; null where it does not.</summary>
    /// <param name="order">All codes of the plan's tasks with those that each waits for.</param>
    public static BrokenRule? LoopOf(string code, IReadOnlyDictionary<string, IReadOnlyList<string>> order) =>
        new DependencyLoops(order) is var loops && loops.Find().Contains(code) ? new BrokenRule(Rules.TaskDependencyLoop, nameof(AgreedTask.Predecessors), code, loops.Words(code)) : null;

    /// <summary>Tasks that wait for themselves, through whichever others.</summary>
    public static IEnumerable<BrokenRule> Loops(IReadOnlyList<TaskContent> tasks)
    {
        var order = tasks.DistinctBy(task => task.Code).ToDictionary(task => task.Code, task => task.PredecessorCodes());
        var loops = new DependencyLoops(order);
        var waiting = loops.Find();
        return tasks.Where(task => waiting.Contains(task.Code)).Select(task => new BrokenRule(Rules.TaskDependencyLoop, task.Code, task.Code, loops.Words(task.Code)));
    }
}
