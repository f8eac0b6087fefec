using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>Changes of the plan since its last issued report, made by comparing the two contents (<see cref="SinceLastComparison"/>).</summary>
/// <param name="Former">The report compared with; null where this is the first of the plan, and then there are no rows.</param>
/// <param name="Rows">By kind in the order of <see cref="SinceKind"/>, within each as the tasks are printed.</param>
public sealed record SinceLast(ComparedReport? Former, IReadOnlyList<SinceRow> Rows)
{
    [JsonIgnore]
    public bool IsFirst => Former is null;

    public IReadOnlyList<SinceRow> Of(SinceKind kind) => [.. Rows.Where(each => each.Kind == kind)];
}

/// <summary>An issued report, as another one names it.</summary>
/// <param name="Issue">From 1: the latest issue there was.</param>
/// <param name="Fingerprint">SHA-256 of its canonical content, 64 hexadecimal digits: which content was compared with.</param>
public sealed record ComparedReport(string Code, int Issue, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly CutOff, string Fingerprint);

/// <summary>What happened to a task or a milestone. One that became late and got another date is under both.</summary>
public enum SinceKind
{
    /// <summary>A task completed, a milestone reached.</summary>
    Done,

    /// <summary>It was not in the former report.</summary>
    New,

    /// <summary>It is late now and was not, or was not there.</summary>
    Late,

    /// <summary>The agreed date or the expected one is another.</summary>
    Moved,

    /// <summary>Cancelled, or no longer in the plan.</summary>
    Dropped,

    /// <summary>Done or cancelled in the former report, and open now.</summary>
    Reopened,
}

/// <summary>One change of one task or milestone since the former report.</summary>
/// <param name="MilestoneCode">Null where the row is about the task itself.</param>
/// <param name="PlannedBefore">The agreed date (a task's end) in the former report; null where it was not there.</param>
/// <param name="Planned">The agreed date now; null where it is gone.</param>
/// <param name="ExpectedBefore">The date then expected; null where the agreed one held.</param>
/// <param name="Expected">The date now expected; null where the agreed one holds.</param>
/// <param name="DoneOn">The day it was completed or reached; null where it was not, or the day is not on record.</param>
/// <param name="Reason">Why it was dropped, where a person said so.</param>
/// <param name="AllowedBy">The agreed changes of this task since the former report; empty where none is on file.</param>
public sealed record SinceRow(
    SinceKind Kind,
    string TaskCode,
    string? MilestoneCode,
    LocalizedText Title,
    DateOnly? PlannedBefore,
    DateOnly? Planned,
    DateOnly? ExpectedBefore,
    DateOnly? Expected,
    DateOnly? DoneOn,
    LocalizedText Reason,
    IReadOnlyList<AgreedChange> AllowedBy)
{
    [JsonIgnore]
    public string Code => MilestoneCode ?? TaskCode;

    /// <summary>
    /// True where the agreed plan itself is another than before, so that both sides must have agreed to it: an item is new or
    /// dropped, or its agreed date moved. An expected date is a forecast and changes nothing that was agreed.
    /// </summary>
    [JsonIgnore]
    public bool NeedsAgreement => Kind is SinceKind.New or SinceKind.Dropped || (Kind == SinceKind.Moved && PlannedBefore != Planned);

    /// <summary>The date that was to be kept in the former report: the expected one, else the agreed.</summary>
    [JsonIgnore]
    public DateOnly? Before => ExpectedBefore ?? PlannedBefore;

    /// <summary>The date that is to be kept now.</summary>
    [JsonIgnore]
    public DateOnly? Now => Expected ?? Planned;
}

/// <summary>The decision that allowed a change of the plan.</summary>
/// <param name="DecisionNumber">The records office's own; null where it gave none.</param>
/// <param name="AgreedOn">The day of the second co-chair's signature, UTC+7.</param>
/// <param name="Amendment">The number of the plan's amendment; null in contents without one.</param>
public sealed record AgreedChange(
    string? DecisionNumber, DateOnly? DecisionDate, DateOnly? AgreedOn, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Amendment = null);
