using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Printing;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>What somebody can make at home: certificates that name both countries, and documents sealed with them.</summary>
internal static class SealForgery
{
    /// <summary>The genuine content on other pages, sealed again.</summary>
    public static async Task<byte[]> OfAsync(SealingDesk desk, IssuedEdition edition)
    {
        var printed = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Sealing", "printed.pdf"));
        printed.AsSpan(printed.AsSpan().IndexOf("stream\n"u8) + 20, 8).Fill((byte)'0');
        var content = await desk.Host.SendAs(CurrentUser.System, new GetReportContent.Query(ReportDesk.Plan, ReportDesk.Code, edition.Issue));
        var canonical = await desk.Host.SendAs(CurrentUser.System, new GetSignedContent.Query(edition.RoundId));
        using var certificates = new HomeMade();
        return await PdfSeal.SealAsync(printed, new SealedIssue(canonical, content, new EditionKey(edition.Edition, edition.Reader)), certificates.Both, null);
    }

    internal sealed class HomeMade : IDisposable
    {
        public IReadOnlyList<SealCertificate> Both { get; } = [Make(Side.Vietnam, "VN"), Make(Side.Laos, "LA")];

        public void Dispose() => Both.ToList().ForEach(each => each.Dispose());

        private static SealCertificate Make(Side side, string country)
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest($"C={country}, O=Ministry, CN=Official seal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
            var file = Path.GetTempFileName();
            File.WriteAllBytes(file, made.Export(X509ContentType.Pkcs12, string.Empty));
            try
            {
                return SealCertificate.Load(side, file, string.Empty);
            }
            finally
            {
                File.Delete(file);
            }
        }
    }
}
