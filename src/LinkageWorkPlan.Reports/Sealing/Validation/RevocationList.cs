using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>A list of all certificates that an authority revoked (RFC 5280, 5). Lists of changes, for other authorities or for some reasons alone are refused.</summary>
internal sealed class RevocationList : RevocationSource
{
    private const string Point = "2.5.29.28";
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 0, isConstructed: true);

    private readonly SignedBytes signed;
    private readonly Dictionary<string, DateTimeOffset> revoked = new(StringComparer.Ordinal);
    private readonly byte[] issuer;
    private readonly DateTimeOffset from;
    private readonly DateTimeOffset? until;

    /// <summary>Addresses of the list itself, where the authority has several.</summary>
    private IReadOnlyList<Uri>? places;
    private bool isOfUsers;
    private bool isOfAuthorities;

    private RevocationList(byte[] der)
        : base(der)
    {
        signed = SignedBytes.Read(der);
        var list = new AsnReader(signed.Part, AsnEncodingRules.DER).ReadSequence();
        if (list.PeekTag() == Asn1Tag.Integer)
        {
            list.ReadInteger();
        }

        if (list.ReadSequence().ReadObjectIdentifier() != signed.Algorithm || !signed.Rest.IsEmpty)
        {
            throw new CryptographicException("A list names two algorithms, or something follows its signature.");
        }

        issuer = list.ReadEncodedValue().ToArray();
        from = AsnTime.Read(list);
        until = AsnTime.IsNext(list) ? AsnTime.Read(list) : null;
        if (list.HasData && list.PeekTag() == Asn1Tag.Sequence)
        {
            ReadEntries(list.ReadSequence());
        }

        if (list.HasData)
        {
            ReadExtensions(list.ReadSequence(Extensions).ReadSequence());
        }

        list.ThrowIfNotEmpty();
    }

    public override string Kind => "CRL";

    /// <exception cref="CryptographicException">It is none that is understood.</exception>
    /// <exception cref="AsnContentException">It is none.</exception>
    public static RevocationList Read(byte[] der) => new(der);

    private protected override RevocationStatement? Find(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var isAuthority = CertificateFacts.IsAuthority(certificate);
        var isOfIt = this.issuer.AsSpan().SequenceEqual(issuer.SubjectName.RawData) && !(isOfUsers && isAuthority) && !(isOfAuthorities && !isAuthority)
            && (places is null || places.Intersect(CertificateAddresses.ListsOf(certificate)).Any());
        return isOfIt && CertificateFacts.MaySignLists(issuer) && signed.IsBy(issuer)
            ? new RevocationStatement(this, revoked.TryGetValue(Hex(certificate.SerialNumberBytes.Span), out var at) ? at : null, from, until)
            : null;
    }

    private void ReadEntries(AsnReader entries)
    {
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            revoked[Hex(entry.ReadIntegerBytes().Span)] = AsnTime.Read(entry);
            var extensions = entry.HasData ? entry.ReadSequence() : null;
            while (extensions is { HasData: true })
            {
                if (Extension(extensions).IsCritical)
                {
                    throw new CryptographicException("A list names certificates of other authorities.");
                }
            }
        }
    }

    private void ReadExtensions(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            var (oid, isCritical, value) = Extension(extensions);
            if (oid == Point)
            {
                ReadPoint(new AsnReader(value, AsnEncodingRules.DER).ReadSequence());
            }
            else if (isCritical)
            {
                throw new CryptographicException($"A list has an extension that is not understood: {oid}.");
            }
        }
    }

    /// <summary>IssuingDistributionPoint (RFC 5280, 5.2.5).</summary>
    private void ReadPoint(AsnReader point)
    {
        while (point.HasData)
        {
            var tag = point.PeekTag();
            switch (tag.TagValue)
            {
                case 0:
                    places = [.. CertificateAddresses.In(point.ReadSequence(tag))];
                    break;
                case 1:
                    isOfUsers = point.ReadBoolean(tag);
                    break;
                case 2:
                    isOfAuthorities = point.ReadBoolean(tag);
                    break;
                default:
                    throw new CryptographicException("A list is of other authorities, or for some reasons alone.");
            }
        }
    }

    private static (string Oid, bool IsCritical, byte[] Value) Extension(AsnReader extensions)
    {
        var extension = extensions.ReadSequence();
        var oid = extension.ReadObjectIdentifier();
        var isCritical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
        return (oid, isCritical, extension.ReadOctetString());
    }
}
