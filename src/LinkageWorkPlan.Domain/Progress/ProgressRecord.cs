using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;

namespace LinkageWorkPlan.Domain.Progress;

/// <summary>A milestone that a record says was reached.</summary>
/// <param name="On">Null for the day of the record.</param>
/// <param name="HasEvidence">True where at least one file shows it.</param>
public sealed record ReachedMilestone(Guid MilestoneId, DateOnly? On, bool HasEvidence)
{
    /// <summary>The control that holds its day.</summary>
    public static string FieldOf(Guid milestone) => $"Reached:{KeyOf(milestone)}:On";

    /// <summary>What its controls are called by.</summary>
    public static string KeyOf(Guid milestone) => milestone.ToString("N", CultureInfo.InvariantCulture);
}

/// <summary>
/// Several things that are said of a task at once. Each milestone is an update of its own and what is left is another one, so that each
/// is corrected and withdrawn like any other update, and a task stands as if they had been said one after the other.
/// </summary>
/// <param name="Main">Percent, words, delay and status. May be empty where a milestone is reached.</param>
public sealed record ProgressRecord(ProgressEntry Main, IReadOnlyList<ReachedMilestone> Reached)
{
    /// <param name="record">What its parts have in common.</param>
    /// <param name="more">True where something else is recorded with it, such as an obstacle: then there may be no update.</param>
    /// <returns>In the order in which they are said: milestones by their day, and what is left last.</returns>
    /// <exception cref="RuleException">All broken rules at once; nothing is recorded.</exception>
    public IReadOnlyList<ProgressUpdate> ToUpdates(
        WorkPlan plan, WorkTask task, DateOnly today, DateTime atUtc, Guid by, string byName, Side? side, Guid record, bool more = false)
    {
        plan.RequireAdopted();
        var broken = Broken(plan, task, today, more).ToList();
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        IReadOnlyList<ProgressEntry> entries = [.. Reached.Select(EntryOf).OrderBy(each => each.EffectiveOn), .. Main.IsEmpty ? Enumerable.Empty<ProgressEntry>() : [Main]];

        // A microsecond apart: records of one day are ordered by the instant at which they were made.
        return [.. entries.Select((entry, place) => new ProgressUpdate(plan, task, entry, today, atUtc.AddMicroseconds(place), by, byName, side, record))];
    }

    /// <summary>The updates that a file shows: that of its milestone, or those of all milestones where it names none, or else the record.</summary>
    /// <param name="updates">Of a record, in the order they were said.</param>
    public static IReadOnlyList<ProgressUpdate> ShownBy(Guid? milestone, IReadOnlyList<ProgressUpdate> updates)
    {
        IReadOnlyList<ProgressUpdate> shown = [.. updates.Where(each => each.MilestoneReached is { } reached && (milestone is null || reached == milestone))];
        return shown.Count > 0 ? shown : [.. updates.TakeLast(1)];
    }

    private ProgressEntry EntryOf(ReachedMilestone reached) =>
        new() { EffectiveOn = reached.On ?? Main.EffectiveOn, MilestoneReached = reached.MilestoneId, HasEvidence = reached.HasEvidence };

    private IEnumerable<BrokenRule> Broken(WorkPlan plan, WorkTask task, DateOnly today, bool more)
    {
        // Where nothing but something else is said, that says itself whether the task may have left the plan.
        var broken = !Main.IsEmpty || (Reached.Count == 0 && !more)
            ? ProgressRules.Of(plan, task, Main, today)
            : ProgressRules.OfTask(task, isCorrection: Reached.Count == 0).Concat(ProgressRules.OfDay(plan, Main.EffectiveOn, today, nameof(Main.EffectiveOn)));
        return broken.Concat(Reached.SelectMany((reached, place) => OfReached(plan, task, reached, place, today)));
    }

    private IEnumerable<BrokenRule> OfReached(WorkPlan plan, WorkTask task, ReachedMilestone reached, int place, DateOnly today)
    {
        var field = ReachedMilestone.FieldOf(reached.MilestoneId);
        if (reached.MilestoneId == Main.MilestoneReached || Reached.Take(place).Any(each => each.MilestoneId == reached.MilestoneId))
        {
            var code = task.Milestones.FirstOrDefault(each => each.Id == reached.MilestoneId)?.Code ?? string.Empty;
            return [new BrokenRule(Rules.MilestoneAlreadyReached, field, code, reached.On ?? Main.EffectiveOn)];
        }

        return [.. reached.On is { } on ? ProgressRules.OfDay(plan, on, today, field) : [], .. ProgressRules.OfMilestone(task, EntryOf(reached), field)];
    }
}
