using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>The progress form while somebody types in it.</summary>
public sealed class ProgressFields
{
    public DateOnly? EffectiveOn { get; set; }
    public decimal? Percent { get; set; }
    public TextWords Narrative { get; set; } = TextWords.None;
    public Guid? MilestoneReached { get; set; }
    public bool IsLate { get; set; }
    public TextWords DelayReason { get; set; } = TextWords.None;
    public TextWords DelayMeasure { get; set; } = TextWords.None;
    public DateOnly? NewDate { get; set; }
    public Guid? DelayedMilestone { get; set; }
    public WorkStatus? Status { get; set; }
    public TextWords StatusReason { get; set; } = TextWords.None;

    /// <summary>The form as it stands for an update that is on record.</summary>
    public static ProgressFields Of(ProgressUpdate update)
    {
        var form = ProgressForm.Of(update);
        return new ProgressFields
        {
            EffectiveOn = form.EffectiveOn,
            Percent = form.Percent,
            Narrative = form.Narrative,
            MilestoneReached = form.MilestoneReached,
            IsLate = form.Delay is not null,
            DelayReason = form.Delay?.Reason ?? TextWords.None,
            DelayMeasure = form.Delay?.Measure ?? TextWords.None,
            NewDate = form.Delay?.NewDate,
            DelayedMilestone = form.Delay?.MilestoneId,
            Status = form.Override?.Status,
            StatusReason = form.Override?.Reason ?? TextWords.None,
        };
    }

    public ProgressForm ToForm() => new()
    {
        EffectiveOn = EffectiveOn,
        Percent = Percent is { } percent ? (int)decimal.Clamp(percent, -1, 101) : null,
        Narrative = Narrative,
        MilestoneReached = MilestoneReached,
        Delay = IsLate ? new DelayForm(DelayReason, DelayMeasure, NewDate, DelayedMilestone) : null,
        Override = Status is { } status ? new OverrideForm(status, StatusReason) : null,
    };
}
