using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>One section a person wrote.</summary>
/// <param name="Key">One of <see cref="Domain.Reports.SectionKeys.Narrative"/>.</param>
/// <param name="Narrative">Paragraphs divided by line feeds. The n-th paragraph of one language stands beside the n-th of the other.</param>
public sealed record ReportSection(string Key, LocalizedText Narrative);

/// <summary>How many tasks of a pillar stand how, at the cut-off.</summary>
public sealed record StatusCounts(int NotStarted, int OnTrack, int AtRisk, int Delayed, int Completed, int Cancelled)
{
    /// <summary>All tasks, cancelled ones included.</summary>
    [JsonIgnore]
    public int Total => NotStarted + OnTrack + AtRisk + Delayed + Completed + Cancelled;
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

/// <summary>How a signature was given.</summary>
public enum SignatureMethod
{
    /// <summary>In the system, after proving again who it is.</summary>
    Electronic,

    /// <summary>By hand on paper, then scanned and uploaded.</summary>
    Paper,
}

/// <summary>The place of one side's signature.</summary>
/// <param name="Name">As printed under the signature, without titles (Decree 30/2020, annex I); empty while nobody is named.</param>
/// <param name="Position">As printed above it, as in "Co-chair, Vietnamese side".</param>
/// <param name="SignedAt">Instant of signing, UTC; null while it waits. Printed in UTC+7.</param>
/// <param name="Method">Null while it waits.</param>
public sealed record SignatureBlock(Side Side, LocalizedText Name, LocalizedText Position, DateTimeOffset? SignedAt = null, SignatureMethod? Method = null);
