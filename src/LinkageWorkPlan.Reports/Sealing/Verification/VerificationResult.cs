using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Reports.Pdf;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>How one check ended.</summary>
public enum Outcome
{
    Passed,

    /// <summary>Nothing is wrong, but whoever relies on the document should know.</summary>
    Warned,

    Failed,
}

/// <summary>What a whole verification may say, and no more.</summary>
public enum Verdict
{
    /// <summary>Something does not fit: it is not what was sealed, or no whole document.</summary>
    Broken,

    /// <summary>An archive that fits together and carries no seal at all: whoever had it could write it again.</summary>
    Unsealed,

    /// <summary>Nothing was changed since it was sealed; who sealed it is not established.</summary>
    Unchanged,

    /// <summary>Nothing was changed since both sides sealed it, with seals that are known to be theirs.</summary>
    Established,
}

/// <summary>What a check found.</summary>
public enum Finding
{
    /// <summary>Values: number of pages.</summary>
    WholePdf,

    /// <summary>Line ends follow the end of the file, which carry nothing.</summary>
    LineEndsAfterEnd,
    NoSeal,

    /// <summary>Values: the side without a seal.</summary>
    SealMissing,
    TooManySeals,
    BothSeals,

    /// <summary>Values of this and all others about one seal: the side, or the signer's name where the certificate names no side.</summary>
    SealIntact,
    SealBroken,
    SealUnreadable,
    SealRangeWrong,
    SealRangeWhole,
    RevisionsAllowed,

    /// <summary>Values: what was changed, in technical words.</summary>
    RevisionChanged,

    /// <summary>The number that a records office gave, added after both seals. Values: the side; the number; its day; who wrote it down; when, UTC.</summary>
    NumberAdded,

    /// <summary>Values: the side; the number.</summary>
    NumberOfAnother,

    /// <summary>Values: the side; the fingerprint of the certificate, with which the issue was not sealed.</summary>
    NumberSealOther,
    NumberUnreadable,

    /// <summary>Whether the pages show what the attached content says is not read: only who sealed them answers for it.</summary>
    PagesNotCompared,
    CertificateOtherSide,

    /// <summary>Values: the seal; the signer's name; the instant of the seal, UTC.</summary>
    CertificateValid,

    /// <summary>Values: the seal; first and last day of the certificate; the instant of the seal, UTC.</summary>
    CertificateNotValid,
    CertificateNotForSigning,
    CertificateTrial,
    CertificateSelfSigned,

    /// <summary>Values: the seal; the issuer's name.</summary>
    CertificateIssuedBy,
    CertificateTrusted,

    /// <summary>Values: the seal; the fingerprint of its certificate.</summary>
    CertificateNotTrusted,

    /// <summary>Values: the seal; name of the authority that is known. Whether it took the certificate back since is asked of nobody.</summary>
    RevocationNotAsked,

    /// <summary>Values: the seal; the stamped instant, UTC; the service's name, which is known.</summary>
    TimeStamped,

    /// <summary>Values: the seal; the stamped instant, UTC; the name that the service gives itself: anybody can stamp a sealed file.</summary>
    TimeStampedByUnknown,
    TimeStampBroken,

    /// <summary>Values: the seal; the instant it names itself, UTC.</summary>
    NoTimeStamp,

    /// <summary>Values: the seal; its level of PAdES; the instant at which it held, UTC, for which a known service vouches.</summary>
    Held,

    /// <summary>Values: the seal; its level of PAdES; the instant it names itself, UTC.</summary>
    HeldUntrusted,

    /// <summary>The file holds neither certificates nor revocation for the time after. Values: the seal.</summary>
    ValidationDataMissing,

    /// <summary>Values: the seal; name of the certificate; name of its issuer, whose certificate is missing.</summary>
    IssuerMissing,

    /// <summary>Values: the seal; name of the certificate of which nothing says whether it was revoked.</summary>
    RevocationMissing,

    /// <summary>Values: the seal; name of the certificate; OCSP or CRL; when that was said, UTC.</summary>
    NotRevoked,

    /// <summary>Values: the seal; name of the certificate; when it was revoked and the instant of the seal, UTC.</summary>
    Revoked,

    /// <summary>Values: the seal; name of the certificate; when it was revoked and the instant of the seal before it, UTC.</summary>
    RevokedLater,

    /// <summary>Validation data that belong to no seal of the file, or say nothing of its instant. Values: their number.</summary>
    ValidationDataForeign,

    /// <summary>Values: name of the attached file.</summary>
    AttachmentMissing,

    /// <summary>Values: name of the attached file.</summary>
    AttachmentUnreadable,

    /// <summary>Values: the fingerprint.</summary>
    FingerprintHolds,

    /// <summary>Values: the fingerprint found; the one that is named.</summary>
    FingerprintDiffers,
    ContentOfAnother,

    /// <summary>Values: the code.</summary>
    CodeHolds,

    /// <summary>Values: the code that is named.</summary>
    CodeDiffers,
    SignOffsHold,

    /// <summary>Values: the side.</summary>
    SignOffMissing,

    /// <summary>Values: the side.</summary>
    SignOffOfAnother,

    /// <summary>A passkey signed this very content. Values: the side; the site; the first digits of the fingerprint of its key.</summary>
    PasskeyHolds,

    /// <summary>What is attached as the answer of a passkey does not prove that it signed this content. Values: the side.</summary>
    PasskeyBroken,

    /// <summary>Signed with the password alone: nothing but the server that issued it says so. Values: the side.</summary>
    SignedByPassword,

    /// <summary>Signed with the password and a code, which nothing but that server says. Values: the side.</summary>
    SignedByPasswordAndCode,

    /// <summary>Values: number of files.</summary>
    ArchiveWhole,
    ArchiveUnreadable,
    ArchiveTooLarge,

    /// <summary>Other programs may find other files in the ZIP than its list names.</summary>
    ArchiveHidden,

    /// <summary>Values: number of folders and files that a system or another program put there.</summary>
    ArchiveLeftovers,

    /// <summary>Values: name of the folder in which all of it lies.</summary>
    ArchiveInFolder,

    /// <summary>Values: the edition; the side whose language stands first.</summary>
    ArchiveEditionMissing,

    /// <summary>No edition in it is sealed, nor its list of files.</summary>
    ArchiveUnsealed,

    /// <summary>The editions are sealed, and the list of files is not.</summary>
    ArchiveListUnsealed,
    ArchiveListSealed,

    /// <summary>What the list says of the issue is not what the content and the editions say.</summary>
    ArchiveOfAnother,

    /// <summary>Values: the side.</summary>
    ArchiveScanMissing,

    /// <summary>Values: name of the file.</summary>
    ArchiveScanOther,

    /// <summary>Values: name of the file.</summary>
    ArchiveCertificateOther,

    /// <summary>The sign-off records beside the editions say something else than those in them.</summary>
    ArchiveSignOffsDiffer,
    ArchiveSignOffsHold,

    /// <summary>Values: first digits of the fingerprint that the signed content lists.</summary>
    ArchiveEvidenceMissing,

    /// <summary>Values: name of the file.</summary>
    ArchiveFileChanged,

    /// <summary>Values: name of the file.</summary>
    ArchiveFileMissing,

    /// <summary>Values: name of the file.</summary>
    ArchiveFileUnlisted,

    /// <summary>Values: name of the file.</summary>
    ArchiveEvidenceUnsigned,

    /// <summary>Values: number of files.</summary>
    ArchiveEvidenceHolds,

    /// <summary>Values: name of the file.</summary>
    ArchiveContentDiffers,
    ArchiveContentHolds,

    /// <summary>The file is named as a PDF and is an archive, or the reverse: a program that goes by its name may show something else.</summary>
    NamedOtherwise,
}

/// <summary>One check: what was found, in the words of its <see cref="Code"/> with its values in their places.</summary>
/// <param name="Code">A <see cref="PdfFault"/> after "Fault." or a <see cref="Finding"/> after "Found.".</param>
/// <param name="Values">Sides, numbers, instants (UTC), names.</param>
/// <param name="File">Of an archive, the file it is about; null otherwise.</param>
public sealed record VerificationCheck(string Code, Outcome Outcome, IReadOnlyList<object> Values, string? File = null)
{
    public IReadOnlyList<object> Values { get; } = [.. Values.Select(each => each is string words ? ForeignText.Shown(words) : each)];

    public string? File { get; init => field = value is null ? null : ForeignText.Shown(value); } = File is null ? null : ForeignText.Shown(File);

    internal static VerificationCheck Passed(Finding finding, params object[] values) => new("Found." + finding, Outcome.Passed, values);

    internal static VerificationCheck Warned(Finding finding, params object[] values) => new("Found." + finding, Outcome.Warned, values);

    internal static VerificationCheck Failed(Finding finding, params object[] values) => new("Found." + finding, Outcome.Failed, values);

    /// <summary>The file is not read at all.</summary>
    public static VerificationCheck Of(PdfFault fault) => new("Fault." + fault, Outcome.Failed, []);
}

/// <summary>What the verification of one document found.</summary>
/// <param name="Issue">Which document it says it is; null where that cannot be read.</param>
/// <param name="SignOffs">As attached; empty where they cannot be read.</param>
public sealed record VerificationResult(IReadOnlyList<VerificationCheck> Checks, IssueRecord? Issue, IReadOnlyList<SignOffRecord> SignOffs, IReadOnlyList<FoundSeal> Seals)
{
    /// <summary>The attached canonical content; null where there is none that holds.</summary>
    internal byte[]? Content { get; init; }

    /// <summary>The seal of the list of files; of an archive alone.</summary>
    internal IReadOnlyList<FoundSeal> ListSeals { get; init; } = [];

    /// <summary>What records offices gave after both signatures.</summary>
    public IReadOnlyList<FoundNumber> Numbers { get; init; } = [];

    /// <summary>SHA-256 of the PDFs in an archive; empty for anything else.</summary>
    public IReadOnlyList<string> Editions { get; init; } = [];

    /// <summary>Of an archive: its list of files is sealed with seals that are known.</summary>
    public bool IsListKnown => ListSeals.Count > 0 && ListSeals.All(each => each.IsKnown);

    /// <summary>Which document it says it is, in words that may be shown; null where that cannot be read.</summary>
    public IssueRecord? Claim => Issue is null ? null : Issue with { Plan = ForeignText.Shown(Issue.Plan), Report = Issue.Report is { } report ? ForeignText.Shown(report) : null, Meeting = Issue.Meeting is { } meeting ? ForeignText.Shown(meeting) : null, Round = Issue.Round is { } round ? ForeignText.Shown(round) : null };

    /// <summary>Who it says signed it, and on which day (UTC+7), in words that may be shown.</summary>
    /// <param name="reader">In whose language names are given.</param>
    public IEnumerable<(Side Side, string Name, DateOnly On)> Signers(Language reader) =>
        SignOffs.Select(each => (each.Side, ForeignText.Shown(each.Name.For(reader)), each.Paper?.SignedOn ?? WorkingClock.DayOf(each.SignedAt)));

    /// <summary>What all of it comes to.</summary>
    public Verdict Verdict => !Holds ? Verdict.Broken
        : Seals.Count == 0 && ListSeals.Count == 0 ? Verdict.Unsealed
        : IsEstablished ? Verdict.Established
        : Verdict.Unchanged;

    /// <summary>Nothing in it contradicts the rest; there may be warnings.</summary>
    public bool Holds => Checks.Count > 0 && Checks.All(each => each.Outcome != Outcome.Failed);

    public bool IsTrial => Seals.Concat(Numbers.Select(each => each.Seal)).Any(each => each.IsTrial);

    /// <summary>An archive is as well established as its list of files, since anybody can put genuine editions into another.</summary>
    private bool IsEstablished => Seals.All(each => each.IsKnown) && Numbers.All(each => each.Seal.IsKnown) && (Editions.Count == 0 || IsListKnown);

    internal static VerificationResult Refused(VerificationCheck check) => new([check], null, [], []);
}
