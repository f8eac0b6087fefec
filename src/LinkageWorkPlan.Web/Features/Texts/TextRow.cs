using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;

namespace LinkageWorkPlan.Web.Features.Texts;

/// <summary>One text, with what it takes to find and to write it.</summary>
/// <param name="Subject">Code of the task, indicator or report it belongs to; the plan's for the plan itself; empty for owners.</param>
/// <param name="Title">What it belongs to, in words: the task's title, the report's heading; empty where the text itself says it.</param>
/// <param name="On">The day an update took effect; null for what has no day.</param>
public sealed record TextRow(TextKind Kind, Guid Id, string Field, string Subject, LocalizedText Title, DateOnly? On, LocalizedText Text, int MaxLength)
{
    /// <summary>Agreed in the plan or sent with the report: frozen once that is signed.</summary>
    public bool IsAgreed => IsAgreedText(Kind, Field);

    /// <inheritdoc cref="IsAgreed"/>
    public static bool IsAgreedText(TextKind kind, string field) =>
        kind is TextKind.Plan or TextKind.Task or TextKind.Report || (kind == TextKind.Indicator && Indicator.IsAgreedText(field));
}
