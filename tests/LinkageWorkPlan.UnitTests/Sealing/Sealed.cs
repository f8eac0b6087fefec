using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.UnitTests.Reports;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>A small document of Chromium, sealed as an issue of the sample report.</summary>
internal static class Sealed
{
    public const string Password = "bí mật";

    private static readonly ConcurrentDictionary<Side, Lazy<SealCertificate>> Certificates = [];
    private static readonly Lazy<Task<byte[]>> Whole = new(SealAsync);

    /// <summary>Two pages, tagged, with an outline and a link.</summary>
    public static byte[] Printed { get; } = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Sealing", "printed.pdf"));

    public static SealedIssue Issue { get; } = new(CanonicalContent.Of(SampleReport.Issue), SampleReport.Issue, EditionKey.Vietnamese);

    /// <summary>Sealed for both sides; a copy of its own.</summary>
    public static async Task<byte[]> PdfAsync() => [.. await Whole.Value];

    /// <summary>The trial certificate of a side, the same in one run.</summary>
    public static SealCertificate Of(Side side) => Certificates.GetOrAdd(side, key => new(() => Load(key, TrialCertificate.Make(key, new DateOnly(2026, 1, 1), 365, Password)))).Value;

    public static SealCertificate Load(Side side, byte[] pfx, string? password = Password)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pfx);
            return SealCertificate.Load(side, file, password);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<byte[]> SealAsync() => PdfSeal.SealAsync(Printed, Issue, [Of(Side.Vietnam), Of(Side.Laos)], null);

    /// <summary>A self-signed certificate that is not a trial one.</summary>
    public static byte[] Pfx(string country, int bits = 2048, X509KeyUsageFlags usage = X509KeyUsageFlags.NonRepudiation, int from = 2026, int until = 2027)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest($"C={country}, O=Institute, CN=Seal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        using var made = request.CreateSelfSigned(new DateTimeOffset(from, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(until, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return made.Export(X509ContentType.Pkcs12, Password);
    }
}
