using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>Who leads, and in which year where the lead changes. Two turns without a year: the sides lead from one event to the next.</summary>
/// <param name="Year">Null where the side leads throughout or in turn.</param>
public sealed record LeadTurn(Side Side, int? Year = null);

/// <summary>Annex I: one task at the cut-off.</summary>
/// <param name="Lead">One entry, or one a turn. The counterpart is the other side of each.</param>
/// <param name="Percent">Done, 0 to 100.</param>
/// <param name="Reason">Of the delay; empty where there is none.</param>
/// <param name="Measure">What is done about it; empty where there is no delay.</param>
/// <param name="NewEnd">The end now expected; null where the planned one holds.</param>
/// <param name="CompletedOn">The day it was completed; null where it is not, and in contents signed before the day was kept.</param>
public sealed record TaskRow(
    string PillarCode,
    string Code,
    LocalizedText Title,
    IReadOnlyList<LeadTurn> Lead,
    DateOnly PlannedEnd,
    WorkStatus Status,
    decimal Percent,
    LocalizedText Reason,
    LocalizedText Measure,
    DateOnly? NewEnd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? CompletedOn = null);

/// <summary>Annex II: one milestone at the cut-off.</summary>
/// <param name="Reached">The day it was reached; null where it is still open.</param>
/// <param name="Expected">For an open one, the day now expected; null where the planned one holds.</param>
/// <param name="DaysLate">Calendar days after the planned date, until it was reached or (open) until the cut-off; 0 where in time.</param>
/// <param name="Evidence">What shows it; empty where nothing was handed in.</param>
public sealed record MilestoneRow(
    string TaskCode, string Code, LocalizedText Title, DateOnly Planned, DateOnly? Reached, DateOnly? Expected, int DaysLate, LocalizedText Evidence)
{
    /// <summary>Late, and still counting: the number is that of the cut-off, which stands beside it.</summary>
    [JsonIgnore]
    public bool IsLateUntilCutOff => Reached is null && DaysLate > 0;
}

/// <summary>One value of an indicator and where it is from. Two sources that disagree are two values: both are printed.</summary>
/// <param name="Value">Null where the source says there is none.</param>
/// <param name="AsOf">The day or the last day of the year it stands for.</param>
/// <param name="Side">Whose figure it is, where the sides differ; null for one of no side's own, and in contents without it.</param>
/// <param name="IsAgreed">True where both sides agreed to it; null for any other.</param>
public sealed record IndicatorValue(
    decimal? Value,
    DateOnly AsOf,
    LocalizedText Source,
    LocalizedText Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Side? Side = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsAgreed = null);

/// <summary>Annex III: one indicator.</summary>
/// <param name="Target">For <paramref name="TargetYear"/>; null where none is set.</param>
/// <param name="PercentOfTarget">
/// The result as a share of the target, in percent; where less is better the target as a share of the result. Null where either is missing
/// or what is divided by is 0, and where the sides' figures differ.
/// </param>
/// <param name="LessIsBetter">True where a smaller result is the better one; null otherwise.</param>
public sealed record IndicatorRow(
    string Code,
    LocalizedText Title,
    LocalizedText Unit,
    IReadOnlyList<IndicatorValue> Baselines,
    int TargetYear,
    decimal? Target,
    IReadOnlyList<IndicatorValue> Results,
    decimal? PercentOfTarget,
    LocalizedText Comment,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? LessIsBetter = null)
{
    /// <summary>A result of the target's year that is as good as the target, also where no share of it can be computed since one of both is 0.</summary>
    [JsonIgnore]
    public bool IsAtTarget => PercentOfTarget >= 100
        || (LessIsBetter == true ? !IsDisputed && Results is [{ } any, ..] && any.AsOf.Year == TargetYear && any.Value <= Target
            : Target is 0 && Results.Any(each => each.AsOf.Year == TargetYear && each.Value >= 0));

    /// <summary>Two sides say two figures, and none is agreed.</summary>
    [JsonIgnore]
    public bool IsDisputed => !Results.Any(each => each.IsAgreed == true) && Results.Select(each => each.Value).Distinct().Count() > 1;
}

/// <summary>Annex IV: one agreed change of the plan.</summary>
/// <param name="TaskCode">The task it concerns; empty for the plan itself.</param>
/// <param name="What">What was changed, as in "End date".</param>
/// <param name="DecisionNumber">The records office's own number; null where it gave none. The system never makes one up.</param>
/// <param name="AgreedOn">The day of the second co-chair's signature, UTC+7.</param>
/// <param name="Amendment">The number of the plan's amendment; null, as the next two, in contents without one.</param>
/// <param name="MilestoneCode">The milestone it concerns; null where it concerns the task itself.</param>
/// <param name="Allows">What it allows to be listed as changed since the last report: new, moved or dropped; null for a change of words, sides or shares.</param>
public sealed record ChangeRow(
    string TaskCode,
    LocalizedText What,
    LocalizedText From,
    LocalizedText To,
    LocalizedText Reason,
    string? DecisionNumber,
    DateOnly? DecisionDate,
    DateOnly? AgreedOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Amendment = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? MilestoneCode = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SinceKind? Allows = null);

/// <summary>Annex V: one product or piece of evidence handed in.</summary>
/// <param name="Date">When it was handed in.</param>
/// <param name="Languages">The languages it is written in, vi, lo, en.</param>
/// <param name="KeptAt">Where it is kept, as a person would find it.</param>
/// <param name="Sha256">Fingerprint of the file, 64 hexadecimal digits; null where there is none.</param>
public sealed record ProductRow(
    LocalizedText Title, string TaskCode, DateOnly Date, IReadOnlyList<Language> Languages, LocalizedText KeptAt, string? Sha256 = null);

/// <summary>A milestone on the Gantt chart.</summary>
/// <param name="Expected">For an open one, the day now expected; null where the planned one holds, and in contents signed before the day was kept.</param>
public sealed record GanttMilestone(
    string Code,
    LocalizedText Title,
    DateOnly Planned,
    DateOnly? Reached,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? Expected = null);

/// <summary>One task on the Gantt chart.</summary>
/// <param name="ExpectedEnd">The end now expected; equal to <paramref name="PlannedEnd"/> where that holds.</param>
/// <param name="Percent">Done, 0 to 100.</param>
/// <param name="FirstStart">The first day that was agreed first; null where an amendment moved nothing, as the next one.</param>
/// <param name="FirstEnd">The last day that was agreed first.</param>
public sealed record GanttRow(
    string PillarCode,
    string Code,
    LocalizedText Title,
    DateOnly PlannedStart,
    DateOnly PlannedEnd,
    DateOnly ExpectedEnd,
    decimal Percent,
    WorkStatus Status,
    IReadOnlyList<GanttMilestone> Milestones,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? FirstStart = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? FirstEnd = null);
