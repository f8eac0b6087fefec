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
