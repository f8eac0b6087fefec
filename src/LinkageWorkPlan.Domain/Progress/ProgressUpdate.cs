using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Progress;

/// <summary>What a person says of a delay: why, what is done about it, and until when.</summary>
/// <param name="MilestoneId">The milestone that is late; null for the task's end.</param>
/// <param name="NewDate">The day now expected.</param>
public sealed record DelayReport(LocalizedText Reason, LocalizedText Measure, DateOnly? NewDate, Guid? MilestoneId = null);

public sealed record StatusOverride(WorkStatus Status, LocalizedText Reason);

/// <summary>One thing that was said of a task's progress. Append-only; its texts may be translated afterwards, nothing else changes.</summary>
public sealed class ProgressUpdate : ITranslatable
{
    public const int NarrativeMax = 4000;
    public const int ReasonMax = 1000;

    private ProgressUpdate()
    {
    }

    /// <param name="today">Today in the working group's time zone (UTC+7).</param>
    /// <exception cref="RuleException">All broken rules at once; nothing is recorded.</exception>
    public ProgressUpdate(WorkPlan plan, WorkTask task, ProgressEntry entry, DateOnly today, DateTime recordedAtUtc, Guid recordedBy, string recordedByName)
    {
        plan.RequireAdopted();
        var broken = ProgressRules.Of(plan, task, entry, today).ToList();
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        Id = Guid.CreateVersion7();
        (PlanId, TaskId) = (plan.Id, task.Id);
        (EffectiveOn, RecordedAt, RecordedBy, RecordedByName) = (entry.EffectiveOn, recordedAtUtc, recordedBy, recordedByName);
        (Percent, MilestoneReached) = (entry.Percent, entry.MilestoneReached);
        Narrative = Check.Text(entry.Narrative, nameof(Narrative), NarrativeMax);
        if (entry.Delay is { } delay)
        {
            DelayReason = Check.Text(delay.Reason, nameof(DelayReason), ReasonMax);
            DelayMeasure = Check.Text(delay.Measure, nameof(DelayMeasure), ReasonMax);
            (NewDate, DelayedMilestone) = (delay.NewDate, delay.MilestoneId);
        }

        if (entry.Override is { } set)
        {
            OverrideStatus = set.Status;
            OverrideReason = Check.Text(set.Reason, nameof(OverrideReason), ReasonMax);
        }
    }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }
    public Guid TaskId { get; private set; }

    /// <summary>The day it became true.</summary>
    public DateOnly EffectiveOn { get; private set; }

    /// <summary>The instant it was said, UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public Guid RecordedBy { get; private set; }
    public string RecordedByName { get; private set; } = string.Empty;

    /// <summary>0 to 100; null where the update says nothing of it.</summary>
    public int? Percent { get; private set; }

    public LocalizedText Narrative { get; private set; } = LocalizedText.Empty;
    public Guid? MilestoneReached { get; private set; }
    public LocalizedText DelayReason { get; private set; } = LocalizedText.Empty;
    public LocalizedText DelayMeasure { get; private set; } = LocalizedText.Empty;
    public DateOnly? NewDate { get; private set; }
    public Guid? DelayedMilestone { get; private set; }
    public WorkStatus? OverrideStatus { get; private set; }
    public LocalizedText OverrideReason { get; private set; } = LocalizedText.Empty;

    public bool ReportsDelay => !DelayReason.IsEmpty;

    public IEnumerable<TextPlace> Texts => new TextPlace[]
    {
        new(nameof(Narrative), Narrative, NarrativeMax),
        new(nameof(DelayReason), DelayReason, ReasonMax),
        new(nameof(DelayMeasure), DelayMeasure, ReasonMax),
        new(nameof(OverrideReason), OverrideReason, ReasonMax),
    }.Where(each => !each.Text.IsEmpty);

    public void SetText(string field, LocalizedText text)
    {
        switch (field)
        {
            case nameof(Narrative):
                Narrative = Check.Text(text, field, NarrativeMax);
                break;
            case nameof(DelayReason):
                DelayReason = Check.Text(text, field, ReasonMax, required: true);
                break;
            case nameof(DelayMeasure):
                DelayMeasure = Check.Text(text, field, ReasonMax, required: true);
                break;
            case nameof(OverrideReason):
                OverrideReason = Check.Text(text, field, ReasonMax, required: true);
                break;
            default:
                throw new RuleException(Rules.NotFound, field);
        }
    }
}
