using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>A step of the joint industrial park as it stood at the cut-off.</summary>
/// <param name="Code">Of its gate.</param>
/// <param name="Gate">What is required at the gate.</param>
/// <param name="PassedOn">The day of the meeting that passed the gate; null where none had by then.</param>
/// <param name="Decision">Meeting and decision, as in "M1/D2".</param>
/// <param name="Tasks">Their codes, with the plan where it is another one.</param>
public sealed record ParkStepLine(string Code, LocalizedText Title, LocalizedText Gate, DateOnly? PassedOn, string? Decision, IReadOnlyList<string> Tasks)
{
    /// <param name="day">The cut-off, UTC+7.</param>
    /// <param name="planCode">Of the report's plan.</param>
    public static IReadOnlyList<ParkStepLine> Of(ParkProgramme park, DateOnly day, string planCode) =>
    [
        .. park.Steps.Select(step => new ParkStepLine(
            step.Code, step.Title, step.Gate, step.IsPassedOn(day) ? step.PassedOn : null, step.IsPassedOn(day) ? step.Decision?.Key : null, [.. park.TasksOf(step).Select(each => CodeIn(each, planCode))])),
    ];

    internal static string CodeIn(TaskLink task, string planCode) => task.PlanCode == planCode ? task.Code : task.Key;
}

/// <summary>A row of the compatibility matrix that had been entered at the cut-off.</summary>
/// <param name="TaskCode">With its plan where that is another one; null for none.</param>
public sealed record ParkMatrixLine(
    string Code, ParkTopic Topic, LocalizedText Title, LocalizedText VietnamRule, LocalizedText LaosRule, LocalizedText Gap, LocalizedText Measure, string? TaskCode)
{
    /// <param name="planCode">Of the report's plan.</param>
    public static ParkMatrixLine Of(CompatibilityRow row, string planCode) => new(
        row.Code, row.Topic, row.Title, row.VietnamRule, row.LaosRule, row.Gap, row.Measure, row.Task is { } task ? ParkStepLine.CodeIn(task, planCode) : null);
}

/// <summary>A risk of the joint industrial park that was open at the cut-off, or was closed in the period.</summary>
/// <param name="Side">Of its owner.</param>
/// <param name="ClosedOn">Null where it was open at the cut-off.</param>
public sealed record ParkRiskLine(
    string Code, LocalizedText Title, RiskLevel Likelihood, RiskLevel Impact, LocalizedText Measure, Side Side, LocalizedText Owner, DateOnly? Due, DateOnly? ClosedOn, LocalizedText Result)
{
    /// <param name="day">The cut-off, UTC+7.</param>
    public static ParkRiskLine Of(ParkRisk risk, LocalizedText owner, DateOnly day) => new(
        risk.Code, risk.Title, risk.Likelihood, risk.Impact, risk.Measure, risk.OwnerSide, owner, risk.Due, risk.IsOpenOn(day) ? null : risk.ClosedOn, risk.IsOpenOn(day) ? LocalizedText.Empty : risk.Result);
}
