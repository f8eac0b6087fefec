namespace LinkageWorkPlan.Domain.Meetings;

/// <summary>
/// Where a decision is carried out: a task of a plan, one that an amendment adds, an amendment as a whole, a pilot model or a course. No part of the
/// minutes, so it is added also when they are signed.
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

    internal DecisionFollowUp(Guid meetingId, string itemCode, SubjectLink target)
    {
        Id = Guid.CreateVersion7();
        (MeetingId, ItemCode) = (meetingId, itemCode);
        (PilotCode, CourseCode) = target.Kind == MeetingSubject.Pilot ? (target.Code, (string?)null) : (null, target.Code);
    }

    public Guid Id { get; private set; }
    public Guid MeetingId { get; private set; }

    /// <summary>Of the decision, as in "D2".</summary>
    public string ItemCode { get; private set; } = string.Empty;

    /// <summary>Null for a pilot model or a course.</summary>
    public Guid? PlanId { get; private set; }

    /// <summary>The task of the plan; null where an amendment adds it, and for an amendment as a whole.</summary>
    public Guid? TaskId { get; private set; }

    /// <summary>The amendment that adds the task, or that the decision joined; null for a task of a plan.</summary>
    public Guid? AmendmentId { get; private set; }

    /// <summary>As the task is called; of a task of a draft as it was called first. Empty for what is no task.</summary>
    public string TaskCode { get; private set; } = string.Empty;

    /// <summary>The pilot model that the decision joined; null for anything else. Its code never changes.</summary>
    public string? PilotCode { get; private set; }

    /// <summary>The course that the decision joined; null for anything else. Its code never changes.</summary>
    public string? CourseCode { get; private set; }

    /// <summary>The pilot model or course; null for anything else.</summary>
    public SubjectLink? Joined => PilotCode is { } pilot ? new SubjectLink(MeetingSubject.Pilot, string.Empty, pilot)
        : CourseCode is { } course ? new SubjectLink(MeetingSubject.Course, string.Empty, course)
        : null;

    internal void Rename(string taskCode) => TaskCode = taskCode;
}
