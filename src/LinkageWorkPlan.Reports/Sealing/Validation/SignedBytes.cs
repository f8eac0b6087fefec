using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>
/// What is signed as X.509 signs (RFC 5280, 4.1.1): a part, an algorithm and the signature over the part. Certificates, revocation lists and
/// OCSP answers all have this form.
/// </summary>
/// <param name="Part">What is signed, DER.</param>
/// <param name="Algorithm">OID.</param>
/// <param name="Rest">What follows the signature without being signed, DER; empty where nothing does.</param>
internal sealed record SignedBytes(ReadOnlyMemory<byte> Part, string Algorithm, ReadOnlyMemory<byte> Signature, ReadOnlyMemory<byte> Rest)
{
    private const string RsaSha1 = "1.2.840.113549.1.1.5";

    /// <exception cref="AsnContentException">It has another form.</exception>
    /// <exception cref="CryptographicException">Its signature is no whole number of bytes.</exception>
    public static SignedBytes Read(ReadOnlyMemory<byte> der)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var reader = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        var part = reader.ReadEncodedValue();
        var named = reader.ReadSequence();
        var algorithm = named.ReadObjectIdentifier();
        if (named.HasData)
        {
            // Outside of what is signed: nothing else may stand there.
            named.ReadNull();
        }

        named.ThrowIfNotEmpty();
        var signature = reader.ReadBitString(out var unused);
        var rest = reader.HasData ? reader.ReadEncodedValue() : default;
        reader.ThrowIfNotEmpty();
        return unused == 0 ? new SignedBytes(part, algorithm, signature, rest) : throw new CryptographicException("A signature has unused bits.");
    }

    /// <summary>Whether a certificate was issued by the key of another one.</summary>
    /// <exception cref="AsnContentException">It has another form.</exception>
    public static bool IsIssuedBy(X509Certificate2 certificate, X509Certificate2 issuer) => Read(certificate.RawData).IsBy(issuer);

    /// <summary>Whether a certificate is the top of its chain. Its own signature proves nothing but that no byte was changed, so old ones may have SHA-1.</summary>
    /// <exception cref="AsnContentException">It has another form.</exception>
    public static bool IsTop(X509Certificate2 certificate) => CertificateFacts.IsSelfSigned(certificate) && Read(certificate.RawData).IsBy(certificate, mayBeSha1: true);

    public bool IsBy(X509Certificate2 certificate, bool mayBeSha1 = false)
    {
        if (HashOf(Algorithm, mayBeSha1) is not { } hash)
        {
            return false;
        }

        if (Algorithm.StartsWith("1.2.840.10045.", StringComparison.Ordinal))
        {
            using var ecdsa = certificate.GetECDsaPublicKey();
            return ecdsa?.VerifyData(Part.Span, Signature.Span, hash, DSASignatureFormat.Rfc3279DerSequence) is true;
        }

        using var rsa = certificate.GetRSAPublicKey();
        return rsa?.VerifyData(Part.Span, Signature.Span, hash, RSASignaturePadding.Pkcs1) is true;
    }

    /// <returns>Null for an algorithm that is not relied on.</returns>
    private static HashAlgorithmName? HashOf(string algorithm, bool mayBeSha1) => algorithm switch
    {
        "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
        RsaSha1 when mayBeSha1 => HashAlgorithmName.SHA1,
        _ => null,
    };
}
