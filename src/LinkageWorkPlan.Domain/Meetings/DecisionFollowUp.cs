namespace LinkageWorkPlan.Domain.Meetings;

/// <summary>What a decision became: a task of a plan's draft, or one that an amendment adds. No part of the minutes, so it is added also when they are signed.</summary>
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

    /// <summary>The task of the plan; null where an amendment adds it.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>The amendment that adds the task; null where it was written into a draft.</summary>
    public Guid? AmendmentId { get; private set; }

    /// <summary>As the task is called; of a task of a draft as it was called first.</summary>
    public string TaskCode { get; private set; } = string.Empty;

    internal void Rename(string taskCode) => TaskCode = taskCode;
}
