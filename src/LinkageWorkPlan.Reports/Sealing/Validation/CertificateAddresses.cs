using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LinkageWorkPlan.Reports.Sealing.Validation;

/// <summary>Where a certificate says that more is to be had of it: its issuer, its revocation lists, who answers for it. Addresses of the web alone.</summary>
internal static class CertificateAddresses
{
    private const string ListPoints = "2.5.29.31";

    /// <summary>Of each kind; a certificate names one or two.</summary>
    private const int CountMax = 4;

    private static readonly Asn1Tag FullName = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag UriName = new(TagClass.ContextSpecific, 6);

    public static IReadOnlyList<Uri> IssuersOf(X509Certificate2 certificate) => Access(certificate, each => each.EnumerateCAIssuersUris());

    public static IReadOnlyList<Uri> RespondersOf(X509Certificate2 certificate) => Access(certificate, each => each.EnumerateOcspUris());

    /// <summary>CRLDistributionPoints (RFC 5280, 4.2.1.13).</summary>
    public static IReadOnlyList<Uri> ListsOf(X509Certificate2 certificate)
    {
        try
        {
            if (certificate.Extensions.FirstOrDefault(each => each.Oid?.Value == ListPoints) is not { } extension)
            {
                return [];
            }

            var found = new List<Uri>();
            var points = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence();
            while (points.HasData)
            {
                var point = points.ReadSequence();
                if (point.HasData && point.PeekTag().HasSameClassAndValue(FullName))
                {
                    found.AddRange(In(point.ReadSequence(FullName)));
                }
            }

            return [.. found.Take(CountMax)];
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            return [];
        }
    }

    /// <summary>DistributionPointName, without its own tag.</summary>
    /// <exception cref="AsnContentException">It is none.</exception>
    public static IEnumerable<Uri> In(AsnReader name)
    {
        if (!name.PeekTag().HasSameClassAndValue(FullName))
        {
            yield break;
        }

        var names = name.ReadSequence(FullName);
        while (names.HasData)
        {
            if (!names.PeekTag().HasSameClassAndValue(UriName))
            {
                names.ReadEncodedValue();
            }
            else if (Web(names.ReadCharacterString(UniversalTagNumber.IA5String, UriName)) is { } address)
            {
                yield return address;
            }
        }
    }

    /// <returns>Null where it is no address of the web.</returns>
    public static Uri? Web(string? typed) => Uri.TryCreate(typed, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    private static IReadOnlyList<Uri> Access(X509Certificate2 certificate, Func<X509AuthorityInformationAccessExtension, IEnumerable<string>> read)
    {
        try
        {
            return [.. certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().SelectMany(read).Select(Web).OfType<Uri>().Take(CountMax)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
