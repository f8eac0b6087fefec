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
    /// <exception cref="JsonException">It is not a content, or lacks a member.</exception>
    public static ReportContent Read(string canonical) => CanonicalJson.Read<ReportContent>(canonical);
}
