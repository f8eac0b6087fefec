using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>How long a seal can be judged (ETSI EN 319 142-1, 6).</summary>
public enum SealLevel
{
    /// <summary>B-B: it says itself when it was made.</summary>
    Basic,

    /// <summary>B-T: a time stamp says that it was there.</summary>
    Time,

    /// <summary>B-LT: what is needed to judge it as of its time stamp is in the file.</summary>
    LongTerm,
}

/// <summary>One seal as it was found.</summary>
/// <param name="Side">The side whose country the certificate names; null where it names neither.</param>
/// <param name="Signer">Name in the certificate.</param>
/// <param name="SignedAt">As the seal says, UTC; null where it does not.</param>
/// <param name="StampedAt">Of the time stamp, UTC; null where there is none that holds.</param>
/// <param name="Certificate">DER.</param>
/// <param name="IsKnown">It is known to be that side's.</param>
public sealed record FoundSeal(Side? Side, string Signer, DateTimeOffset? SignedAt, DateTimeOffset? StampedAt, bool IsTrial, byte[] Certificate, bool IsKnown = false)
{
    /// <summary>SHA-256 of the certificate, 64 hexadecimal digits.</summary>
    public string Fingerprint => Domain.Texts.Fingerprint.OfBytes(Certificate);

    public SealLevel Level { get; init; }

    /// <summary>The service that stamped is known: the stamp's instant is one to rely on.</summary>
    public bool IsTimeKnown { get; init; }
}

/// <summary>The number of a records office, as it was added to a document.</summary>
public sealed record FoundNumber(NumberRecord Record, FoundSeal Seal);

public static class SealLevels
{
    /// <summary>As ETSI EN 319 142-1 calls it.</summary>
    public static string NameOf(SealLevel level) => level switch { SealLevel.Basic => "B-B", SealLevel.Time => "B-T", SealLevel.LongTerm => "B-LT" };
}
