using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Domain.Progress;

/// <summary>
/// What a task's status will be on any day as long as nothing new is recorded. Kept with the task, so that the database
/// can filter and count by status without knowing the rule.
/// </summary>
/// <param name="Settled">A status that no day changes: completed, cancelled, or set by a person; null otherwise.</param>
/// <param name="DelayedFrom">First day on which it is delayed.</param>
/// <param name="AtRiskFrom">First day on which it is at risk.</param>
/// <param name="Begun">True once any progress was recorded.</param>
public sealed record StatusOutlook(WorkStatus? Settled, DateOnly DelayedFrom, DateOnly AtRiskFrom, bool Begun)
{
    public static readonly StatusOutlook Nothing = new(null, DateOnly.MaxValue, DateOnly.MaxValue, false);

    public WorkStatus On(DateOnly day) =>
        Settled
        ?? (DelayedFrom <= day ? WorkStatus.Delayed
            : AtRiskFrom <= day ? WorkStatus.AtRisk
            : Begun ? WorkStatus.OnTrack
            : WorkStatus.NotStarted);
}

/// <summary>The one rule by which status follows from dates and progress.</summary>
public static class StatusRule
{
    /// <summary>Percentage points that work may lag behind the elapsed share of its time before it is at risk.</summary>
    public const int LagAllowed = 20;

    public static StatusOutlook Outlook(WorkTask task, TaskProgress progress) =>
        Outlook(task.Agreed.Start, task.Agreed.End, task.DroppedOn is not null, task.Milestones.Select(each => (each.Id, each.Planned)), progress);

    /// <summary>The same of what was read of a task.</summary>
    /// <param name="first">Agreed; null while not yet known.</param>
    /// <param name="last">Agreed; null while not yet known.</param>
    public static StatusOutlook Outlook(DateOnly? first, DateOnly? last, bool isDropped, IEnumerable<(Guid Id, DateOnly? Planned)> milestones, TaskProgress progress)
    {
        if (isDropped)
        {
            return new StatusOutlook(WorkStatus.Cancelled, DateOnly.MaxValue, DateOnly.MaxValue, progress.HasBegun);
        }

        if (progress.Percent == 100)
        {
            return new StatusOutlook(WorkStatus.Completed, DateOnly.MaxValue, DateOnly.MaxValue, true);
        }

        if (first is not { } start || last is not { } end || end < start)
        {
            return StatusOutlook.Nothing with { Settled = progress.Override, Begun = progress.HasBegun };
        }

        var delayed = progress.ExpectedEnd > end ? progress.ExpectedEndSaidOn : end.AddDays(1);
        var risk = LagDay(start, end, progress.Percent);
        foreach (var (id, day) in milestones)
        {
            if (day is { } planned && progress.ReachedOn(id) is null && planned < risk)
            {
                risk = planned.AddDays(1);
            }
        }

        return new StatusOutlook(progress.Override, delayed, risk, progress.HasBegun);
    }

    /// <summary>First day on which the elapsed share of the task's time exceeds its percent by more than <see cref="LagAllowed"/>.</summary>
    private static DateOnly LagDay(DateOnly start, DateOnly end, int percent)
    {
        var days = end.DayNumber - start.DayNumber + 1;
        var allowed = percent + LagAllowed;
        return allowed >= 100 ? DateOnly.MaxValue : start.AddDays((days * allowed / 100) + 1);
    }
}
