using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>A certificate and those above it, as far as they are at hand. Whether anybody relies on the top is not asked.</summary>
/// <param name="Certificates">The certificate first.</param>
/// <param name="IsWhole">The last one is the top: no other stands above it.</param>
internal sealed record CertificatePath(IReadOnlyList<X509Certificate2> Certificates, bool IsWhole)
{
    /// <summary>More stand above each other nowhere.</summary>
    public const int LengthMax = 8;

    /// <summary>Each certificate with the one that issued it.</summary>
    public IEnumerable<(X509Certificate2 Certificate, X509Certificate2 Issuer)> Issued => Certificates.Zip(Certificates.Skip(1));

    /// <param name="included">Certificates that came with the signature.</param>
    /// <param name="others">That may stand above it, too. One whose own issuer is missing is left out: nobody vouches for what it says.</param>
    /// <param name="at">When those above it had to be valid.</param>
    public static CertificatePath Of(X509Certificate2 leaf, X509Certificate2Collection included, IEnumerable<X509Certificate2> others, DateTimeOffset at)
    {
        List<X509Certificate2> path = [leaf];
        List<X509Certificate2> pool = [.. included, .. others];
        while (path.Count < LengthMax)
        {
            var last = path[^1];
            if (IsTop(last))
            {
                return new CertificatePath(path, IsWhole: true);
            }

            if (pool.FirstOrDefault(each => MayHaveIssued(last, each, at)) is not { } issuer)
            {
                break;
            }

            path.Add(issuer);
        }

        while (path.Count > 1 && !included.Any(each => each.RawData.AsSpan().SequenceEqual(path[^1].RawData)))
        {
            path.RemoveAt(path.Count - 1);
        }

        return new CertificatePath(path, IsWhole: false);
    }

    /// <summary>Whether an authority that was valid then issued a certificate; one at the top as it signed itself, since nobody else vouches for what it says.</summary>
    public static bool MayHaveIssued(X509Certificate2 certificate, X509Certificate2 issuer, DateTimeOffset at)
    {
        try
        {
            return certificate.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData) && CertificateFacts.IsAuthority(issuer) && CertificateFacts.IsValid(issuer, at)
                && SignedBytes.IsIssuedBy(certificate, issuer) && (!CertificateFacts.IsSelfSigned(issuer) || SignedBytes.IsTop(issuer));
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            return false;
        }
    }

    private static bool IsTop(X509Certificate2 certificate)
    {
        try
        {
            return SignedBytes.IsTop(certificate);
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            return false;
        }
    }
}
