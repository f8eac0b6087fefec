using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Settings;
using Microsoft.Data.Sqlite;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>By SQLite's own backup, which reads one state of a database that is being written.</summary>
internal sealed class SqliteCopy(string connection) : DatabaseCopy
{
    private readonly string database = SqliteWorkPlanDb.FileOf(connection);

    public override string Provider => "Sqlite";

    public override async Task WriteAsync(string file, CancellationToken cancel)
    {
        await using var from = await OpenAsync(database, SqliteOpenMode.ReadWrite, cancel);
        await using var to = await OpenAsync(file, SqliteOpenMode.ReadWriteCreate, cancel);
        from.BackupDatabase(to);

        // One file, without a log beside it.
        await ReadAsync(to, "PRAGMA journal_mode = DELETE", cancel);
    }

    public override async Task<bool> CheckAsync(string file, CancellationToken cancel)
    {
        try
        {
            await using var copy = await OpenAsync(file, SqliteOpenMode.ReadOnly, cancel);
            var found = await ReadAsync(copy, "PRAGMA integrity_check", cancel);
            if (found is not ["ok"] || await ReadAsync(copy, "PRAGMA foreign_key_check", cancel) is not [])
            {
                throw new StartupException($"The copy of the database is damaged: {string.Join(", ", found)}.");
            }

            return true;
        }
        catch (SqliteException fault)
        {
            throw new StartupException($"The copy of the database cannot be read: {fault.Message}", fault);
        }
    }

    public override async Task<string?> ReplaceAsync(string file, DateTime at, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        using var alone = SqliteUse.Replace(database);
        var fresh = database + ".restoring";
        try
        {
            File.Copy(file, fresh, overwrite: true);
            await FlushAsync(fresh);
            var aside = File.Exists(database) ? await KeepAsync($"{database}.before-restore-{Mark(at)}", cancel) : null;

            // A log that stays would be played into the database that takes its place.
            File.Delete(database + "-wal");
            File.Delete(database + "-shm");
            File.Move(fresh, database, overwrite: true);
            return aside;
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    public override Task<ScratchDatabase> NewBesideAsync(string folder, CancellationToken cancel) =>
        Task.FromResult(new ScratchDatabase(new SqliteConnectionStringBuilder(connection) { DataSource = Path.Combine(folder, "taken.db"), Pooling = false }.ToString(), () => Task.CompletedTask));

    /// <summary>A copy, so that at every moment there is a whole database in its place.</summary>
    private async Task<string> KeepAsync(string aside, CancellationToken cancel)
    {
        try
        {
            await using var old = await OpenAsync(database, SqliteOpenMode.ReadWrite, cancel);
            await ReadAsync(old, "PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        }
        catch (SqliteException)
        {
            // It is damaged, which may be why it is replaced: its log is kept beside it.
        }

        foreach (var end in (string[])[string.Empty, "-wal"])
        {
            if (File.Exists(database + end))
            {
                File.Copy(database + end, aside + end);
                await FlushAsync(aside + end);
            }
        }

        return aside;
    }

    private static async Task FlushAsync(string file)
    {
        await using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancel)
    {
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = SqliteWorkPlanDb.BusySeconds }.ToString());
        try
        {
            await opened.OpenAsync(cancel);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection from, string pragma, CancellationToken cancel)
    {
        await using var command = from.CreateCommand();
        command.CommandText = pragma;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        List<string> read = [];
        while (await rows.ReadAsync(cancel))
        {
            read.Add(rows.GetValue(0).ToString() ?? string.Empty);
        }

        return read;
    }
}
