using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Files;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>All that the progress form holds, as typed.</summary>
public sealed record ProgressForm
{
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>0 to 100; null where it is not given.</summary>
    public int? Percent { get; init; }

    public TextWords Narrative { get; init; } = TextWords.None;
    public Guid? MilestoneReached { get; init; }

    /// <summary>Milestones that are each recorded as a part of their own.</summary>
    public IReadOnlyList<ReachedForm> Reached { get; init; } = [];

    public DelayForm? Delay { get; init; }
    public OverrideForm? Override { get; init; }

    /// <summary>The form as it stands for an update that is on record.</summary>
    internal static ProgressForm Of(ProgressUpdate update) => new()
    {
        EffectiveOn = update.EffectiveOn,
        Percent = update.Percent,
        Narrative = TextWords.From(update.Narrative),
        MilestoneReached = update.MilestoneReached,
        Delay = update.ReportsDelay ? new DelayForm(TextWords.From(update.DelayReason), TextWords.From(update.DelayMeasure), update.NewDate, update.DelayedMilestone) : null,
        Override = update.OverrideStatus is { } status ? new OverrideForm(status, TextWords.From(update.OverrideReason)) : null,
    };

    /// <param name="before">The update that is corrected: renderings of words that stay are kept. Null for a new one.</param>
    internal ProgressEntry ToEntry(Language author, bool hasEvidence, ProgressUpdate? before = null) => new()
    {
        EffectiveOn = EffectiveOn ?? default,
        Percent = Percent,
        Narrative = Narrative.ApplyTo(before?.Narrative ?? LocalizedText.Empty, author),
        MilestoneReached = MilestoneReached,
        HasEvidence = hasEvidence,
        Delay = Delay is { } delay
            ? new DelayReport(delay.Reason.ApplyTo(before?.DelayReason ?? LocalizedText.Empty, author), delay.Measure.ApplyTo(before?.DelayMeasure ?? LocalizedText.Empty, author), delay.NewDate, delay.MilestoneId)
            : null,
        Override = Override is { } set ? new StatusOverride(set.Status, set.Reason.ApplyTo(before?.OverrideReason ?? LocalizedText.Empty, author)) : null,
    };

    /// <summary>Milestones that no file shows, as they are reported beside what else is wrong with the form. A record that is otherwise right is judged by its rules.</summary>
    internal IEnumerable<BrokenRule> WithoutEvidence(IReadOnlyList<EvidenceUpload> files) => Reached
        .Where(each => each.Code.Length > 0 && !files.Any(file => file.Milestone is null || file.Milestone == each.MilestoneId))
        .Select(each => new BrokenRule(Rules.MilestoneNeedsEvidence, nameof(Evidence), each.Code));

    /// <summary>All that a new record says.</summary>
    internal ProgressRecord ToRecord(Language author, IReadOnlyList<EvidenceUpload> files) => new(
        ToEntry(author, files.Any(file => file.Milestone is null || file.Milestone == MilestoneReached)),
        [.. Reached.Select(each => new ReachedMilestone(each.MilestoneId, each.On, files.Any(file => file.Milestone is null || file.Milestone == each.MilestoneId)))]);
}

/// <param name="On">Null for the day of the record.</param>
public sealed record ReachedForm(Guid MilestoneId, DateOnly? On)
{
    /// <summary>What messages call the milestone; empty where the sender does not know.</summary>
    public string Code { get; init; } = string.Empty;
}

/// <param name="MilestoneId">The milestone that is late; null for the task's end.</param>
public sealed record DelayForm(TextWords Reason, TextWords Measure, DateOnly? NewDate, Guid? MilestoneId);

public sealed record OverrideForm(WorkStatus Status, TextWords Reason);
