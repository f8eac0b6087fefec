using System.Security.Cryptography.X509Certificates;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Validation;
using LinkageWorkPlan.Reports.Sealing.Verification;

namespace LinkageWorkPlan.UnitTests.Sealing;

/// <summary>Both sides' seals from one authority, with its time stamps, on the small document.</summary>
internal sealed class LongTermDesk : IDisposable
{
    private readonly List<SealCertificate> certificates;
    private readonly HttpClient client;

    public LongTermDesk(string printed = "printed")
    {
        certificates = [.. Sides.Both.Select(side => Sealed.Load(side, Authority.Seal(side == Side.Vietnam ? "VN" : "LA", Sealed.Password)))];
        client = new HttpClient(Authority, disposeHandler: false);
        Printed = Fixture(printed);
        Stamps = new TimeStampService(client, new Uri("http://pki.example.org/tsr"), TimeSpan.FromSeconds(20));
        Root = new SealTrust([X509CertificateLoader.LoadCertificate(Authority.Root.RawData)], []);
        Own = new SealTrust(certificates.Select(each => each.Certificate), []);
    }

    public TestAuthority Authority { get; } = new();

    public byte[] Printed { get; }

    public TimeStampService Stamps { get; }

    /// <summary>Knows the root of all certificates.</summary>
    public SealTrust Root { get; }

    /// <summary>Knows both seals, and no time stamp service.</summary>
    public SealTrust Own { get; }

    public SealCertificate Of(Side side) => certificates.Single(each => each.Side == side);

    /// <summary>With both seals and their stamps, and nothing after them.</summary>
    public Task<byte[]> StampedAsync() => PdfSeal.SealAsync(Printed, Sealed.Issue, certificates, Stamps);

    /// <param name="missing">Takes what did not come.</param>
    public Task<byte[]> SealAsync(bool isRequired = true, List<string>? missing = null, ILookup<Side, Uri>? lists = null, IReadOnlyList<X509Certificate2>? authorities = null) => PdfSeal.SealAsync(
        Printed, Sealed.Issue, certificates, Stamps, new ValidationService(client, Sources(isRequired, lists, authorities), missing is null ? null : missing.Add));

    /// <summary>With the number that a side's office gave later, its stamp, and what is needed to judge it.</summary>
    public Task<byte[]> NumberAsync(byte[] pdf, Side side, bool isRequired = true)
    {
        var issue = Sealed.Issue.Issue;
        var record = new NumberRecord(side, "05/BC-TCT", new DateOnly(2026, 7, 3), new DateTimeOffset(2026, 7, 12, 3, 0, 0, TimeSpan.Zero), "Trần Thị Mẫu", issue.Fingerprint, issue.Issue, issue.Edition, issue.Reader);
        return NumberSeal.AddAsync(pdf, Fixture($"number-{side.ToString().ToLowerInvariant()}"), record, Of(side), Stamps, new ValidationService(client, Sources(isRequired, null, null)));
    }

    /// <summary>The file with these data after the seals.</summary>
    public static byte[] With(byte[] stamped, ValidationData data) => ValidationStore.Add(PdfFile.Read(stamped), data);

    /// <summary>What is in a file.</summary>
    public static ValidationData In(byte[] pdf) => ValidationStore.Read(PdfFile.Read(pdf));

    public void Dispose()
    {
        client.Dispose();
        certificates.ForEach(each => each.Dispose());
        Authority.Dispose();
    }

    public static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Sealing", name + ".pdf"));

    public static VerificationCheck Failed(byte[] pdf, Finding finding, SealTrust? trust = null)
    {
        var result = PdfVerification.Verify(pdf, trust);
        Assert.False(result.Holds);
        return Assert.Single(result.Checks, each => each.Code == "Found." + finding && each.Outcome == Outcome.Failed);
    }

    private static ValidationSources Sources(bool isRequired, ILookup<Side, Uri>? lists, IReadOnlyList<X509Certificate2>? authorities)
    {
        var none = Array.Empty<(Side Side, Uri Address)>().ToLookup(each => each.Side, each => each.Address);
        return new ValidationSources(isRequired, authorities ?? [], none, lists ?? none, TimeSpan.FromSeconds(5));
    }
}
