using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>The working group's database in one file: the default, for one server.</summary>
public sealed class SqliteWorkPlanDb(DbContextOptions<SqliteWorkPlanDb> options, AuditTrail audit) : WorkPlanDb(options, audit)
{
    /// <summary>Seconds a writer waits for another before the user is told that the database is busy.</summary>
    public const int BusySeconds = 10;

    public static void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = BusySeconds }.ToString();
        options.UseSqlite(connection).AddInterceptors(WriteAheadLog.Instance);
    }

    public static bool IsBusy(Exception exception) => exception is SqliteException { SqliteErrorCode: 5 or 6 };

    public static bool IsDuplicate(Exception exception) => exception is SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 2067 or 1555 };

    /// <summary>Readers do not wait for the writer, and what was acknowledged is on the disk.</summary>
    private sealed class WriteAheadLog : DbConnectionInterceptor
    {
        public static readonly WriteAheadLog Instance = new();

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = Pragmas(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = Pragmas(connection);
            command.ExecuteNonQuery();
        }

        private static DbCommand Pragmas(DbConnection connection)
        {
            var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = {BusySeconds * 1000};";
            return command;
        }
    }
}
