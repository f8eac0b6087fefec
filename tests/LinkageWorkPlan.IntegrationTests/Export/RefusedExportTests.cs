using System.IO.Compression;
using System.Text;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Data.Export;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Export;

/// <summary>An export that is not whole, or was made to do harm, is refused in words, and nothing of it is kept.</summary>
public sealed class RefusedExportTests
{
    private const string Owners = "data/Owners.jsonl";

    private static readonly Lazy<Task<byte[]>> Demo = new(async () =>
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        return await Exports.OfAsync(host);
    });

    private static readonly Dictionary<string, (Func<byte[], byte[]> Change, string Words)> Changes = new()
    {
        ["not a zip"] = (_ => Encoding.UTF8.GetBytes("Kế hoạch"), "is no archive (ZIP)"),
        ["cut off"] = (zip => zip[..(zip.Length / 2)], "is no archive (ZIP)"),
        ["another zip"] = (_ => ArchiveDesk.Pack([("a.txt", [1])]), "holds no manifest.json"),
        ["a broken manifest"] = (_ => ArchiveDesk.Pack([(ExportManifest.FileName, "{"u8.ToArray())]), "manifest.json cannot be read"),
        ["a newer format"] = (zip => Packed(zip, manifest => manifest with { Format = 2 }), "made by a newer version of this program (format 2"),
        ["another schema"] = (zip => Packed(zip, manifest => manifest with { Schema = "20990101000000_Later" }), "as 20990101000000_Later left it"),
        ["a changed file"] = (zip => ArchiveDesk.Pack(ArchiveDesk.Files(zip).Select(each => each.Name == Owners ? (each.Name, [.. each.Bytes[..^2], (byte)'!', (byte)'\n']) : each)), "data/Owners.jsonl is damaged"),
        ["a missing table"] = (zip => Exports.With(zip, Owners, null), "data/Owners.jsonl is missing"),
        ["a file that the manifest names is missing"] = (zip => ArchiveDesk.Pack(ArchiveDesk.Files(zip).Where(each => each.Name != Owners)), "data/Owners.jsonl is missing"),
        ["a file that the manifest does not name"] = (zip => ArchiveDesk.Pack([.. ArchiveDesk.Files(zip), ("note.txt", [1])]), "holds note.txt, which manifest.json does not name"),
        ["a file twice"] = (zip => ArchiveDesk.Pack([.. ArchiveDesk.Files(zip), .. ArchiveDesk.Files(zip).Where(each => each.Name == Owners)]), "holds data/Owners.jsonl twice"),
        ["a name that leads away"] = (zip => Exports.With(zip, "files/../../etc/cron.d/x", _ => "x"), "holds files/../../etc/cron.d/x, which this program does not know"),
        ["an unknown table"] = (zip => Exports.With(zip, "data/Visitors.jsonl", _ => "{}\n"), "holds data/Visitors.jsonl, which this program does not know"),
        ["a table of secrets"] = (zip => Exports.With(zip, "data/Sessions.jsonl", _ => string.Empty), "holds data/Sessions.jsonl, which this program does not know"),
        ["an unknown column"] = (zip => Exports.With(zip, "data/Accounts.jsonl", rows => rows.Replace("{\"", "{\"PasswordHash\":\"x\",\"", StringComparison.Ordinal)), "line 1 of data/Accounts.jsonl has PasswordHash, which this program does not know"),
        ["a missing column"] = (zip => Exports.With(zip, Owners, rows => rows.Replace("\"IsActive\":true,", string.Empty, StringComparison.Ordinal)), "line 1 of data/Owners.jsonl does not say IsActive once"),
        ["a column twice"] = (zip => Exports.With(zip, Owners, rows => rows.Replace("\"IsActive\":true,", "\"IsActive\":true,\"IsActive\":true,", StringComparison.Ordinal)), "line 1 of data/Owners.jsonl does not say IsActive once"),
        ["an unknown name of a kind"] = (zip => Exports.With(zip, Owners, rows => rows.Replace("\"Side\":\"Laos\"", "\"Side\":\"Siam\"", StringComparison.Ordinal)), "of data/Owners.jsonl cannot be read"),
        ["no JSON"] = (zip => Exports.With(zip, Owners, _ => "owner\n"), "line 1 of data/Owners.jsonl is no JSON"),
        ["a line without an end"] = (zip => Exports.With(zip, "data/KeptWarnings.jsonl", _ => "{}"), "data/KeptWarnings.jsonl ends within a line"),
        ["a row too few"] = (zip => Exports.With(zip, "data/History.jsonl", rows => rows[..(rows.TrimEnd('\n').LastIndexOf('\n') + 1)]), "manifest.json says otherwise"),
        ["a row twice"] = (zip => Exports.With(zip, Owners, rows => rows + rows), "the database refuses line"),
        ["a file of evidence is missing"] = (zip => Exports.With(zip, ArchiveDesk.Files(zip).First(each => each.Name.StartsWith("files/", StringComparison.Ordinal)).Name, null), "is missing, to which a row refers"),
        ["a bomb"] = (Bomb, "which no export does"),
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_refused_in_words_and_nothing_is_kept(string what)
    {
        var (change, words) = Changes[what];
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var refusal = await Assert.ThrowsAsync<StartupException>(async () => await Exports.TakeAsync(host, change(await Demo.Value)));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was taken in.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await host.Db(async db => (await db.Users.CountAsync(), await db.Owners.CountAsync(), await db.History.CountAsync())));
    }

    [Fact]
    public async Task Whatever_comes_last_nothing_is_kept_on_the_other_database()
    {
        await using var host = await TestHost.StartAsync(Database.Postgres);
        var last = Exports.With(await Demo.Value, "data/TaskOwners.jsonl", rows => rows + rows);
        var refusal = await Assert.ThrowsAsync<StartupException>(() => Exports.TakeAsync(host, last));
        Assert.Contains("the database refuses line", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await host.Db(async db => (await db.Users.CountAsync(), await db.Owners.CountAsync(), await db.History.CountAsync())));
    }

    [Theory, EachDatabase]
    public async Task A_database_that_holds_something_stays_as_it_is(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var before = await host.Db(db => db.History.CountAsync());
        var refusal = await Assert.ThrowsAsync<StartupException>(async () => await Exports.TakeAsync(host, await Demo.Value));
        Assert.Contains("into an empty database only", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await host.Db(db => db.History.CountAsync()));
    }

    /// <summary>Whoever writes an export asks the same limits as whoever takes it in.</summary>
    [Fact]
    public void What_nobody_could_take_in_is_not_written()
    {
        ExportLimits.Require("A row", ExportLimits.Line, ExportLimits.Line);
        ExportLimits.RequireWhole(1000, 64 * 1024 * 1024);
        Assert.Contains("could not be taken in anywhere: A row would be", Assert.Throws<StartupException>(() => ExportLimits.Require("A row", ExportLimits.Line + 1L, ExportLimits.Line)).Message, StringComparison.Ordinal);
        Assert.Contains("more than is taken in", Assert.Throws<StartupException>(() => ExportLimits.RequireWhole(1000, (64 * 1024 * 1024) + 1)).Message, StringComparison.Ordinal);
    }

    private static byte[] Packed(byte[] zip, Func<ExportManifest, ExportManifest> change) => Exports.Pack(Exports.Files(zip).Select(each => (each.Key, each.Value)), change(Exports.Manifest(zip)));

    private static byte[] Bomb(byte[] zip)
    {
        using var made = new MemoryStream();
        using (var archive = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = archive.CreateEntry("files/bomb", CompressionLevel.SmallestSize).Open();
            content.Write(new byte[(64 * 1024 * 1024) + 1]);
        }

        return made.ToArray();
    }
}
