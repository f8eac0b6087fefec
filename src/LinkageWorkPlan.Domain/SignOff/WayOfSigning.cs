using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>
/// How a side signed. Whatever says it – a page, a printed edition, the files of an archive – says it from this and from nothing else, so that no
/// two of them disagree. All of it was kept with the signature.
/// </summary>
/// <param name="SignedAt">UTC; of a signature by hand the instant it was recorded.</param>
/// <param name="ByHand">Null for one that was given in the system.</param>
/// <param name="Acting">Null where the co-chair signed.</param>
public sealed record WayOfSigning(DateTime SignedAt, SignedByHand? ByHand = null, SignedByDeputy? Acting = null)
{
    /// <summary>By what it was proved who signed; null on paper, and for one that was taken in from a record that does not say it.</summary>
    public SignatureProof? Proof { get; init; }

    /// <summary>What the passkey answered; null where it was signed otherwise.</summary>
    public PasskeyProof? Passkey { get; init; }

    public SignatureMethod Method => ByHand is null ? SignatureMethod.Electronic : SignatureMethod.Paper;

    public SignatureCapacity Capacity => Acting is null ? SignatureCapacity.CoChair : SignatureCapacity.ActingDeputy;
}

/// <summary>What is known of a signature by hand.</summary>
/// <param name="Place">Where it was signed, as printed before the date.</param>
/// <param name="SignedOn">The day on the paper.</param>
/// <param name="ScanSha256">Fingerprint of the scanned copy, 64 hexadecimal digits.</param>
/// <param name="RecordedBy">The secretary who put it on record.</param>
public sealed record SignedByHand(LocalizedText Place, DateOnly SignedOn, string ScanSha256, string RecordedBy);

/// <summary>For whom a deputy signed, and by which decision.</summary>
/// <param name="ActingFor">The position that is signed for.</param>
/// <param name="Number">Of the decision on file, as its office wrote it.</param>
/// <param name="DecidedOn">The day the office wrote beside it.</param>
public sealed record SignedByDeputy(LocalizedText ActingFor, string Number, DateOnly DecidedOn);
