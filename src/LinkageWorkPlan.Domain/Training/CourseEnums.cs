namespace LinkageWorkPlan.Domain.Training;

/// <summary>How a course is taught. Stored by name.</summary>
public enum TeachingForm
{
    InPerson,
    Online,

    /// <summary>Some take part in the room, others online.</summary>
    Mixed,
    StudyVisit,
}

/// <summary>Whether it takes place. Stored by name.</summary>
public enum CourseState
{
    Planned,
    Held,
    CalledOff,
}

/// <summary>What a course leaves behind, as the memorandum asks. Stored by name.</summary>
public enum ProductKind
{
    Data,
    Model,
    PracticalReport,
}

/// <summary>How far a product is. Stored by name.</summary>
public enum ProductState
{
    /// <summary>No file yet.</summary>
    Expected,

    /// <summary>The side that uses it has to accept or return it.</summary>
    Submitted,

    /// <summary>To be submitted again.</summary>
    Returned,
    Accepted,
}

/// <summary>A task of an adopted plan.</summary>
public sealed record CourseTask(string PlanCode, string Code)
{
    private const char Between = '|';

    /// <summary>One word of a form, as in "2026-2027|G2".</summary>
    public string Key => $"{PlanCode}{Between}{Code}";

    /// <summary>The page on which it is read.</summary>
    public string Address => $"/plans/{Uri.EscapeDataString(PlanCode)}/tasks/{Uri.EscapeDataString(Code)}";

    /// <returns>Null for what names no task.</returns>
    public static CourseTask? Read(string? key) => key?.Split(Between) is [{ Length: > 0 } plan, { Length: > 0 } code] ? new CourseTask(plan, code) : null;
}
