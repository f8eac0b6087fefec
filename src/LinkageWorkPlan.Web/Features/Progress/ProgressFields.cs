using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Obstacles;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>The progress form while somebody types in it.</summary>
public sealed class ProgressFields
{
    public DateOnly? EffectiveOn { get; set; }
    public decimal? Percent { get; set; }
    public TextWords Narrative { get; set; } = TextWords.None;
    public Guid? MilestoneReached { get; set; }

    /// <summary>Milestones that are ticked, with the day of each; null where it cannot be read.</summary>
    public Dictionary<Guid, DateOnly?> Reached { get; } = [];

    public bool IsLate { get; set; }
    public TextWords DelayReason { get; set; } = TextWords.None;
    public TextWords DelayMeasure { get; set; } = TextWords.None;
    public DateOnly? NewDate { get; set; }
    public Guid? DelayedMilestone { get; set; }
    public WorkStatus? Status { get; set; }
    public TextWords StatusReason { get; set; } = TextWords.None;
    public bool HasObstacle { get; set; }
    public ObstacleForm Obstacle { get; set; } = new();

    /// <summary>One for each budget line.</summary>
    public IReadOnlyList<SpendingFields> Spending { get; set; } = [];

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

    /// <param name="codes">What milestones are called.</param>
    public ProgressForm ToForm(IReadOnlyDictionary<Guid, string> codes) => new()
    {
        EffectiveOn = EffectiveOn,
        Percent = Percent is { } percent ? (int)decimal.Clamp(percent, -1, 101) : null,
        Narrative = Narrative,
        MilestoneReached = MilestoneReached,
        Reached = [.. Reached.Select(each => new ReachedForm(each.Key, each.Value) { Code = codes.GetValueOrDefault(each.Key, string.Empty) })],
        Delay = IsLate ? new DelayForm(DelayReason, DelayMeasure, NewDate, DelayedMilestone) : null,
        Override = Status is { } status ? new OverrideForm(status, StatusReason) : null,
    };

    /// <summary>Budget lines with something to show.</summary>
    public IReadOnlyList<SpendingForm> ToSpending() =>
        [.. Spending.Where(each => each.Amount is not null || !string.IsNullOrWhiteSpace(each.Reference)).Select(each => each.ToForm())];
}

/// <summary>What is typed of a budget line.</summary>
public sealed class SpendingFields
{
    public required int Line { get; init; }
    public DateOnly? PeriodEnd { get; set; }
    public decimal? Amount { get; set; }
    public string Reference { get; set; } = string.Empty;

    public SpendingForm ToForm() => new(Line, PeriodEnd, Amount, Reference);
}
