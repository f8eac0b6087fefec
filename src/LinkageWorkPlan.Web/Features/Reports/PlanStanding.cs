using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Reports;

/// <summary>A plan with all that had become true of it by a day, in the order things are printed.</summary>
/// <param name="Day">Updates that took effect after it are not seen, whenever they were recorded.</param>
/// <param name="Amendments">Those in force on the day, in their order; what later ones changed is as it was before them.</param>
public sealed record PlanStanding(WorkPlan Plan, DateOnly Day, IReadOnlyList<TaskStanding> Tasks, IReadOnlyList<Indicator> Indicators, IReadOnlyList<Amendment> Amendments)
{
    public static async Task<PlanStanding> LoadAsync(WorkPlanDb db, Guid planId, DateOnly day, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().Include(each => each.Pillars).SingleAsync(each => each.Id == planId, cancel);
        IReadOnlyList<WorkTask> tasks = await db.Tasks.AsNoTracking().AsSplitQuery().Include(each => each.Milestones).Where(each => each.PlanId == planId).ToListAsync(cancel);
        var amendments = await db.Amendments.AsNoTracking().Include(each => each.Items).Where(each => each.PlanId == planId && each.State == AmendmentState.InForce).OrderBy(each => each.Number).ToListAsync(cancel);
        foreach (var later in amendments.Where(each => each.InForceOn > day).Reverse())
        {
            tasks = later.TakeBack(plan, tasks);
        }

        amendments.RemoveAll(each => each.InForceOn > day);
        var updates = (await db.Progress.AsNoTracking().Where(each => each.PlanId == planId && each.EffectiveOn <= day).ToListAsync(cancel)).ToLookup(each => each.TaskId);
        var evidence = (await db.Evidence.AsNoTracking().Where(each => each.PlanId == planId).ToListAsync(cancel)).ToLookup(each => each.UpdateId);
        var indicators = await db.Indicators.AsNoTracking().Include(each => each.Results).Where(each => each.PlanId == planId).ToListAsync(cancel);
        return new PlanStanding(
            plan,
            day,
            [.. tasks.OrderBy(task => task.SortKey, StringComparer.Ordinal).Select(task => TaskStanding.Of(task, [.. updates[task.Id]], evidence, day, ReasonOf(task, amendments)))],
            [.. indicators.OrderBy(indicator => indicator.SortKey, StringComparer.Ordinal)],
            amendments);
    }

    /// <summary>Why a task left the plan; empty for one that is part of it.</summary>
    private static LocalizedText ReasonOf(WorkTask task, List<Amendment> amendments) =>
        task.DroppedBy is { } number && amendments.Find(each => each.Number == number) is { } amendment
            ? amendment.ItemOf(task.Code) is { Reason: { IsEmpty: false } reason } ? reason : amendment.Reason
            : LocalizedText.Empty;
}

/// <summary>A file that was handed in with an update.</summary>
public sealed record HandedIn(Evidence Evidence, ProgressUpdate Update);

/// <summary>One task as of a day.</summary>
/// <param name="Delay">The update that explains the delay: the last one about the task's end, else the last about a milestone; null where none was reported.</param>
/// <param name="Evidence">In the order it was handed in.</param>
public sealed record TaskStanding(WorkTask Task, TaskProgress Progress, WorkStatus Status, ProgressUpdate? Delay, IReadOnlyList<HandedIn> Evidence)
{
    /// <summary>Why an amendment dropped it; empty where none did.</summary>
    public LocalizedText DropReason { get; init; } = LocalizedText.Empty;

    /// <summary>The first day agreed by then; adopted plans have one in each task.</summary>
    public DateOnly Start => Task.Agreed.Start ?? DateOnly.MinValue;

    /// <summary>The last day agreed by then.</summary>
    public DateOnly End => Task.Agreed.End ?? DateOnly.MaxValue;

    /// <summary>Why it stands as it does, where a person said so.</summary>
    public ProgressUpdate? Override => Progress is { Override: not null, Last: { } last } ? last : null;

    public static TaskStanding Of(WorkTask task, IReadOnlyList<ProgressUpdate> updates, ILookup<Guid, Evidence> evidence, DateOnly day, LocalizedText dropReason)
    {
        var progress = TaskProgress.AsOf(updates, day);
        var ordered = TaskProgress.InOrder(updates).Where(each => each.EffectiveOn <= day).ToList();
        return new TaskStanding(
            task,
            progress,
            StatusRule.Outlook(task, progress).On(day),
            ordered.LastOrDefault(each => each.ReportsDelay && each.DelayedMilestone is null) ?? progress.LastDelay,
            [.. ordered.SelectMany(update => evidence[update.Id].OrderBy(each => each.Id).Select(each => new HandedIn(each, update)))])
        {
            DropReason = dropReason,
        };
    }

    /// <summary>Share of the task's time that has passed at the end of a day, 0 to 100.</summary>
    public decimal PlannedPercent(DateOnly day)
    {
        var days = End.DayNumber - Start.DayNumber + 1;
        return days <= 0 ? 0 : Math.Clamp((day.DayNumber - Start.DayNumber + 1) * 100m / days, 0, 100);
    }
}
