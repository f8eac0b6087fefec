using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Export;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Features.Operation;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Backup;

/// <summary>What an administrator does by hand when a machine is lost, by the program itself.</summary>
public sealed class BackupDrillTests : IDisposable
{
    private const string Written = "Viết trong lúc sao lưu";

    private readonly string folder = Directory.CreateTempSubdirectory("lwp-backup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, EachDatabase]
    public async Task A_backup_made_while_others_write_brings_all_of_it_back(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await Exports.AddRareRowsAsync(host);
        var before = await SeenDatabase.OfAsync(host);
        var file = Path.Combine(folder, "backup.zip");

        // While it is copied, others write what is in it whole or not at all.
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => WriteAsync(host, stop.Token), CancellationToken.None);
        var backup = await host.RunAsync(folder, "backup", "--out", file);
        await stop.CancelAsync();
        Assert.True(await writing > 0);
        Assert.Equal((0, string.Empty), (backup.ExitCode, backup.Error));
        Assert.Contains("restored to a scratch place and found whole", backup.Out, StringComparison.Ordinal);

        // Then it is lost: all plans are gone.
        await host.Db(db => db.Tasks.ExecuteUpdateAsync(tasks => tasks.SetProperty(each => each.Code, each => each.Code + "-x")));
        var lost = await SeenDatabase.OfAsync(host);
        await using (Serve(host))
        {
            (await host.RunAsync(folder, "restore", "--from", file)).AssertRefused("Nothing was changed", database == Database.Sqlite ? "A server is running" : "is used by others");
            Assert.Equal(lost, await SeenDatabase.OfAsync(host));
        }

        await host.LeaveAsync();
        var restored = await host.RunAsync(folder, "restore", "--from", file);
        Assert.Equal((0, string.Empty), (restored.ExitCode, restored.Error));
        Assert.Contains("is kept as", restored.Out, StringComparison.Ordinal);
        Assert.Equal(before, (await SeenDatabase.OfAsync(host)).Where(line => !line.Contains(Written, StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateDirectories(folder, ".backup-*"));
        await host.DropKeptAsync(restored.Out);
    }

    /// <summary>The server's own backup, encrypted, is opened on another machine with the key of one side, and the program starts there.</summary>
    [Theory, EachDatabase]
    public async Task What_was_acknowledged_before_it_is_there_on_another_machine(Database database)
    {
        var place = Path.Combine(folder, "backups");
        await using var host = await TestHost.StartWithDemoAsync(database, TestChanges.None with { Settings = [$"--Backup:Folder={place}", .. BackupKeys.Settings(folder)] });
        using var stop = new CancellationTokenSource();
        var acknowledged = 0;
        var writing = Task.Run(() => WriteAsync(host, stop.Token, count => Volatile.Write(ref acknowledged, count)), CancellationToken.None);
        while (Volatile.Read(ref acknowledged) < 5)
        {
            await Task.Yield();
        }

        var before = Volatile.Read(ref acknowledged);
        await host.Services.GetRequiredService<BackupKeeper>().MakeDueAsync(default);
        await stop.CancelAsync();
        var written = await writing;
        var file = Assert.Single(Directory.EnumerateFiles(place, "*.zip.cms"));

        await using var other = await TestHost.StartAsync(database);
        (await other.RunAsync(folder, "restore", "--from", file)).AssertRefused("is encrypted", "Nothing was changed");
        await other.LeaveAsync();
        var restored = await other.RunAsync(folder, "restore", "--from", file, "--key", Path.Combine(folder, database == Database.Sqlite ? "laos.key.pem" : "vietnam.key.pem"));
        Assert.Equal((0, string.Empty), (restored.ExitCode, restored.Error));
        var there = await other.Db(db => db.Holidays.CountAsync(each => each.First >= new DateOnly(2030, 1, 1)));
        Assert.InRange(there, before, written);
        Assert.Equal((await SeenDatabase.OfAsync(host)).Where(IsBefore), (await SeenDatabase.OfAsync(other)).Where(IsBefore));
        await using (var pages = await PagesHost.StartAsync(other, "--Demo:Enabled=true"))
        {
            using var browser = pages.Open("vi");
            await browser.SignInAsync(DemoAccounts.All.First(each => each.Role == Role.Secretary).Email, DemoAccounts.Password);
            Assert.Equal(200, await browser.StatusOfAsync("/plans"));
        }

        await other.LeaveAsync();
        await other.DropKeptAsync(restored.Out);

        static bool IsBefore(string line) => !line.Contains(Written, StringComparison.Ordinal);
    }

    private static async Task<int> WriteAsync(TestHost host, CancellationToken stop, Action<int>? told = null)
    {
        var count = 0;
        while (!stop.IsCancellationRequested || count == 0)
        {
            await host.Db(async db =>
            {
                db.Add(new Domain.Holidays.Holiday(Domain.Side.Laos, Domain.Holidays.HolidayKind.Closed, new DateOnly(2030, 1, 1).AddDays(count * 40), new DateOnly(2030, 1, 2).AddDays(count * 40), LocalizedText.Of(Language.Vi, Written)));
                await db.SaveChangesAsync(CancellationToken.None);
            });
            count++;
            told?.Invoke(count);
        }

        return count;
    }

    /// <summary>As a running server does; on PostgreSQL the test's own connections are enough.</summary>
    private static IAsyncDisposable? Serve(TestHost host) => host.Database == Database.Sqlite ? SqliteUse.Serve(new SqliteConnectionStringBuilder(host.Connection).DataSource) : null;
}
