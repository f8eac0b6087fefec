using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>The archive of an issue that a Lao deputy signed by a decision and the Vietnamese co-chair on paper, and what others make of it.</summary>
internal sealed class ArchiveDesk : IAsyncDisposable
{
    public static readonly byte[] Paper = [.. "%PDF-1.4 "u8, .. "signed by hand"u8];
    public static readonly byte[] Decision = [.. "%PDF-1.4 "u8, .. "decision"u8];
    private const string DeputyPassword = "Mật khẩu của cấp phó 1";

    private ArchiveDesk(SealingDesk desk, byte[] zip) => (Desk, Zip) = (desk, zip);

    public SealingDesk Desk { get; }

    public byte[] Zip { get; }

    /// <summary>What a reader knows who has the certificates of both sides.</summary>
    public SealTrust Trust => Desk.Host.Services.GetRequiredService<EditionSeal>().Known();

    public static async Task<ArchiveDesk> OpenAsync(Database database, bool isSealed = true, Action<IServiceCollection>? services = null)
    {
        var desk = await SealingDesk.OpenDraftAsync(database, TestChanges.None with { Services = services ?? (_ => { }) }, isSealed);
        await desk.Desk.SendAsync();
        var round = await desk.Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.State == RoundState.Open && each.SubjectCode == ReportDesk.Code));
        await desk.Host.SendAs(desk.Desk.Secretary, new SignOnPaper.Command(
            round.Id, round.Fingerprint, "Nguyễn Văn A", new TextWords("Đồng Tổ trưởng", "ປະທານຮ່ວມ", null), TextWords.None, new TextWords("Hà Nội", "ຮ່າໂນ້ຍ", null), TestHost.DemoToday,
            "05/BC-TCT", TestHost.DemoToday, Scan("bản ký.pdf", Paper), DemoAccounts.Password));
        var deputy = await desk.Host.UserAsync(Role.Deputy, Side.Laos, password: DeputyPassword);
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos), new GrantDelegation.Command(
            deputy.Id, TestHost.DemoToday, TestHost.DemoToday.AddDays(7), "12/QĐ-TCT", TestHost.DemoToday.AddDays(-1), Scan("ຂໍ້ຕົກລົງ.pdf", Decision), DemoAccounts.Password));
        var hold = Assert.Single(await desk.Host.SendAs(deputy, new ListHolds.Query()));
        await desk.Host.SendAs(await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam), new ConfirmHold.Command(hold.Id, DemoAccounts.Password));
        await desk.Host.SendAs(deputy, new SignRound.Command(round.Id, round.Fingerprint, DeputyPassword));
        await desk.PrintAllAsync();
        return new ArchiveDesk(desk, await ZipAsync(desk));
    }

    public static async Task<byte[]> ZipAsync(SealingDesk desk)
    {
        var office = await desk.Host.DemoUserAsync(Role.MinisterOffice, Side.Laos);
        var view = await desk.Host.SendAs(office, new GetArchive.Query(ReportDesk.Plan, ReportDesk.Code, 1));
        var (dispatcher, seal) = (desk.Host.Services.GetRequiredService<Web.Requests.Dispatcher>(), desk.Host.Services.GetRequiredService<EditionSeal>());
        await using var stream = await IssueArchiveEndpoint.WriteAsync(dispatcher, office, ReportDesk.Plan, ReportDesk.Code, view, seal, default);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    public VerificationResult Verify(byte[] zip) => ArchiveVerification.Verify(new MemoryStream(zip), Trust);

    public static List<(string Name, byte[] Bytes)> Files(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(each =>
        {
            using var content = each.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return (each.FullName, bytes.ToArray());
        })];
    }

    public static byte[] Pack(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var content = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                content.Write(bytes);
            }
        }

        return zip.ToArray();
    }

    /// <summary>The files with a manifest that lists them as they are now, without the seals of the former one.</summary>
    public static byte[] Relist(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var all = files.Where(each => !each.Name.EndsWith(".p7s", StringComparison.Ordinal)).ToList();
        var manifest = JsonNode.Parse(all.Single(each => each.Name == IssueArchive.Manifest).Bytes)!;
        var lines = manifest["files"]!.AsArray().ToDictionary(each => each!["path"]!.GetValue<string>(), each => each!.DeepClone());
        all.RemoveAll(each => each.Name == IssueArchive.Manifest);
        manifest["files"] = new JsonArray([.. all.Select(each =>
        {
            var line = lines.GetValueOrDefault(each.Name) ?? new JsonObject { ["path"] = each.Name };
            (line["size"], line["sha256"]) = (each.Bytes.Length, Fingerprint.OfBytes(each.Bytes));
            return line;
        })]);
        return Pack([.. all, (IssueArchive.Manifest, JsonSerializer.SerializeToUtf8Bytes(manifest))]);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private static EvidenceUpload Scan(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes), TextWords.None, null, false);
}
