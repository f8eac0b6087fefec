using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Features.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Export;

/// <summary>Complete exports as tests make them, look into them and change them.</summary>
internal static class Exports
{
    public static async Task<byte[]> OfAsync(TestHost host)
    {
        using var zip = new MemoryStream();
        await host.Db(async db =>
        {
            await ExportWriter.WriteAsync(db, zip, host.Time.GetUtcNow().UtcDateTime, default);
        });
        return zip.ToArray();
    }

    /// <summary>Of tables that the worlds of other tests leave empty.</summary>
    public static Task AddRareRowsAsync(TestHost host) => host.Db(async db =>
    {
        var (account, now) = (await db.Users.AsNoTracking().OrderBy(each => each.Email).FirstAsync(), host.Time.GetUtcNow().UtcDateTime);
        db.Add(new Holiday(Side.Laos, HolidayKind.Closed, new(2027, 4, 14), new(2027, 4, 16), LocalizedText.Of(Language.Lo, "ບຸນປີໃໝ່ລາວ")));
        db.Add(new NotificationSetting { AccountId = account.Id, Kind = NotificationKind.Overdue, Pace = MailPace.Weekly });
        db.Add(new IdentityUserToken<Guid> { UserId = account.Id, LoginProvider = "Columns", Name = "Tasks", Value = "Code,Title" });
        db.Add(new DamagedFile(StoredKind.Evidence, Guid.CreateVersion7(), "biên bản.pdf", new string('a', 64), new string('b', 64), now));
        db.Add(new SigningHold(account.Id, account.Email!, account.Role, Side.Laos, SigningChange.Reset, (account.Id, account.Email!), now, TimeSpan.FromDays(1)));
        var facts = new PowerChangeFacts(account.Id, account.Id.ToString("N"), account.DisplayName, account.Email!, Role.CoChair, account.Position, SigningChange.Role, new string('a', 64), FormerRole: account.Role);
        db.Add(new PowerProposal(facts, new Confirmer(account.Id, account.Email!, Role.Administrator, account.Side), "ReviseAccount", "{}", "bổ nhiệm", now, TimeSpan.FromDays(1)));
        var freed = new FreedNumber("PilotModel");
        freed.Raise(1);
        db.Add(freed);
        db.Add(new SignedHead(new(2026, 6, 21), await HistoryChain.HeadAsync(db, default), "{}", now));
        await db.SaveChangesAsync();
    });

    public static async Task<TakeInExport.Taken> TakeAsync(TestHost host, byte[] zip, bool withMail = true)
    {
        var file = Path.Combine(Path.GetTempPath(), $"lwp-export-{Guid.CreateVersion7():N}.zip");
        await File.WriteAllBytesAsync(file, zip);
        try
        {
            return await host.SendAs(CurrentUser.System, new TakeInExport.Command(file, withMail));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>By name, without the manifest.</summary>
    public static SortedDictionary<string, byte[]> Files(byte[] zip) =>
        new(ArchiveDesk.Files(zip).Where(each => each.Name != ExportManifest.FileName).ToDictionary(each => each.Name, each => each.Bytes), StringComparer.Ordinal);

    public static ExportManifest Manifest(byte[] zip) =>
        JsonSerializer.Deserialize<ExportManifest>(ArchiveDesk.Files(zip).Single(each => each.Name == ExportManifest.FileName).Bytes, ExportManifest.Json)!;

    public static List<JsonObject> Rows(byte[] zip, string table) =>
        [.. Encoding.UTF8.GetString(Files(zip)[$"data/{table}.jsonl"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(each => JsonNode.Parse(each)!.AsObject())];

    /// <summary>The same export with one file changed, and named by the manifest as it is then.</summary>
    /// <param name="change">Null takes the file away.</param>
    public static byte[] With(byte[] zip, string name, Func<string, string>? change)
    {
        var files = Files(zip);
        if (change is null)
        {
            files.Remove(name);
        }
        else
        {
            files[name] = Encoding.UTF8.GetBytes(change(files.TryGetValue(name, out var old) ? Encoding.UTF8.GetString(old) : string.Empty));
        }

        var manifest = Manifest(zip);
        var listed = manifest.Files.ToDictionary(each => each.Name);
        return Pack(files.Select(each => (each.Key, each.Value)), manifest with
        {
            Files = [.. files.Select(each => new ExportedFile(each.Key, listed.GetValueOrDefault(each.Key)?.Rows, each.Value.Length, Fingerprint.OfBytes(each.Value)))],
        });
    }

    public static byte[] Pack(IEnumerable<(string Name, byte[] Bytes)> files, ExportManifest manifest)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files.Append((ExportManifest.FileName, JsonSerializer.SerializeToUtf8Bytes(manifest, ExportManifest.Json))))
            {
                using var content = archive.CreateEntry(name).Open();
                content.Write(bytes);
            }
        }

        return zip.ToArray();
    }
}
