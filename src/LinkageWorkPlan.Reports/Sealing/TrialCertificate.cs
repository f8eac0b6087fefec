using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Reports.Sealing;

/// <summary>A self-signed certificate to try the seal with. It says so itself, and so does everything that shows it.</summary>
public static class TrialCertificate
{
    public const int DaysMax = 36500;

    private const int KeyBits = 3072;

    /// <param name="from">First day it is valid on.</param>
    /// <param name="days">1 to <see cref="DaysMax"/>.</param>
    /// <param name="password">Of the file; empty for none.</param>
    /// <returns>A PKCS #12 file with the certificate and its key.</returns>
    public static byte[] Make(Side side, DateOnly from, int days, string password)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, DaysMax);
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest(SubjectOf(side), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var start = new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        using var made = request.CreateSelfSigned(start, start.AddDays(days));
        return made.ExportPkcs12(new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 100_000), password);
    }

    private static X500DistinguishedName SubjectOf(Side side)
    {
        var (institute, name) = side == Side.Vietnam
            ? ("Vietnam Institute of Strategy and Policy for Industry and Trade", "Joint working group, Vietnamese side (trial)")
            : ("Institute of Industry and Commerce, Lao PDR", "Joint working group, Lao side (trial)");
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCountryOrRegion(CertificateFacts.CountryOf(side));
        subject.AddOrganizationName(institute);
        subject.AddOrganizationalUnitName(CertificateFacts.TrialUnit);
        subject.AddCommonName(name);
        return subject.Build();
    }
}
