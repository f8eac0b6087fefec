using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Export;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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
        var backup = await RunAsync(host, "backup", "--out", file);
        await stop.CancelAsync();
        Assert.True(await writing > 0);
        Assert.Equal((0, string.Empty), (backup.ExitCode, backup.Error));
        Assert.Contains("restored to a scratch place and found whole", backup.Out, StringComparison.Ordinal);

        // Then it is lost: all plans are gone.
        await host.Db(db => db.Tasks.ExecuteUpdateAsync(tasks => tasks.SetProperty(each => each.Code, each => each.Code + "-x")));
        var lost = await SeenDatabase.OfAsync(host);
        using (Serve(host))
        {
            (await RunAsync(host, "restore", "--from", file)).AssertRefused("Nothing was changed", database == Database.Sqlite ? "A server is running" : "is used by others");
            Assert.Equal(lost, await SeenDatabase.OfAsync(host));
        }

        await LeaveAsync(host);
        var restored = await RunAsync(host, "restore", "--from", file);
        Assert.Equal((0, string.Empty), (restored.ExitCode, restored.Error));
        Assert.Contains("is kept as", restored.Out, StringComparison.Ordinal);
        Assert.Equal(before, (await SeenDatabase.OfAsync(host)).Where(line => !line.Contains(Written, StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateDirectories(folder, ".backup-*"));
        await DropKeptAsync(host, restored.Out);
    }

    private Task<ProgramRun> RunAsync(TestHost host, params string[] line) =>
        ProgramRun.Async([.. line, .. TestHost.Settings(host.Database, host.Connection, folder)]);

    private static async Task<int> WriteAsync(TestHost host, CancellationToken stop)
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
        }

        return count;
    }

    /// <summary>As a running server does; on PostgreSQL the test's own connections are enough.</summary>
    private static IDisposable? Serve(TestHost host) => host.Database == Database.Sqlite ? SqliteUse.Serve(new SqliteConnectionStringBuilder(host.Connection).DataSource) : null;

    /// <summary>Connections that stay open would go on with the database that was there.</summary>
    private static Task LeaveAsync(TestHost host) => host.Db(db =>
    {
        switch (db.Database.GetDbConnection())
        {
            case SqliteConnection sqlite:
                SqliteConnection.ClearPool(sqlite);
                break;
            case NpgsqlConnection postgres:
                NpgsqlConnection.ClearPool(postgres);
                break;
        }

        return Task.CompletedTask;
    });

    /// <summary>What the restoring kept on the server would stay there.</summary>
    private static async Task DropKeptAsync(TestHost host, string said)
    {
        if (host.Database == Database.Postgres)
        {
            var kept = said.Split("kept as database ")[1].Split('.')[0];
            await TestDatabases.DropAsync(Database.Postgres, new NpgsqlConnectionStringBuilder(host.Connection) { Database = kept }.ToString());
        }
    }
}
