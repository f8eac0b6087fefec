using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What is there to be named by a plan's tasks, and which codes are taken.</summary>
/// <param name="tasks">Ids by code.</param>
/// <param name="owners">Those that are there.</param>
/// <param name="milestones">Ids of the tasks that have a milestone of a code.</param>
internal sealed class PlanReferences(IReadOnlyDictionary<string, Guid> tasks, IReadOnlySet<Guid> owners, ILookup<string, Guid> milestones)
{
    /// <param name="tasks">All of the plan, with their milestones.</param>
    /// <param name="owners">Those that are there.</param>
    public static PlanReferences Of(IReadOnlyList<WorkTask> tasks, IEnumerable<Guid> owners) => new(
        tasks.ToDictionary(each => each.Code, each => each.Id),
        owners.ToHashSet(),
        tasks.SelectMany(task => task.Milestones.Select(each => (each.Code, task.Id))).ToLookup(each => each.Code, each => each.Id));

    /// <exception cref="RuleException">All that is wrong, at once.</exception>
    public void Require(WorkTask task)
    {
        if (Broken(task) is { Count: > 0 } broken)
        {
            throw new RuleException(broken);
        }
    }

    /// <summary>All that is wrong, in the order in which a form shows it.</summary>
    public IReadOnlyList<BrokenRule> Broken(WorkTask task)
    {
        bool IsOther(string code) => tasks.TryGetValue(code, out var id) && id != task.Id;
        var broken = new List<BrokenRule>();
        var isTaken = IsOther(task.Code);
        if (isTaken)
        {
            broken.Add(new BrokenRule(Rules.TaskCodeTaken, nameof(WorkTask.Code), task.Code));
        }

        broken.AddRange(task.Agreed.PredecessorCodes().Where(code => !IsOther(code)).Select(code => new BrokenRule(Rules.TaskPredecessorUnknown, nameof(AgreedTask.Predecessors), code)));
        if (task.Owners.Any(each => !owners.Contains(each.OwnerId)))
        {
            broken.Add(new BrokenRule(Rules.TaskOwnerUnknown, nameof(WorkTask.Owners)));
        }

        // A milestone's code names it in reports, where tasks stand side by side. It follows the task's: where that is taken, the refusal says so.
        broken.AddRange(isTaken ? [] : task.Milestones.Select(each => each.Code).Distinct().Where(code => milestones[code].Any(id => id != task.Id))
            .Select(code => new BrokenRule(Rules.MilestoneCodeTaken, nameof(WorkTask.Milestones), code)));
        return broken;
    }
}
