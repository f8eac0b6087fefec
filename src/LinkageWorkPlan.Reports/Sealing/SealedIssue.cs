using System.Text;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>One co-chair's sign-off as it is attached to an issue: how it was given is <see cref="WayOfSigning"/>, as on pages and in print.</summary>
/// <param name="Name">As printed under the signature.</param>
/// <param name="Position">As printed above it.</param>
/// <param name="Acting">For whom a deputy signed, and by which decision; null where the co-chair signed.</param>
/// <param name="SignedAt">UTC; of a signature on paper the instant it was recorded.</param>
/// <param name="Fingerprint">SHA-256 of the canonical content that was signed, 64 hexadecimal digits.</param>
/// <param name="Paper">Null where it was not given on paper.</param>
/// <param name="Proof">By what it was proved in the system who signed; null on paper.</param>
/// <param name="Passkey">What the signer's passkey answered: it proves the signature by itself. Null where it was signed otherwise.</param>
/// <param name="OfficeNumber">What the side's records office wrote on the document by the time it was sealed; null where nothing.</param>
public sealed record SignOffRecord(
    Side Side,
    LocalizedText Name,
    LocalizedText Position,
    SignatureCapacity Capacity,
    SignedByDeputy? Acting,
    SignatureMethod Method,
    DateTimeOffset SignedAt,
    string Fingerprint,
    SignedByHand? Paper,
    OfficeNumber? OfficeNumber,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SignatureProof? Proof = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PasskeyProof? Passkey = null);

/// <summary>Which document this is.</summary>
/// <param name="Plan">Code of the plan; empty for minutes and rounds of scoring, which belong to no plan.</param>
/// <param name="Report">Code of the report; null for anything else.</param>
/// <param name="Issue">Number of a report's issue, from 1; 1 for what is signed once.</param>
/// <param name="Code">Printed on every page: the fingerprint's first <see cref="ReportIssue.CodeLength"/> digits.</param>
/// <param name="IssuedAt">Instant of the second signature, UTC.</param>
/// <param name="Reader">The side whose language stands first.</param>
/// <param name="Amendment">Number of an amendment of the plan, from 1; null for anything else.</param>
/// <param name="Meeting">Code of the meeting whose minutes they are; null for anything else.</param>
/// <param name="Round">Code of a round of scoring of pilot models; null for anything else.</param>
public sealed record IssueRecord(
    string Plan,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Report,
    int Issue,
    string Code,
    string Fingerprint,
    DateTimeOffset IssuedAt,
    Edition Edition,
    Side Reader,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Amendment = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Meeting = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Round = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HistoryHead? History = null);

/// <summary>What is attached to the PDF of what both signed – an issue of a report, a plan, an amendment, minutes, a round of scoring –: its canonical content, both sign-off records, and which document it is.</summary>
public sealed class SealedIssue
{
    public const string ContentFile = "content.json";
    public const string SignOffsFile = "sign-offs.json";
    public const string IssueFile = "issue.json";

    /// <param name="canonical">The content exactly as both co-chairs signed it.</param>
    /// <param name="content">What it says, with signatures, issue number and office numbers.</param>
    /// <param name="history">How far the history had come with the second signature.</param>
    /// <exception cref="ArgumentException">The content is a draft, a side has not signed, or the fingerprint is another content's.</exception>
    public SealedIssue(string canonical, IPrintedContent content, EditionKey key, HistoryHead? history = null)
    {
        var fingerprint = Fingerprint.OfContent(canonical);
        if (content.IsDraft || content.IssuedAt is not { } issuedAt || content.Fingerprint != fingerprint)
        {
            throw new ArgumentException("Only an issue with the fingerprint of its own content is sealed.", nameof(content));
        }

        Canonical = canonical;
        Issue = new IssueRecord(
            content.PlanCode,
            content.Printed == PrintedKind.Report ? content.DocumentCode : null,
            content.IssueNumber ?? 1,
            ReportIssue.CodeOf(fingerprint),
            fingerprint,
            issuedAt.ToUniversalTime(),
            key.Edition,
            key.Reader,
            content.AmendmentNumber,
            content.Printed == PrintedKind.Minutes ? content.DocumentCode : null,
            content.Printed == PrintedKind.ScoringSheet ? content.DocumentCode : null,
            history);
        SignOffs = [.. Sides.Both.Select(side => Of(content, content.Signatures.Single(each => each.Side == side), fingerprint))];
    }

    public string Canonical { get; }

    public IssueRecord Issue { get; internal init; }

    /// <summary>One a side.</summary>
    public IReadOnlyList<SignOffRecord> SignOffs { get; }

    /// <summary>Name and bytes of each attached file, in the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<(string Name, byte[] Bytes)> Files =>
    [
        (ContentFile, Encoding.UTF8.GetBytes(Canonical)),
        (IssueFile, Encoding.UTF8.GetBytes(CanonicalJson.Of(Issue))),
        (SignOffsFile, Encoding.UTF8.GetBytes(CanonicalJson.Of(SignOffs))),
    ];

    /// <summary>The attached files' names, in ordinal order, as a PDF's name tree wants them.</summary>
    public static IReadOnlyList<string> Names { get; } = [ContentFile, IssueFile, SignOffsFile];

    private static SignOffRecord Of(IPrintedContent content, SignatureBlock block, string fingerprint)
    {
        var how = block.How ?? throw new ArgumentException($"{block.Side} has not signed.", nameof(block));
        return new SignOffRecord(
            block.Side,
            block.Name,
            block.Position,
            how.Capacity,
            how.Acting,
            how.Method,
            new DateTimeOffset(DateTime.SpecifyKind(how.SignedAt, DateTimeKind.Utc)),
            fingerprint,
            how.ByHand,
            content.OfficeNumbers.FirstOrDefault(each => each.Side == block.Side),
            how.Proof,
            how.Passkey);
    }
}
