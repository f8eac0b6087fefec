using System.Collections.Concurrent;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>The demo's report, issued, with trial certificates of both sides and a printer that always prints the same small document.</summary>
internal sealed class SealingDesk : IAsyncDisposable
{
    /// <summary>A key takes half a second to make: the same certificate serves all tests that ask for the same.</summary>
    private static readonly ConcurrentDictionary<(Side Side, int Days), Lazy<byte[]>> Known = [];

    private readonly DirectoryInfo folder;

    private SealingDesk(ReportDesk desk, DirectoryInfo folder, string[] settings) => (Desk, this.folder, SealSettings) = (desk, folder, settings);

    public ReportDesk Desk { get; }

    public TestHost Host => Desk.Host;

    /// <summary>For another program on the same database.</summary>
    public string[] SealSettings { get; }

    public EditionPrinter Printer => Host.Services.GetRequiredService<EditionPrinter>();

    /// <param name="isSealed">False for settings without certificates.</param>
    /// <param name="days">How long both certificates are valid from the first of January 2026.</param>
    /// <param name="settings">More of them.</param>
    public static async Task<SealingDesk> OpenAsync(Database database, bool isSealed = true, int days = 3650, params string[] settings)
    {
        var desk = await OpenDraftAsync(database, TestChanges.None with { Settings = settings }, isSealed, days);
        await desk.Desk.IssueAsync();
        return desk;
    }

    /// <summary>The same with the report not yet sent.</summary>
    public static async Task<SealingDesk> OpenDraftAsync(Database database, TestChanges changes, bool isSealed = true, int days = 3650)
    {
        var folder = Directory.CreateTempSubdirectory("lwp-seal-");
        var own = isSealed ? Seals(folder, days) : [];
        return new SealingDesk(await ReportDesk.OpenAsync(database, Sealed(own, changes)), folder, own);
    }

    /// <summary>Makes a certificate of each side in the folder.</summary>
    /// <returns>The settings that name them.</returns>
    public static string[] Seals(DirectoryInfo folder, int days = 3650) => [.. Sides.Both.Select(side => $"--Seal:{side}:Certificate={Write(folder, side, Known.GetOrAdd((side, days), each => new(() => Make(each.Side, each.Days))).Value)}")];

    /// <summary>These settings and the printer that always prints the same small document.</summary>
    public static TestChanges Sealed(string[] seals, TestChanges changes) => new([.. seals, .. changes.Settings], services =>
    {
        services.Replace(ServiceDescriptor.Singleton<IPdfPrinter, SamePrinter>());
        changes.Services(services);
    });

    /// <summary>Puts another certificate in the place of one.</summary>
    public void Renew(Side side, int days) => Write(folder, side, Make(side, days));

    public async Task PrintAllAsync()
    {
        var round = (await IssueAsync()).RoundId;
        foreach (var key in EditionKey.Issued)
        {
            await Printer.PrintAsync(round, key, default);
        }
    }

    public Task<List<IssuedEdition>> StoredAsync() => Host.Db(db => db.Editions.AsNoTracking().ToListAsync());

    public Task<ReportIssue> IssueAsync() => Host.Db(db => db.Issues.AsNoTracking().SingleAsync());

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        folder.Delete(recursive: true);
    }

    public string CertificateOf(Side side) => FileOf(folder, side);

    private static string FileOf(DirectoryInfo folder, Side side) => Path.Combine(folder.FullName, $"{side}.pfx");

    private static string Write(DirectoryInfo folder, Side side, byte[] certificate)
    {
        var file = FileOf(folder, side);
        File.WriteAllBytes(file, certificate);
        return file;
    }

    private static byte[] Make(Side side, int days) => TrialCertificate.Make(side, new DateOnly(2026, 1, 1), days, string.Empty);

    private sealed class SamePrinter : IPdfPrinter
    {
        public Task<byte[]> PrintAsync(string html, PdfMetadata metadata, CancellationToken cancellation = default) => File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Sealing", "printed.pdf"), cancellation);

        public Task<byte[]> PictureAsync(string html, CancellationToken cancellation = default) => Task.FromResult<byte[]>([1]);
    }
}
