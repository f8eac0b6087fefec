using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>
/// The CMS signature in a seal (RFC 5652, ETSI EN 319 122-1): detached, SHA-256 with RSA or ECDSA, signed attributes signing time and
/// signing-certificate-v2 (RFC 5035), which names the whole chain that is included, so that no byte of it can be exchanged.
/// </summary>
internal static class CmsSeal
{
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    public const string TimeStampToken = "1.2.840.113549.1.9.16.2.14";

    /// <summary>By more bytes than this no signature of a curve is shorter than another, unless in a case among 10^25.</summary>
    private const int Shorter = 12;

    /// <param name="signedAt">Whole seconds are kept.</param>
    /// <param name="stamp">Makes a time stamp of the signature; null for none.</param>
    /// <returns>DER.</returns>
    /// <exception cref="SealException">The key is on a token, which did not sign.</exception>
    public static async Task<byte[]> SignAsync(byte[] bytes, SealCertificate with, DateTimeOffset signedAt, Func<byte[], Task<byte[]>>? stamp)
    {
        using var key = with.Key();
        var cms = Sign(bytes, with, key, signedAt);
        if (stamp is not null)
        {
            var token = await stamp(cms.SignerInfos[0].GetSignature());
            cms.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData(new Oid(TimeStampToken), token));
        }

        return cms.Encode();
    }

    /// <summary>How long a signature without a time stamp is at most, in bytes. One of an RSA key is always as long; of a curve's two numbers each may be shorter.</summary>
    /// <exception cref="SealException">The key is on a token, which did not sign.</exception>
    public static async Task<int> LengthOfAsync(SealCertificate with, DateTimeOffset signedAt)
    {
        using var key = with.Key();
        return (await SignAsync([0], with, signedAt, stamp: null)).Length + (key is RSA ? 0 : Shorter);
    }

    private static SignedCms Sign(byte[] bytes, SealCertificate with, AsymmetricAlgorithm key, DateTimeOffset signedAt)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, with.Certificate, key)
        {
            DigestAlgorithm = new Oid(Sha256),
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        foreach (var above in with.Chain)
        {
            signer.Certificates.Add(above);
        }

        signer.SignedAttributes.Add(new Pkcs9SigningTime(signedAt.UtcDateTime));
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), NamesOf([with.Certificate, .. with.Chain])));
        var cms = new SignedCms(new ContentInfo(bytes), detached: true);
        cms.ComputeSignature(signer, silent: true);
        return cms;
    }

    /// <summary>SigningCertificateV2 (RFC 5035, 3): the hashes of certificates, the signer's first. SHA-256 is its default and therefore not written.</summary>
    internal static byte[] NamesOf(IEnumerable<X509Certificate2> certificates)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            foreach (var certificate in certificates)
            {
                using (writer.PushSequence())
                {
                    writer.WriteOctetString(SHA256.HashData(certificate.RawData));
                }
            }
        }

        return writer.Encode();
    }
}
