using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>What a certificate says of itself.</summary>
internal static class CertificateFacts
{
    /// <summary>Organizational unit in the subject of a certificate that <see cref="TrialCertificate"/> made: every program that shows the signer shows it.</summary>
    public const string TrialUnit = "TRIAL SEAL - NOT OFFICIAL";

    private const string Country = "2.5.4.6";
    private const string Unit = "2.5.4.11";
    private const string CommonName = "2.5.4.3";

    /// <summary>ISO 3166-1 alpha-2, as X.520 asks for in a country name.</summary>
    public static string CountryOf(Side side) => side == Side.Vietnam ? "VN" : "LA";

    public static string? CountryIn(X509Certificate2 certificate) => Part(certificate.SubjectName, Country);

    /// <summary>The side whose country the subject names; null where it names another or none.</summary>
    public static Side? SideOf(X509Certificate2 certificate)
    {
        var country = CountryIn(certificate);
        return Sides.Both.Where(side => string.Equals(CountryOf(side), country, StringComparison.OrdinalIgnoreCase)).Select(side => (Side?)side).FirstOrDefault();
    }

    public static bool IsTrial(X509Certificate2 certificate) => Part(certificate.SubjectName, Unit) == TrialUnit;

    public static bool IsSelfSigned(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    public static bool MaySign(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().All(usage => (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0);

    public static bool IsAuthority(X509Certificate2 certificate) => certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(each => each.CertificateAuthority);

    public static bool MaySignLists(X509Certificate2 certificate) => certificate.Extensions.OfType<X509KeyUsageExtension>().All(usage => (usage.KeyUsages & X509KeyUsageFlags.CrlSign) != 0);

    /// <summary>First instant it is valid at, UTC.</summary>
    public static DateTimeOffset FromOf(X509Certificate2 certificate) => new(certificate.NotBefore.ToUniversalTime(), TimeSpan.Zero);

    /// <summary>Last instant it is valid at, UTC.</summary>
    public static DateTimeOffset UntilOf(X509Certificate2 certificate) => new(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero);

    public static bool IsValid(X509Certificate2 certificate, DateTimeOffset at) => at >= FromOf(certificate) && at <= UntilOf(certificate);

    /// <summary>The name people know it by: its common name, else the whole name.</summary>
    public static string NameOf(X500DistinguishedName name) => Part(name, CommonName) ?? name.Name;

    private static string? Part(X500DistinguishedName name, string type) =>
        name.EnumerateRelativeDistinguishedNames().Where(each => !each.HasMultipleElements && each.GetSingleElementType().Value == type).Select(each => each.GetSingleElementValue()).FirstOrDefault();
}
