using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Sealing;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>Trial certificates of both sides, for a program that seals.</summary>
internal sealed class Seals : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-seals-");

    public Seals()
    {
        foreach (var side in Sides.Both)
        {
            File.WriteAllBytes(FileOf(side), TrialCertificate.Make(side, new DateOnly(2026, 1, 1), TrialCertificate.DaysMax, string.Empty));
        }
    }

    public (string Name, string Value)[] Settings => [.. Sides.Both.Select(side => ($"Seal:{side}:Certificate", FileOf(side)))];

    /// <summary>Of whoever knows both certificates, and no other.</summary>
    public SealTrust Trust => new(Sides.Both.Select(side => X509CertificateLoader.LoadPkcs12FromFile(FileOf(side), string.Empty)), []);

    public void Dispose() => folder.Delete(recursive: true);

    private string FileOf(Side side) => Path.Combine(folder.FullName, $"{side}.pfx");
}
