using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Amendments;

/// <summary>What an amendment does with one task: all that was agreed of it before, and all that is to be agreed.</summary>
public sealed class AmendmentItem
{
    public const int ReasonMax = 1000;

    private AmendmentItem()
    {
    }

    internal AmendmentItem(Guid amendmentId, string taskCode, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        (AmendmentId, TaskCode) = (amendmentId, taskCode);
    }

    public Guid Id { get; private set; }
    public Guid AmendmentId { get; private set; }

    /// <summary>Unique in the amendment; the code of an agreed task never changes.</summary>
    public string TaskCode { get; private set; } = string.Empty;

    /// <summary>What was agreed when this was written; null for a task that is added.</summary>
    public TaskContent? Before { get; private set; }

    /// <summary>What is to be agreed; null for a task that is dropped.</summary>
    public TaskContent? After { get; private set; }

    /// <summary>What was to be agreed before the task was to be dropped; null for any other, and where there was nothing. Taking the drop back gives it again.</summary>
    public TaskContent? SetAside { get; private set; }

    /// <summary>Why this task; empty where the amendment's own reason says it.</summary>
    public LocalizedText Reason { get; private set; } = LocalizedText.Empty;

    public AmendmentKind Kind { get; private set; }

    /// <summary>The task's title as it will be, or as it was where the task is dropped.</summary>
    public LocalizedText Title => (After ?? Before)?.Title ?? LocalizedText.Empty;

    /// <summary>True where a reader of the plan would find another day: the first or the last.</summary>
    internal bool MovesDates => Before is { } before && After is { } after && (before.Start, before.End) != (after.Start, after.End);

    /// <summary>Another code of a task that is added; it stays the same item.</summary>
    internal void Rename(string code) => TaskCode = code;

    /// <summary>Keeps waiting for a task that got another code; for none, where that task is gone.</summary>
    internal void FollowPredecessor(string before, string? now)
    {
        TaskContent? Following(TaskContent? task) =>
            task?.PredecessorCodes().Contains(before) == true ? task with { Predecessors = task.Predecessors.Following(before, now) } : task;
        (After, SetAside) = (Following(After), Following(SetAside));
    }

    /// <summary>Keeps naming an indicator that got another code.</summary>
    internal void FollowIndicator(string before, string now)
    {
        TaskContent? Following(TaskContent? task) =>
            task?.Indicators.Contains(before) == true ? task with { Indicators = [.. task.Indicators.Select(each => each == before ? now : each).Distinct()] } : task;
        (After, SetAside) = (Following(After), Following(SetAside));
    }

    /// <summary>True where it says again what is agreed.</summary>
    internal bool ChangesNothing => Before is { } before && After is { } after && after.SaysTheSame(before);

    internal void Confirm() => (After, Reason) = (After?.Confirm(), Reason.Confirm());

    /// <exception cref="RuleException"><see cref="Rules.TooLong"/>.</exception>
    internal static LocalizedText Checked(LocalizedText reason) => Check.Text(reason, nameof(Reason), ReasonMax);

    internal void Apply(TaskContent? before, TaskContent? after, LocalizedText reason)
    {
        Reason = Checked(reason);
        SetAside = after is null ? After ?? SetAside : null;

        Kind = (before, after) switch
        {
            (null, _) => AmendmentKind.Add,
            (_, null) => AmendmentKind.Drop,
            _ => AmendmentKind.Change,
        };

        // A new milestone gets its key here, so that what is signed and what is later agreed is one.
        (Before, After) = (before, after is null ? null : after with { Milestones = [.. after.Milestones.Select(each => each with { Id = each.Id ?? Guid.CreateVersion7() })] });
    }
}
