using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Progress;

/// <summary>What a person says of a delay: why, what is done about it, and until when.</summary>
/// <param name="MilestoneId">The milestone that is late; null for the task's end.</param>
/// <param name="NewDate">The day now expected.</param>
public sealed record DelayReport(LocalizedText Reason, LocalizedText Measure, DateOnly? NewDate, Guid? MilestoneId = null);

public sealed record StatusOverride(WorkStatus Status, LocalizedText Reason);

/// <summary>
/// One thing that was said of a task's progress. Append-only; its texts may be translated afterwards, nothing else changes.
/// </summary>
public sealed class ProgressUpdate : RecordedFact, ITranslatable
{
    public const int NarrativeMax = 4000;
    public const int ReasonMax = 1000;

    private ProgressUpdate()
    {
    }

    /// <param name="today">Today in the working group's time zone (UTC+7).</param>
    /// <param name="side">Of who records it; null for the system.</param>
    /// <param name="record">What it was said together with; null where it was said alone.</param>
    /// <exception cref="RuleException">All broken rules at once; nothing is recorded.</exception>
    public ProgressUpdate(
        WorkPlan plan, WorkTask task, ProgressEntry entry, DateOnly today, DateTime recordedAtUtc, Guid recordedBy, string recordedByName, Side? side = null, Guid? record = null)
        : this(plan, task, entry, today, recordedAtUtc, recordedBy, recordedByName, side, (ProgressUpdate?)null) =>
        RecordId = record ?? Id;

    private ProgressUpdate(
        WorkPlan plan, WorkTask task, ProgressEntry entry, DateOnly today, DateTime recordedAtUtc, Guid recordedBy, string recordedByName, Side? side, ProgressUpdate? corrected)
        : base(recordedAtUtc, recordedBy, recordedByName, side, corrected)
    {
        plan.RequireAdopted();
        var broken = ProgressRules.Of(plan, task, entry, today, isCorrection: corrected is not null).ToList();
        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        (PlanId, TaskId, EffectiveOn, RecordId) = (plan.Id, task.Id, entry.EffectiveOn, corrected?.RecordId ?? Id);
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

    public Guid PlanId { get; private set; }
    public Guid TaskId { get; private set; }

    /// <summary>The same of all that was said at once (<see cref="ProgressRecord"/>), and of what corrects it.</summary>
    public Guid RecordId { get; private set; }

    /// <summary>The day it became true.</summary>
    public DateOnly EffectiveOn { get; private set; }

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

    /// <summary>Says it otherwise, in the same place of time. The task's standing is that of all updates afterwards.</summary>
    /// <param name="all">All updates of the task, this one among them.</param>
    /// <exception cref="RuleException">All broken rules at once; nothing is changed.</exception>
    public ProgressUpdate Correct(WorkPlan plan, WorkTask task, ProgressEntry entry, IReadOnlyList<ProgressUpdate> all, string reason, DateOnly today, DateTime atUtc, Guid by, string byName, Side? side)
    {
        RequireHolds();
        Check.Text(reason, CorrectionReason, WhyMax);
        var others = all.Where(each => each.Id != Id).ToList();

        // What this update says is taken back first: a milestone that it reached is open again for the one in its place.
        task.Follow(TaskProgress.AsOf(others, today));
        ProgressUpdate now;
        try
        {
            now = new ProgressUpdate(plan, task, entry, today, atUtc, by, byName, side, this);
        }
        catch (RuleException)
        {
            task.Follow(TaskProgress.AsOf(all, today));
            throw;
        }

        Supersede(reason, atUtc, byName, now.Id);
        task.Follow(TaskProgress.AsOf([.. others, now], today));
        return now;
    }

    /// <summary>Takes it back, as if it had not been said.</summary>
    /// <param name="all">All updates of the task, this one among them.</param>
    /// <exception cref="RuleException"><see cref="Rules.ProgressSuperseded"/>, or the reason is missing.</exception>
    public void Withdraw(WorkTask task, IReadOnlyList<ProgressUpdate> all, string reason, DateOnly today, DateTime atUtc, string byName)
    {
        RequireHolds();
        Supersede(reason, atUtc, byName, null);
        task.Follow(TaskProgress.AsOf(all, today));
    }

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
