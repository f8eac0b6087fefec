namespace LinkageWorkPlan.Domain.Meetings;

/// <summary>Who meets. Stored by name.</summary>
public enum MeetingKind
{
    /// <summary>The whole working group.</summary>
    Plenary,
    CoChairs,
    Secretariats,
}

/// <summary>Whether it takes place. Stored by name.</summary>
public enum MeetingState
{
    Planned,
    CalledOff,
}

/// <summary>How far the minutes have come. Stored by name.</summary>
public enum MinutesState
{
    /// <summary>Written and confirmed by secretaries.</summary>
    Open,

    /// <summary>Put before both co-chairs: nothing in them changes.</summary>
    ForSignature,

    /// <summary>Both co-chairs signed them: nothing in them changes any more.</summary>
    Signed,
}

/// <summary>What an item of a meeting is. Stored by name.</summary>
public enum MeetingItemKind
{
    AgendaPoint,
    Decision,
    Note,
}

/// <summary>What an item is about. Stored by name.</summary>
public enum MeetingSubject
{
    Task,
    Obstacle,
    Direction,
    Amendment,

    /// <summary>What a report asks of a minister.</summary>
    Proposal,

    /// <summary>A pilot model. It belongs to no plan.</summary>
    Pilot,

    /// <summary>A training course. It belongs to no plan.</summary>
    Course,

    /// <summary>A gate of the joint industrial park. It belongs to no plan.</summary>
    Gate,
}

/// <summary>A thing in a plan, a pilot model, a course or a gate of the joint industrial park, as its page names it.</summary>
/// <param name="PlanCode">Empty for what belongs to no plan.</param>
/// <param name="Code">Of the task, obstacle, pilot model, course or gate, or of the report that proposes; the number of an amendment; empty for the plan's directions.</param>
public sealed record SubjectLink(MeetingSubject Kind, string PlanCode, string Code)
{
    public const int CodeMax = 40;

    private const char Between = '|';

    /// <summary>One word of a form, as in "Task|2026-2027|B2".</summary>
    public string Key => $"{Kind}{Between}{PlanCode}{Between}{Code}";

    /// <summary>How it is named where its kind is known, as in "2026-2027: B2" or "PM1".</summary>
    public string Place => string.Join(": ", new[] { PlanCode, Code }.Where(each => each.Length > 0));

    /// <summary>The page on which it is read.</summary>
    public string Address => Kind switch
    {
        MeetingSubject.Task => $"/plans/{Uri.EscapeDataString(PlanCode)}/tasks/{Uri.EscapeDataString(Code)}",
        MeetingSubject.Obstacle => $"/plans/{Uri.EscapeDataString(PlanCode)}/obstacles?state=all#{Uri.EscapeDataString(Code)}",
        MeetingSubject.Direction => $"/plans/{Uri.EscapeDataString(PlanCode)}/directions",
        MeetingSubject.Proposal => $"/issued/{Uri.EscapeDataString(PlanCode)}/{Uri.EscapeDataString(Code)}",
        MeetingSubject.Amendment => $"/plans/{Uri.EscapeDataString(PlanCode)}/amendments/{Uri.EscapeDataString(Code)}",
        MeetingSubject.Pilot => $"/pilots/{Uri.EscapeDataString(Code)}",
        MeetingSubject.Course => $"/training/{Uri.EscapeDataString(Code)}",
        MeetingSubject.Gate => $"/park#{Uri.EscapeDataString(Code)}",
    };

    /// <returns>Null for what is no link.</returns>
    public static SubjectLink? Read(string? key) =>
        key?.Split(Between) is [var kind, var plan, var code] && Enum.TryParse<MeetingSubject>(kind, out var known) && Enum.IsDefined(known) && IsIn(known, plan) ? new SubjectLink(known, plan, code) : null;

    /// <summary>True for what belongs to no plan.</summary>
    public static bool IsOutsidePlans(MeetingSubject kind) => kind is MeetingSubject.Pilot or MeetingSubject.Course or MeetingSubject.Gate;

    private static bool IsIn(MeetingSubject kind, string plan) => IsOutsidePlans(kind) == (plan.Length == 0);
}
