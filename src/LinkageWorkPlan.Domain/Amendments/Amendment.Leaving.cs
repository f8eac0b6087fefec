using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>What leaves: tasks the plan, changes the amendment. Whoever names a task follows it.</summary>
public sealed partial class Amendment
{
    /// <summary>Proposes that a task leaves the plan. Before it is sent it says why (<see cref="Rules.AmendmentDropUnexplained"/>).</summary>
    /// <exception cref="RuleException"><see cref="Rules.TaskDropped"/>, or <see cref="Rules.AmendmentTaskDone"/>: what is done stays part of the plan.</exception>
    public void Drop(WorkTask task, LocalizedText reason)
    {
        RequireDraft();
        RequireInPlan(task);
        if (task.Percent == 100)
        {
            throw new RuleException(Rules.AmendmentTaskDone, task.Code, task.Code);
        }

        Item(task.Code, reason).Apply(task.ToContent(), null, reason);
    }

    /// <summary>For it, the task stays as it is agreed; one that it adds is gone, and no other of its tasks waits for that.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public void Remove(string taskCode)
    {
        RequireDraft();
        var item = ItemOf(taskCode) ?? throw new RuleException(Rules.NotFound);
        items.Remove(item);
        if (item.Kind == AmendmentKind.Add)
        {
            Follow(taskCode, null);
            items.RemoveAll(each => each.ChangesNothing);
        }
    }

    /// <summary>Takes the last step of a row back: a task that was to be dropped is what this said of it before, any other as it is agreed.</summary>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>.</exception>
    public void TakeRowBack(string taskCode)
    {
        RequireDraft();
        if (ItemOf(taskCode) is { Before: { } before, SetAside: { } former } item)
        {
            item.Apply(before, former, item.Reason);
        }
        else
        {
            Remove(taskCode);
        }
    }

    /// <param name="now">Null where the task is gone.</param>
    private void Follow(string before, string? now) => items.ForEach(each => each.FollowPredecessor(before, now));
}
