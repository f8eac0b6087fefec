using System.Text.Json;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Content;

/// <summary>
/// The one form of a report's content that is signed (<see cref="CanonicalJson"/>). Signatures, issue number and fingerprint are not
/// in it, since they come after it.
/// </summary>
public static class CanonicalContent
{
    public static string Of(ReportContent content) => CanonicalJson.Of(content);

    /// <summary>SHA-256 of <see cref="Of"/>, 64 hexadecimal digits: what a co-chair signs.</summary>
    public static string FingerprintOf(ReportContent content) => Fingerprint.OfContent(Of(content));

    /// <summary>Reads back what <see cref="Of"/> wrote, for printing a frozen report again. Signatures, issue number and fingerprint are to be added.</summary>
    /// <remarks>A content that an older version stored lacks members that came later: they read as empty (<see cref="CanonicalJson.ReadStored"/>).</remarks>
    /// <exception cref="JsonException">It is not a content.</exception>
    public static ReportContent Read(string canonical) => CanonicalJson.ReadStored<ReportContent>(canonical);
}
