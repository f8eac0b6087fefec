namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>A decision of a meeting.</summary>
/// <param name="ItemCode">Of the decision in its meeting, as in "D2".</param>
public sealed record DecisionLink(string MeetingCode, string ItemCode)
{
    private const char Between = '/';

    /// <summary>As people write it: "M1/D2".</summary>
    public string Key => $"{MeetingCode}{Between}{ItemCode}";

    /// <summary>Where it is read.</summary>
    public string Address => $"/meetings/{Uri.EscapeDataString(MeetingCode)}#{Uri.EscapeDataString(ItemCode)}";

    /// <returns>Null for what is no link.</returns>
    public static DecisionLink? Read(string? key) => key?.Split(Between) is [{ Length: > 0 } meeting, { Length: > 0 } item] ? new DecisionLink(meeting, item) : null;
}

/// <summary>A task of a plan.</summary>
public sealed record TaskLink(string PlanCode, string Code)
{
    private const char Between = '/';

    /// <summary>As people write it: "2026-2027/C3".</summary>
    public string Key => $"{PlanCode}{Between}{Code}";

    /// <summary>The page on which it is read.</summary>
    public string Address => $"/plans/{Uri.EscapeDataString(PlanCode)}/tasks/{Uri.EscapeDataString(Code)}";

    /// <returns>Null for what is no link.</returns>
    public static TaskLink? Read(string? key) => key?.Trim().Split(Between) is [{ Length: > 0 } plan, { Length: > 0 } code] ? new TaskLink(plan, code) : null;
}
