using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Agreed;

/// <summary>A task in two contents of a plan.</summary>
/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was dropped.</param>
public sealed record TaskDifference(string Code, PlanTask? Before, PlanTask? After)
{
    public TaskDifference Mirrored() => new(Code, After, Before);
}

/// <summary>
/// All by which one content of a plan differs from another: whole values before and after, so that nothing is lost between them. Tasks are
/// known by their codes, which never change once they are agreed. No database, no clock.
/// </summary>
/// <param name="Before">All but the tasks: title, period, pillars and sectors in their order.</param>
/// <param name="After">The same of the other.</param>
/// <param name="Tasks">By code in natural order; those that differ alone.</param>
public sealed record PlanDifferences(PlanContent Before, PlanContent After, IReadOnlyList<TaskDifference> Tasks)
{
    public bool IsEmpty => Tasks.Count == 0 && !HasOtherHead;

    /// <summary>True where something else than tasks differs.</summary>
    public bool HasOtherHead => Before.ToCanonical() != After.ToCanonical();

    public static PlanDifferences Between(PlanContent before, PlanContent after)
    {
        var old = before.Tasks.ToDictionary(each => each.Code);
        var tasks = new List<TaskDifference>();
        foreach (var task in after.Tasks)
        {
            if (!old.Remove(task.Code, out var was) || !was.SaysTheSame(task))
            {
                tasks.Add(new TaskDifference(task.Code, was, task));
            }
        }

        tasks.AddRange(old.Values.Select(gone => new TaskDifference(gone.Code, gone, null)));
        return new PlanDifferences(before with { Tasks = [] }, after with { Tasks = [] }, [.. tasks.OrderBy(each => SortKey.OfCode(each.Code), StringComparer.Ordinal).ThenBy(each => each.Code, StringComparer.Ordinal)]);
    }

    /// <summary>What leads back.</summary>
    public PlanDifferences Mirrored() => new(After, Before, [.. Tasks.Select(each => each.Mirrored())]);

    /// <summary>The content after, from the one before.</summary>
    public PlanContent ApplyTo(PlanContent before)
    {
        var tasks = before.Tasks.ToDictionary(each => each.Code);
        foreach (var each in Tasks)
        {
            if (each.After is { } after)
            {
                tasks[each.Code] = after;
            }
            else
            {
                tasks.Remove(each.Code);
            }
        }

        return After.WithTasks(tasks.Values);
    }
}
