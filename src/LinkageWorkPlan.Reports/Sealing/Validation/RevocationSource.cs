using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>What an authority says of one certificate.</summary>
/// <param name="Source">Where it says so.</param>
/// <param name="RevokedAt">Null where it was not revoked.</param>
/// <param name="From">When it was said.</param>
/// <param name="Until">When the next word is due; null where that is not said.</param>
internal sealed record RevocationStatement(RevocationSource Source, DateTimeOffset? RevokedAt, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>
    /// Whether it answers for an instant: it was in force then or was made later, and while the certificate had not ended, since an authority
    /// forgets those that have.
    /// </summary>
    public bool IsConclusive(X509Certificate2 certificate, DateTimeOffset at) => (From >= at || Until >= at) && From <= CertificateFacts.UntilOf(certificate);
}

/// <summary>What an authority signed about which of its certificates are revoked.</summary>
/// <param name="der">As it was given.</param>
internal abstract class RevocationSource(byte[] der)
{
    public byte[] Der { get; } = der;

    /// <summary>As people call it.</summary>
    public abstract string Kind { get; }

    /// <param name="issuer">The authority that issued the certificate.</param>
    /// <returns>Null where it says nothing of it, or was not signed for that authority.</returns>
    public RevocationStatement? About(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        try
        {
            return Find(certificate, issuer);
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException or NotSupportedException)
        {
            // A key or a certificate of a form that nobody can check with: then nothing is said.
            return null;
        }
    }

    private protected abstract RevocationStatement? Find(X509Certificate2 certificate, X509Certificate2 issuer);

    private protected static string Hex(ReadOnlySpan<byte> serial) => Convert.ToHexString(serial.TrimStart((byte)0));
}
