namespace LinkageWorkPlan.Domain.Progress;

/// <summary>A task's standing as of a day: what all updates that had become true by then add up to.</summary>
public sealed class TaskProgress
{
    public static readonly TaskProgress None = new();

    private readonly Dictionary<Guid, DateOnly> reached = [];
    private readonly Dictionary<Guid, DateOnly> expected = [];

    /// <summary>0 to 100.</summary>
    public int Percent { get; private set; }

    public DateOnly? ExpectedEnd { get; private set; }

    /// <summary>The end now expected, where it is later than the agreed one: a forecast that was agreed since, or overtaken, says nothing more.</summary>
    /// <param name="agreed">The task's agreed last day.</param>
    public DateOnly? ExpectedAfter(DateOnly? agreed) => ExpectedEnd <= agreed ? null : ExpectedEnd;

    /// <summary>The day on which the expected end was said.</summary>
    public DateOnly ExpectedEndSaidOn { get; private set; }

    /// <summary>Holds until the next update.</summary>
    public WorkStatus? Override { get; private set; }

    public bool HasBegun { get; private set; }

    /// <summary>The last update that explained a delay.</summary>
    public ProgressUpdate? LastDelay { get; private set; }

    public ProgressUpdate? Last { get; private set; }

    /// <summary>The day on which 100 percent was reached; null while not.</summary>
    public DateOnly? CompletedOn { get; private set; }

    public DateOnly? ReachedOn(Guid milestone) => reached.TryGetValue(milestone, out var on) ? on : null;

    public DateOnly? ExpectedOn(Guid milestone) => expected.TryGetValue(milestone, out var on) ? on : null;

    /// <param name="updates">In any order. Those that were corrected or withdrawn are passed over.</param>
    /// <param name="day">Updates effective after it are not seen.</param>
    public static TaskProgress AsOf(IEnumerable<ProgressUpdate> updates, DateOnly day)
    {
        var progress = new TaskProgress();
        foreach (var update in InOrder(updates).Where(each => each.EffectiveOn <= day))
        {
            progress.Apply(update);
        }

        return progress;
    }

    /// <summary>Those that hold, by the day on which they became true and, on one day, by the instant at which they were said.</summary>
    public static IEnumerable<ProgressUpdate> InOrder(IEnumerable<ProgressUpdate> updates) =>
        updates.Where(each => each.Holds).OrderBy(each => each.EffectiveOn).ThenBy(each => each.SaidAt).ThenBy(each => each.Id);

    private void Apply(ProgressUpdate update)
    {
        Last = update;
        Override = update.OverrideStatus;
        HasBegun |= update.Percent > 0 || update.MilestoneReached is not null;
        if (update.Percent is { } percent)
        {
            CompletedOn = percent == 100 ? CompletedOn ?? update.EffectiveOn : null;
            Percent = percent;
        }

        if (update.MilestoneReached is { } milestone)
        {
            reached[milestone] = update.EffectiveOn;
        }

        if (update.ReportsDelay)
        {
            LastDelay = update;
            if (update is { DelayedMilestone: { } late, NewDate: { } date })
            {
                expected[late] = date;
            }
            else if (update.NewDate is { } end)
            {
                (ExpectedEnd, ExpectedEndSaidOn) = (end, update.EffectiveOn);
            }
        }
    }
}
