namespace LinkageWorkPlan.Domain.Meetings;

/// <summary>
/// Where a decision is carried out: a task of a plan, one that an amendment adds, an amendment as a whole, a pilot model, a course or a gate of the joint industrial
/// park. No part of the minutes, so it is added also when they are signed.
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
        (PilotCode, CourseCode, GateCode) = (In(MeetingSubject.Pilot), In(MeetingSubject.Course), In(MeetingSubject.Gate));

        string? In(MeetingSubject kind) => target.Kind == kind ? target.Code : null;
    }

    public Guid Id { get; private set; }
    public Guid MeetingId { get; private set; }

    /// <summary>Of the decision, as in "D2".</summary>
    public string ItemCode { get; private set; } = string.Empty;

    /// <summary>Null for what belongs to no plan.</summary>
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

    /// <summary>The gate of the joint industrial park that the decision joined; null for anything else. Its code never changes.</summary>
    public string? GateCode { get; private set; }

    /// <summary>What belongs to no plan; null for anything else.</summary>
    public SubjectLink? Joined => PilotCode is { } pilot ? new SubjectLink(MeetingSubject.Pilot, string.Empty, pilot)
        : CourseCode is { } course ? new SubjectLink(MeetingSubject.Course, string.Empty, course)
        : GateCode is { } gate ? new SubjectLink(MeetingSubject.Gate, string.Empty, gate)
        : null;

    internal void Rename(string taskCode) => TaskCode = taskCode;
}
