using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>What is sealed with the number that a records office gave to an issue after both signatures.</summary>
/// <param name="Side">Whose office gave it.</param>
/// <param name="Number">Number and symbol as the office writes them, as in <c>05/BC-TCT</c>.</param>
/// <param name="Date">The day the office wrote beside it.</param>
/// <param name="RecordedAt">When it was written down in the program, UTC.</param>
/// <param name="RecordedBy">Name of whoever wrote it down.</param>
/// <param name="Fingerprint">Of the content that both co-chairs signed: a number belongs to one issue.</param>
/// <param name="Issue">Number of the issue, from 1.</param>
/// <param name="Reader">The side whose language stands first.</param>
public sealed record NumberRecord(Side Side, string Number, DateOnly Date, DateTimeOffset RecordedAt, string RecordedBy, string Fingerprint, int Issue, Edition Edition, Side Reader)
{
    /// <summary>In the signature; the name of an application's own entry (ISO 32000-1, annex E).</summary>
    internal const string Entry = "LWP_RecordsNumber";
}
