using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>One section a person wrote.</summary>
/// <param name="Key">One of <see cref="Domain.Reports.SectionKeys.Narrative"/>.</param>
/// <param name="Narrative">Paragraphs divided by line feeds. The n-th paragraph of one language is beside the n-th of the other.</param>
public sealed record ReportSection(string Key, LocalizedText Narrative);

/// <summary>How many tasks of a pillar stand how, at the cut-off.</summary>
public sealed record StatusCounts(int NotStarted, int OnTrack, int AtRisk, int Delayed, int Completed, int Cancelled)
{
    /// <summary>All tasks, cancelled ones included.</summary>
    [JsonIgnore]
    public int Total => NotStarted + OnTrack + AtRisk + Delayed + Completed + Cancelled;

    public int Of(WorkStatus status) => status switch
    {
        WorkStatus.NotStarted => NotStarted,
        WorkStatus.OnTrack => OnTrack,
        WorkStatus.AtRisk => AtRisk,
        WorkStatus.Delayed => Delayed,
        WorkStatus.Completed => Completed,
        WorkStatus.Cancelled => Cancelled,
    };
}

/// <summary>One pillar's figures at the cut-off.</summary>
/// <param name="Weight">Its share of the plan in percent, 0 to 100.</param>
/// <param name="PlannedPercent">Weighted share of work that was to be done by the cut-off, 0 to 100.</param>
/// <param name="ActualPercent">Weighted share of work done by the cut-off, 0 to 100.</param>
public sealed record PillarFigures(
    string Code, LocalizedText Title, decimal Weight, decimal PlannedPercent, decimal ActualPercent, StatusCounts Counts);

/// <summary>One proposal.</summary>
/// <param name="Minister">The side whose minister is asked.</param>
public sealed record ProposalItem(Side Minister, LocalizedText Words);

/// <summary>What a records office wrote on the document. The program never makes one up.</summary>
/// <param name="Number">Number and symbol as the office writes them, as in <c>05/BC-TCT</c>.</param>
/// <param name="Date">The day the office wrote beside it.</param>
public sealed record OfficeNumber(Side Side, string Number, DateOnly Date);

/// <summary>The issue that another one takes the place of.</summary>
/// <param name="Number">Of the issue, from 1.</param>
/// <param name="IssuedOn">The day of its second signature, UTC+7.</param>
/// <param name="OfficeNumbers">What the records offices gave to it so far.</param>
public sealed record ReplacedIssue(int Number, DateOnly IssuedOn, IReadOnlyList<OfficeNumber> OfficeNumbers);

/// <summary>The place of one side's signature.</summary>
/// <param name="Name">As printed under the signature, without titles (Decree 30/2020, annex I); empty while nobody is named.</param>
/// <param name="Position">As printed above it, as in "Co-chair, Vietnamese side". For an acting deputy the deputy's own position.</param>
/// <param name="How">Null while it waits.</param>
public sealed record SignatureBlock(Side Side, LocalizedText Name, LocalizedText Position, WayOfSigning? How = null)
{
    /// <summary>Instant of signing, UTC; null while it waits. For a signature by hand the instant it was recorded.</summary>
    public DateTimeOffset? SignedAt => How is { } how ? new DateTimeOffset(DateTime.SpecifyKind(how.SignedAt, DateTimeKind.Utc)) : null;
}

/// <summary>By which one side's seal is recognised.</summary>
/// <param name="Sha256">Of its certificate, 64 hexadecimal digits.</param>
public sealed record SealFingerprint(Side Side, string Sha256);
