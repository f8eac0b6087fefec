using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkageWorkPlan.Web.Backup;

/// <param name="connection">Its connection string, without a pool.</param>
/// <param name="drop">Takes it away.</param>
internal sealed class ScratchDatabase(string connection, Func<Task> drop) : IAsyncDisposable
{
    public string Connection => connection;

    public async ValueTask DisposeAsync() => await drop();
}

/// <summary>Copies a database while it is used, and puts a copy in its place while it is not. Stored files and keys are part of the database.</summary>
internal abstract class DatabaseCopy
{
    /// <summary>As in <c>Database:Provider</c>.</summary>
    public abstract string Provider { get; }

    /// <param name="tools">Folder of pg_dump and pg_restore; null where they are in <c>PATH</c>.</param>
    public static DatabaseCopy Of(WorkPlanDb db, string? tools) => db switch
    {
        SqliteWorkPlanDb => new SqliteCopy(db.Database.GetConnectionString()!),
        PostgresWorkPlanDb => new PostgresCopy(db.Database.GetConnectionString()!, tools),
        _ => throw new NotSupportedException($"A {db.GetType().Name} cannot be copied."),
    };

    /// <summary>Writes one state of the whole database. Others go on reading and writing.</summary>
    /// <param name="file">Does not exist yet.</param>
    /// <exception cref="StartupException">It cannot be read or written.</exception>
    public abstract Task WriteAsync(string file, CancellationToken cancel);

    /// <summary>Restores a copy to a scratch place and reads it there.</summary>
    /// <exception cref="StartupException">It is damaged.</exception>
    /// <returns>False where it could only be read through, since this user may not create a database to restore it to.</returns>
    public abstract Task<bool> CheckAsync(string file, CancellationToken cancel);

    /// <summary>Puts a copy in the place of the database, whole or not at all.</summary>
    /// <param name="at">Part of the name under which the old one is kept.</param>
    /// <exception cref="StartupException">A server is running on the database, or this user may not replace it.</exception>
    /// <returns>Where the database that was there is kept; null where there was none.</returns>
    public abstract Task<string?> ReplaceAsync(string file, DateTime at, CancellationToken cancel);

    /// <summary>Closes what this process has open: a database that is used is not replaced.</summary>
    public static void Leave(WorkPlanDb db)
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
    }

    /// <summary>Makes an empty database beside this one, which is gone afterwards.</summary>
    /// <param name="folder">Where to, for a database in a file.</param>
    /// <exception cref="StartupException">This user may not.</exception>
    public abstract Task<ScratchDatabase> NewBesideAsync(string folder, CancellationToken cancel);

    protected static string Mark(DateTime at) => at.ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture);
}
