using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Progress;

/// <summary>What a person fills in to record progress. At least one of percent, narrative, milestone, delay or override is there.</summary>
public sealed record ProgressEntry
{
    /// <summary>The day it became true: not in the future, not before the plan's period.</summary>
    public DateOnly EffectiveOn { get; init; }

    /// <summary>0 to 100.</summary>
    public int? Percent { get; init; }

    public LocalizedText Narrative { get; init; } = LocalizedText.Empty;
    public Guid? MilestoneReached { get; init; }

    /// <summary>True where at least one file comes with the update.</summary>
    public bool HasEvidence { get; init; }

    public DelayReport? Delay { get; init; }
    public StatusOverride? Override { get; init; }

    /// <summary>True where it is empty but, perhaps, for a day.</summary>
    public bool IsEmpty => this is { Percent: null, MilestoneReached: null, Delay: null, Override: null, Narrative.IsEmpty: true };
}

internal static class ProgressRules
{
    public static IEnumerable<BrokenRule> Of(WorkPlan plan, WorkTask task, ProgressEntry entry, DateOnly today, bool isCorrection = false)
    {
        foreach (var broken in OfTask(task, isCorrection).Concat(OfDay(plan, entry.EffectiveOn, today, nameof(entry.EffectiveOn))))
        {
            yield return broken;
        }

        if (entry.Percent is < 0 or > 100)
        {
            yield return new BrokenRule(Rules.OutOfRange, nameof(entry.Percent), nameof(entry.Percent), 0, 100);
        }

        if (entry.IsEmpty)
        {
            yield return new BrokenRule(Rules.ProgressEmpty);
        }

        foreach (var broken in OfMilestone(task, entry, nameof(entry.MilestoneReached)).Concat(OfDelay(task, entry)))
        {
            yield return broken;
        }

        if (entry.Override is { } set)
        {
            if (set.Reason.IsEmpty)
            {
                yield return new BrokenRule(Rules.OverrideNeedsReason, nameof(ProgressUpdate.OverrideReason));
            }

            if (set.Status is WorkStatus.Completed or WorkStatus.Cancelled)
            {
                yield return new BrokenRule(Rules.OverrideImpossible, nameof(ProgressUpdate.OverrideStatus), set.Status);
            }
        }
    }

    /// <summary>Nothing more is recorded of a task that left the plan.</summary>
    public static IEnumerable<BrokenRule> OfTask(WorkTask task, bool isCorrection) =>
        !isCorrection && task.DroppedOn is { } dropped ? [new BrokenRule(Rules.TaskDropped, null, task.Code, dropped)] : [];

    /// <param name="field">The field that holds the day.</param>
    public static IEnumerable<BrokenRule> OfDay(WorkPlan plan, DateOnly day, DateOnly today, string field)
    {
        if (day > today)
        {
            yield return new BrokenRule(Rules.ProgressInFuture, field, today);
        }

        if (day < plan.PeriodStart)
        {
            yield return new BrokenRule(Rules.ProgressBeforePlan, field, plan.PeriodStart);
        }
    }

    /// <param name="field">The field that names the milestone.</param>
    public static IEnumerable<BrokenRule> OfMilestone(WorkTask task, ProgressEntry entry, string field)
    {
        if (entry.MilestoneReached is not { } id)
        {
            yield break;
        }

        var milestone = task.Milestones.FirstOrDefault(each => each.Id == id);
        if (milestone is null)
        {
            yield return new BrokenRule(Rules.MilestoneUnknown, field);
        }
        else if (milestone.Reached is { } on)
        {
            yield return new BrokenRule(Rules.MilestoneAlreadyReached, field, milestone.Code, on);
        }
        else if (!entry.HasEvidence)
        {
            yield return new BrokenRule(Rules.MilestoneNeedsEvidence, "Evidence", milestone.Code);
        }
    }

    private static IEnumerable<BrokenRule> OfDelay(WorkTask task, ProgressEntry entry)
    {
        if (entry.Delay is not { } delay)
        {
            yield break;
        }

        if (delay.Reason.IsEmpty)
        {
            yield return new BrokenRule(Rules.DelayNeedsReason, nameof(ProgressUpdate.DelayReason));
        }

        if (delay.Measure.IsEmpty)
        {
            yield return new BrokenRule(Rules.DelayNeedsMeasure, nameof(ProgressUpdate.DelayMeasure));
        }

        if (delay.NewDate is null)
        {
            yield return new BrokenRule(Rules.DelayNeedsDate, nameof(ProgressUpdate.NewDate));
        }
        else if (delay.NewDate < entry.EffectiveOn)
        {
            yield return new BrokenRule(Rules.DelayNeedsDate, nameof(ProgressUpdate.NewDate));
        }

        if (delay.MilestoneId is { } id && task.Milestones.All(each => each.Id != id))
        {
            yield return new BrokenRule(Rules.MilestoneUnknown, nameof(ProgressUpdate.DelayedMilestone));
        }
    }
}
