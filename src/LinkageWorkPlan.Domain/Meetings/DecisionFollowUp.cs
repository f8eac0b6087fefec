namespace LinkageWorkPlan.Domain.Meetings;

/// <summary>
/// Where a decision is carried out: a task of a plan, one that an amendment adds, or an amendment as a whole. No part of the minutes, so it is added
/// also when they are signed.
/// </summary>
public sealed class DecisionFollowUp
{
    public const int TaskCodeMax = 40;

    private DecisionFollowUp()
    {
    }

    internal DecisionFollowUp(Guid meetingId, string itemCode, Guid planId, Guid? taskId, Guid? amendmentId, string taskCode)
    {
        Id = Guid.CreateVersion7();
        (MeetingId, ItemCode, PlanId, TaskId, AmendmentId, TaskCode) = (meetingId, itemCode, planId, taskId, amendmentId, taskCode);
    }

    public Guid Id { get; private set; }
    public Guid MeetingId { get; private set; }

    /// <summary>Of the decision, as in "D2".</summary>
    public string ItemCode { get; private set; } = string.Empty;

    public Guid PlanId { get; private set; }

    /// <summary>The task of the plan; null where an amendment adds it, and for an amendment as a whole.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>The amendment that adds the task, or that the decision joined; null for a task of a plan.</summary>
    public Guid? AmendmentId { get; private set; }

    /// <summary>As the task is called; of a task of a draft as it was called first. Empty for an amendment as a whole.</summary>
    public string TaskCode { get; private set; } = string.Empty;

    internal void Rename(string taskCode) => TaskCode = taskCode;
}
