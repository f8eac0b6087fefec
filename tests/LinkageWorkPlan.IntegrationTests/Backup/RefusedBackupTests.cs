using System.IO.Compression;
using System.Text.Json;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Backup;

/// <summary>A backup that cannot be trusted changes nothing.</summary>
public sealed class RefusedBackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-backup-").FullName;

    private FileInfo File => new(Path.Combine(folder, "backup.zip"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("no file", "cannot be read")]
    [InlineData("no archive", "is damaged")]
    [InlineData("cut off", "is damaged")]
    [InlineData("some bytes", "is damaged")]
    [InlineData("another database", "is damaged")]
    [InlineData("a text", "is no backup")]
    [InlineData("newer format", "newer version")]
    [InlineData("newer schema", "newer version")]
    [InlineData("of PostgreSQL", "is of Postgres")]
    [InlineData("no manifest", "is damaged")]
    public async Task What_is_no_whole_backup_of_this_program_is_refused(string fault, string saying)
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await OutputFile.WritePrivateAsync(File, async to => await Of(host, db => Backups.WriteAsync(db, null, to, File.Directory!, [], DateTime.UnixEpoch, default)));
        await SpoilAsync(fault);
        var database = await System.IO.File.ReadAllBytesAsync(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(host.Connection).DataSource);
        var refusal = await Assert.ThrowsAsync<StartupException>(() => Of(host, db => Backups.RestoreAsync(db, null, File, null, DateTime.UnixEpoch, default)));
        Assert.Contains(saying, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(database, await System.IO.File.ReadAllBytesAsync(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(host.Connection).DataSource));
        Assert.Equal(fault == "no file" ? [] : [File.FullName], Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_leaves_the_one_that_is_there()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await System.IO.File.WriteAllTextAsync(File.FullName, "the last one");
        await System.IO.File.WriteAllTextAsync(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(host.Connection).DataSource, new string('x', 8192));
        await Assert.ThrowsAnyAsync<Exception>(() => OutputFile.WritePrivateAsync(File, async to => await Of(host, db => Backups.WriteAsync(db, null, to, File.Directory!, [], DateTime.UnixEpoch, default))));
        Assert.Equal("the last one", await System.IO.File.ReadAllTextAsync(File.FullName));
        Assert.Equal([File.FullName], Directory.EnumerateFileSystemEntries(folder));
    }

    private static async Task<T> Of<T>(TestHost host, Func<Web.Data.WorkPlanDb, Task<T>> action)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<Web.Data.WorkPlanDb>());
    }

    private async Task SpoilAsync(string fault)
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(File.FullName);
        switch (fault)
        {
            case "no file":
                File.Delete();
                break;
            case "no archive":
                await System.IO.File.WriteAllTextAsync(File.FullName, "báo cáo");
                break;
            case "cut off":
                await System.IO.File.WriteAllBytesAsync(File.FullName, bytes[..(bytes.Length / 2)]);
                break;
            case "some bytes":
                // One bit may mean the same: where a page is empty, a copy of zeros from elsewhere is a copy of zeros.
                foreach (ref var each in bytes.AsSpan(bytes.Length / 2, 16))
                {
                    each ^= 0xFF;
                }

                await System.IO.File.WriteAllBytesAsync(File.FullName, bytes);
                break;
            case "another database":
                Change(zip => Rewrite(zip, BackupManifest.DatabaseName, "SQLite format 3"));
                break;
            case "a text":
                Change(zip => zip.GetEntry(BackupManifest.DatabaseName)!.Delete());
                break;
            case "newer format":
                Change(zip => Rewrite(zip, manifest => manifest with { Format = BackupManifest.FormatNow + 1 }));
                break;
            case "newer schema":
                Change(zip => Rewrite(zip, manifest => manifest with { Migrations = [.. manifest.Migrations, "20990101000000_Later"] }));
                break;
            case "of PostgreSQL":
                Change(zip => Rewrite(zip, manifest => manifest with { Provider = "Postgres" }));
                break;
            default:
                Change(zip => Rewrite(zip, BackupManifest.FileName, "{}"));
                break;
        }
    }

    private void Change(Action<ZipArchive> change)
    {
        using var zip = ZipFile.Open(File.FullName, ZipArchiveMode.Update);
        change(zip);
    }

    private static void Rewrite(ZipArchive zip, Func<BackupManifest, BackupManifest> change)
    {
        BackupManifest manifest;
        using (var from = zip.GetEntry(BackupManifest.FileName)!.Open())
        {
            manifest = JsonSerializer.Deserialize<BackupManifest>(from, BackupManifest.Json)!;
        }

        Rewrite(zip, BackupManifest.FileName, JsonSerializer.Serialize(change(manifest), BackupManifest.Json));
    }

    private static void Rewrite(ZipArchive zip, string name, string words)
    {
        zip.GetEntry(name)!.Delete();
        using var to = new StreamWriter(zip.CreateEntry(name).Open());
        to.Write(words);
    }
}
