using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>
/// Whose seals somebody knows: certificates, authorities that issue them, and fingerprints that were written down. A seal alone says only
/// that nothing was changed since; anybody can make a certificate that names a country.
/// </summary>
public sealed class SealTrust
{
    /// <summary>Hexadecimal digits of a pinned fingerprint at least, as many as are printed on paper: 128 bits, which nobody meets by trying.</summary>
    public const int DigitsMin = 32;

    /// <summary>Hexadecimal digits of a whole SHA-256.</summary>
    public const int DigitsMax = 64;

    /// <summary>Nobody's seal is known.</summary>
    public static readonly SealTrust None = new([], []);

    private readonly IReadOnlyList<X509Certificate2> certificates;
    private readonly IReadOnlyList<(Side? Side, string Digits)> pinned;
    private readonly SealTrust? stamps;

    /// <param name="certificates">Those that seal, or of the authorities above them.</param>
    /// <param name="pinned">First digits of certificates' fingerprints, as <see cref="ReadDigits"/> gives them; the side whose seal it is, or null for either.</param>
    /// <param name="stamping">Of time stamp services, or of the authorities above them: what these issue is no seal.</param>
    public SealTrust(IEnumerable<X509Certificate2> certificates, IEnumerable<(Side? Side, string Digits)> pinned, IReadOnlyCollection<X509Certificate2>? stamping = null) =>
        (this.certificates, this.pinned, stamps) = ([.. certificates], [.. pinned], stamping is { Count: > 0 } ? new SealTrust(stamping, []) : null);

    /// <summary>Nothing is known, so nobody can be recognised.</summary>
    public bool IsNone => certificates.Count == 0 && pinned.Count == 0;

    /// <summary>SHA-256 of a certificate (DER), 64 hexadecimal digits.</summary>
    public static string FingerprintOf(X509Certificate2 certificate) => Fingerprint.OfBytes(certificate.RawData);

    /// <summary>The short form on paper: the first <see cref="DigitsMin"/> digits in groups of four.</summary>
    public static string ShortOf(string fingerprint) => string.Join('-', fingerprint[..DigitsMin].Chunk(4).Select(each => new string(each)));

    /// <returns>Small digits without what people put between them; null where it is no fingerprint of a length that may be pinned.</returns>
    public static string? ReadDigits(string? typed)
    {
        var digits = string.Concat((typed ?? string.Empty).Where(each => !char.IsWhiteSpace(each) && each is not (':' or '-'))).ToLowerInvariant();
        return digits.Length is >= DigitsMin and <= DigitsMax && digits.All(char.IsAsciiHexDigitLower) ? digits : null;
    }

    /// <summary>Whether it is the seal of this side that is known.</summary>
    /// <param name="others">Certificates that came with it.</param>
    /// <param name="at">The instant the seal names.</param>
    internal bool Knows(X509Certificate2 certificate, Side? side, X509Certificate2Collection others, DateTimeOffset at) =>
        KnowsItself(certificate, side) || LeadsToAuthority(certificate, others, at);

    /// <summary>Whether the service that stamped is known.</summary>
    /// <param name="others">Certificates that came with the stamp.</param>
    internal bool KnowsService(X509Certificate2 certificate, X509Certificate2Collection others, DateTimeOffset at) =>
        Knows(certificate, null, others, at) || stamps?.Knows(certificate, null, others, at) is true;

    /// <summary>Whether somebody named this very certificate, and not only an authority above it.</summary>
    internal bool KnowsItself(X509Certificate2 certificate, Side? side)
    {
        var fingerprint = FingerprintOf(certificate);
        return pinned.Any(each => (each.Side is null || each.Side == side) && fingerprint.StartsWith(each.Digits, StringComparison.Ordinal))
            || certificates.Any(each => each.RawData.AsSpan().SequenceEqual(certificate.RawData));
    }

    private bool LeadsToAuthority(X509Certificate2 certificate, X509Certificate2Collection others, DateTimeOffset at)
    {
        var authorities = certificates.Where(CertificateFacts.IsAuthority).ToList();
        if (authorities.Count == 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities.Where(CertificateFacts.IsSelfSigned).ToArray());
        chain.ChainPolicy.ExtraStore.AddRange(authorities.ToArray());
        chain.ChainPolicy.ExtraStore.AddRange(others);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.LocalDateTime;

        // An authority below a root that nobody named is trusted as itself: whether the chain leads further does not matter.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        try
        {
            return chain.Build(certificate)
                && chain.ChainElements.Skip(1).Any(element => authorities.Exists(each => each.RawData.AsSpan().SequenceEqual(element.Certificate.RawData)));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
