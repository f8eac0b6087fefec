using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Reports.Sealing.Keys;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>
/// The last seal's CMS is signed by nobody but itself, and CMS leaves much of itself unsigned. So it is written again from the parts
/// that are signed, or named by a hash that is; it has to be the same, byte by byte.
/// </summary>
internal static class CmsForm
{
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string Rsa = "1.2.840.113549.1.1.1";
    private const string EcdsaSha256 = "1.2.840.10045.4.3.2";
    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Second = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Algorithms with and without the NULL that writers put or leave out (RFC 5754, RFC 3370).</summary>
    private static readonly bool[] Spellings = [false, true];

    public static bool IsExact(byte[] der, SignedCms cms)
    {
        var signer = cms.SignerInfos[0];
        return IsOneForm(signer) && AreNamed(signer, cms.Certificates) && (from outer in Spellings from inner in Spellings from rsa in Spellings select Write(cms, signer, der, (outer, inner, rsa))).Any(each => each.AsSpan().SequenceEqual(der));
    }

    /// <summary>A signature of an elliptic curve has two forms, of which only one is taken (<see cref="SealCurve"/>).</summary>
    private static bool IsOneForm(SignerInfo signer)
    {
        using var key = signer.Certificate?.GetECDsaPublicKey();
        return key is null || SealCurve.Of(key)?.IsLower(signer.GetSignature()) is true;
    }

    /// <summary>The signed attribute names the signer's certificate first, and every other that is included.</summary>
    private static bool AreNamed(SignerInfo signer, X509Certificate2Collection included)
    {
        var named = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Where(each => each.Oid.Value == CmsSeal.SigningCertificateV2).SelectMany(each => each.Values.Cast<AsnEncodedData>()).ToList();
        if (named.Count != 1 || signer.Certificate is not { } own)
        {
            return false;
        }

        var hashes = HashesIn(named[0].RawData);
        return hashes.Count == included.Count && hashes[0] == HashOf(own) && included.All(each => hashes.Contains(HashOf(each)));
    }

    private static string HashOf(X509Certificate2 certificate) => Convert.ToHexString(SHA256.HashData(certificate.RawData));

    private static List<string> HashesIn(byte[] raw)
    {
        var certificates = new AsnReader(raw, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        var hashes = new List<string>();
        while (certificates.HasData)
        {
            hashes.Add(Convert.ToHexString(certificates.ReadSequence().ReadOctetString()));
        }

        return hashes;
    }

    private static byte[] Write(SignedCms cms, SignerInfo signer, byte[] der, (bool Outer, bool Inner, bool Rsa) withNull)
    {
        var (signedAttributes, unsignedAttributes) = AttributesIn(der);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignedData);
            using (writer.PushSequence(First))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                {
                    Algorithm(writer, CmsSeal.Sha256, withNull.Outer);
                }

                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Data);
                }

                using (writer.PushSetOf(First))
                {
                    foreach (var certificate in cms.Certificates)
                    {
                        writer.WriteEncodedValue(certificate.RawData);
                    }
                }

                using (writer.PushSetOf())
                {
                    Signer(writer, signer, signedAttributes, unsignedAttributes, withNull);
                }
            }
        }

        return writer.Encode();
    }

    private static void Signer(AsnWriter writer, SignerInfo signer, ReadOnlyMemory<byte> signedAttributes, ReadOnlyMemory<byte> unsignedAttributes, (bool Outer, bool Inner, bool Rsa) withNull)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(signer.Certificate!.IssuerName.RawData);
                writer.WriteInteger(signer.Certificate.SerialNumberBytes.Span);
            }

            Algorithm(writer, CmsSeal.Sha256, withNull.Inner);
            writer.WriteEncodedValue(signedAttributes.Span);
            var isRsa = signer.SignatureAlgorithm.Value != EcdsaSha256;
            Algorithm(writer, isRsa ? Rsa : EcdsaSha256, withNull.Rsa && isRsa);
            writer.WriteOctetString(signer.GetSignature());
            if (!unsignedAttributes.IsEmpty)
            {
                writer.WriteEncodedValue(unsignedAttributes.Span);
            }
        }
    }

    private static void Algorithm(AsnWriter writer, string oid, bool withNull)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (withNull)
            {
                writer.WriteNull();
            }
        }
    }

    /// <summary>Both sets of attributes as they are written: the first is signed, and the second holds the time stamp, which signs itself.</summary>
    private static (ReadOnlyMemory<byte> Signed, ReadOnlyMemory<byte> Unsigned) AttributesIn(byte[] der)
    {
        var content = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        content.ReadObjectIdentifier();
        var data = content.ReadSequence(First).ReadSequence();
        data.ReadInteger();
        data.ReadSetOf();
        data.ReadSequence();
        data.ReadSetOf(First);
        var signer = data.ReadSetOf().ReadSequence();
        signer.ReadInteger();
        signer.ReadSequence();
        signer.ReadSequence();
        var signed = signer.PeekTag().HasSameClassAndValue(First) ? signer.ReadEncodedValue() : throw new CryptographicException("No signed attributes.");
        signer.ReadSequence();
        signer.ReadOctetString();
        return (signed, signer.HasData && signer.PeekTag().HasSameClassAndValue(Second) ? signer.ReadEncodedValue() : default);
    }
}
