using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>What must hold before an amendment can be signed, and still when it comes in force. All of it is reported at once, each with the task to fix.</summary>
public static class AmendmentRules
{
    /// <param name="tasks">All of the plan's, with owners and milestones.</param>
    /// <param name="sideOf">The side of each owner, by id.</param>
    public static IReadOnlyList<BrokenRule> BeforeSigning(WorkPlan plan, Amendment amendment, IReadOnlyList<WorkTask> tasks, IReadOnlyDictionary<Guid, Side> sideOf)
    {
        var broken = new List<BrokenRule>();
        if (amendment.Items.Count == 0)
        {
            broken.Add(new BrokenRule(Rules.AmendmentEmpty));
        }

        broken.AddRange(TaskRules.OfTexts(nameof(Amendment.Reason), [new(nameof(Amendment.Reason), amendment.Reason, Amendment.ReasonMax)]));
        var byCode = tasks.ToDictionary(each => each.Code);
        var after = After(amendment, tasks);
        var codes = after.Select(each => each.Code).ToHashSet();
        foreach (var item in amendment.Items.OrderBy(each => Texts.SortKey.OfCode(each.TaskCode), StringComparer.Ordinal))
        {
            broken.AddRange(OfItem(item, byCode.GetValueOrDefault(item.TaskCode)));
            if (item.After is { } content)
            {
                broken.AddRange(TaskRules.OfTask(plan, content, sideOf));
                broken.AddRange(content.PredecessorCodes().Where(each => !codes.Contains(each)).Select(each => new BrokenRule(Rules.TaskPredecessorUnknown, content.Code, each)));
                broken.AddRange(TaskRules.OfTexts(content.Code, content.Texts));
            }

            if (!item.Reason.IsEmpty)
            {
                broken.AddRange(TaskRules.OfTexts(item.TaskCode, [new(nameof(AmendmentItem.Reason), item.Reason, AmendmentItem.ReasonMax)]));
            }
        }

        broken.AddRange(TaskRules.Loops(after));
        return broken;
    }

    private static IEnumerable<BrokenRule> OfItem(AmendmentItem item, WorkTask? task)
    {
        if (item.Before is not { } before)
        {
            if (task is not null)
            {
                yield return new BrokenRule(Rules.TaskCodeTaken, item.TaskCode, item.TaskCode);
            }

            yield break;
        }

        if (task is null || task.DroppedOn is not null || !task.ToContent().SaysTheSame(before))
        {
            yield return new BrokenRule(Rules.AmendmentOutdated, item.TaskCode, item.TaskCode);
            yield break;
        }

        if (task.Percent == 100 && (item.Kind == AmendmentKind.Drop || item.MovesDates))
        {
            yield return new BrokenRule(Rules.AmendmentTaskDone, item.TaskCode, item.TaskCode);
        }

        if (item.After is not { } after)
        {
            yield break;
        }

        // What was said of a milestone must go on to speak of it, and a day that was kept or missed stays the day that was agreed.
        foreach (var milestone in task.Milestones)
        {
            var then = after.Milestones.FirstOrDefault(each => each.Id == milestone.Id);
            if ((milestone.Reached is not null && then?.Planned != milestone.Planned) || (milestone.Expected is not null && then is null))
            {
                yield return new BrokenRule(Rules.AmendmentMilestoneReported, item.TaskCode, item.TaskCode, milestone.Code);
            }
        }
    }

    /// <summary>The plan's tasks as they will be, those without that are dropped.</summary>
    private static IReadOnlyList<TaskContent> After(Amendment amendment, IReadOnlyList<WorkTask> tasks) =>
    [
        .. tasks.Where(each => each.DroppedOn is null && amendment.ItemOf(each.Code) is not { After: null }).Select(each => amendment.ItemOf(each.Code)?.After ?? each.ToContent()),
        .. amendment.Items.Where(each => each.Kind == AmendmentKind.Add).Select(each => each.After!),
    ];
}
