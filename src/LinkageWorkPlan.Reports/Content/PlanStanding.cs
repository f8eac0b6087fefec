using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>A plan with all that had become true of it by a day, in the order things are printed.</summary>
/// <param name="Day">Updates that took effect after it are not seen, whenever they were recorded.</param>
/// <param name="Amendments">Those in force on the day, in their order; what later ones changed is as it was before them.</param>
public sealed record PlanStanding(WorkPlan Plan, DateOnly Day, IReadOnlyList<TaskStanding> Tasks, IReadOnlyList<Indicator> Indicators, IReadOnlyList<Amendment> Amendments)
{
    /// <summary>What a report covers of it: of a part of the plan its tasks alone, and no indicator, since those are of the whole.</summary>
    public PlanStanding Within(ReportScope scope) => !scope.IsPart ? this
        : this with { Tasks = [.. Tasks.Where(each => scope.Covers(each.Task.PillarCode, each.Task.Code))], Indicators = [] };
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

    /// <summary>What its pillar's figures are counted from.</summary>
    public TaskFigure Figure => new(Task.PillarCode, Task.Agreed.Weight, Task.Agreed.Start, Task.Agreed.End, Status, Progress.Percent);
}
