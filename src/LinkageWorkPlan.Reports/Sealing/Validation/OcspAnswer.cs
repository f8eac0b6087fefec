using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>An answer on single certificates (RFC 6960), signed by the authority that issued them or by whom that one allows to answer.</summary>
internal sealed class OcspAnswer : RevocationSource
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const string MayAnswer = "1.3.6.1.5.5.7.3.9";
    private const string Sha1 = "1.3.14.3.2.26";

    /// <summary>Certificates in an answer: whoever answers, and those above.</summary>
    private const int CertificatesMax = 6;

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag Revoked = new(TagClass.ContextSpecific, 1, isConstructed: true);
    private static readonly Asn1Tag Good = new(TagClass.ContextSpecific, 0);

    private readonly SignedBytes signed;
    private readonly DateTimeOffset producedAt;
    private readonly List<Single> singles = [];

    private OcspAnswer(byte[] der)
        : base(der)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER);
        var response = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        if (!response.ReadEnumeratedBytes().Span.SequenceEqual((ReadOnlySpan<byte>)[0]))
        {
            throw new CryptographicException("The service gave no answer.");
        }

        var bytes = response.ReadSequence(Zero).ReadSequence();
        response.ThrowIfNotEmpty();
        if (bytes.ReadObjectIdentifier() != Basic)
        {
            throw new CryptographicException("An answer of another form.");
        }

        signed = SignedBytes.Read(bytes.ReadOctetString());
        bytes.ThrowIfNotEmpty();
        Included = Certificates(signed.Rest);
        var data = new AsnReader(signed.Part, AsnEncodingRules.DER).ReadSequence();
        if (data.PeekTag().HasSameClassAndValue(Zero))
        {
            data.ReadEncodedValue();
        }

        data.ReadEncodedValue();
        producedAt = data.ReadGeneralizedTime();
        for (var all = data.ReadSequence(); all.HasData;)
        {
            singles.Add(Single.Read(all.ReadSequence()));
        }
    }

    public override string Kind => "OCSP";

    /// <summary>Certificates that came with it, unsigned.</summary>
    public IReadOnlyList<X509Certificate2> Included { get; }

    /// <exception cref="CryptographicException">It is none that is understood.</exception>
    /// <exception cref="AsnContentException">It is none.</exception>
    public static OcspAnswer Read(byte[] der) => new(der);

    /// <summary>What is sent to ask about a certificate.</summary>
    public static byte[] Question(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha1);
                writer.WriteNull();
            }

            writer.WriteOctetString(HashOf(Sha1, certificate.IssuerName.RawData));
            writer.WriteOctetString(HashOf(Sha1, issuer.PublicKey.EncodedKeyValue.RawData));
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }

        return writer.Encode();
    }

    private protected override RevocationStatement? Find(X509Certificate2 certificate, X509Certificate2 issuer) =>
        singles.FirstOrDefault(each => each.IsAbout(certificate, issuer)) is { IsKnown: true } single && Included.All(each => IsOf(each, issuer)) && IsSignedFor(issuer)
            ? new RevocationStatement(this, single.RevokedAt, single.From, single.Until)
            : null;

    /// <summary>Nothing else is carried along: the authority itself, those it issued, and those above it.</summary>
    private static bool IsOf(X509Certificate2 included, X509Certificate2 issuer) =>
        included.RawData.AsSpan().SequenceEqual(issuer.RawData) || SignedBytes.IsIssuedBy(included, issuer) || SignedBytes.IsIssuedBy(issuer, included);

    private bool IsSignedFor(X509Certificate2 issuer) => signed.IsBy(issuer)
        || Included.Any(each => each.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData) && SignedBytes.IsIssuedBy(each, issuer) && CertificateFacts.IsValid(each, producedAt)
            && each.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(usage => usage.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == MayAnswer)) && signed.IsBy(each));

    private static List<X509Certificate2> Certificates(ReadOnlyMemory<byte> rest)
    {
        var found = new List<X509Certificate2>();
        for (var all = rest.IsEmpty ? null : new AsnReader(rest, AsnEncodingRules.DER).ReadSequence(Zero).ReadSequence(); all is { HasData: true };)
        {
            found.Add(found.Count < CertificatesMax ? X509CertificateLoader.LoadCertificate(all.ReadEncodedValue().Span) : throw new CryptographicException("Too many certificates."));
        }

        return found;
    }

    /// <summary>SHA-1 names certificates here and proves nothing; many services know no other hash (RFC 5019).</summary>
    private static byte[] HashOf(string algorithm, byte[] bytes) => algorithm switch
    {
#pragma warning disable CA5350
        Sha1 => SHA1.HashData(bytes),
#pragma warning restore CA5350
        CmsSeal.Sha256 => SHA256.HashData(bytes),
        _ => [],
    };

    /// <summary>SingleResponse (RFC 6960, 4.2.1).</summary>
    /// <param name="IsKnown">Whether the service knows the certificate.</param>
    private sealed record Single(string Algorithm, byte[] Name, byte[] Key, string Serial, bool IsKnown, DateTimeOffset? RevokedAt, DateTimeOffset From, DateTimeOffset? Until)
    {
        public bool IsAbout(X509Certificate2 certificate, X509Certificate2 issuer) =>
            Serial == Hex(certificate.SerialNumberBytes.Span) && Name.AsSpan().SequenceEqual(HashOf(Algorithm, certificate.IssuerName.RawData)) && Key.AsSpan().SequenceEqual(HashOf(Algorithm, issuer.PublicKey.EncodedKeyValue.RawData));

        public static Single Read(AsnReader single)
        {
            var certificate = single.ReadSequence();
            var algorithm = certificate.ReadSequence().ReadObjectIdentifier();
            var (name, key, serial) = (certificate.ReadOctetString(), certificate.ReadOctetString(), Hex(certificate.ReadIntegerBytes().Span));
            DateTimeOffset? revokedAt = null;
            var (isGood, isRevoked) = (single.PeekTag().HasSameClassAndValue(Good), single.PeekTag().HasSameClassAndValue(Revoked));
            if (isRevoked)
            {
                revokedAt = single.ReadSequence(Revoked).ReadGeneralizedTime();
            }
            else
            {
                single.ReadEncodedValue();
            }

            var from = single.ReadGeneralizedTime();
            DateTimeOffset? until = single.HasData && single.PeekTag().HasSameClassAndValue(Zero) ? single.ReadSequence(Zero).ReadGeneralizedTime() : null;
            return new Single(algorithm, name, key, serial, isGood || isRevoked, revokedAt, from, until);
        }
    }
}
