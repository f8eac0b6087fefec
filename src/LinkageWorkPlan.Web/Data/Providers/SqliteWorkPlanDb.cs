using System.Data.Common;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>The working group's database in one file: the default, for one server.</summary>
public sealed class SqliteWorkPlanDb(DbContextOptions<SqliteWorkPlanDb> options, AuditTrail audit) : WorkPlanDb(options, audit)
{
    /// <summary>Seconds a writer waits for another before the user sees that the database is busy.</summary>
    public const int BusySeconds = 10;

    /// <summary>
    /// 512 KB of pages for each connection in place of 2 MB: under load there are a hundred. The file itself is read where the system keeps it
    /// (up to 256 MB of it): asking for a page by a call of the system took as much time as everything else of a request.
    /// </summary>
    private const string Cache = "PRAGMA cache_size = -512; PRAGMA mmap_size = 268435456;";

    /// <summary>What the systems answer where another process holds a file: EWOULDBLOCK of Linux and of macOS, a sharing violation of Windows.</summary>
    private static readonly int[] LockedByAnotherProcess = [11, 35, unchecked((int)0x80070020)];

    internal override IQueryable<TextEntry> ContainingAll(IReadOnlyCollection<string> words, bool names) =>
        Matching((names ? "Name : " : string.Empty) + $"({string.Join(" AND ", words.Select(Quoted))})");

    internal override IQueryable<TextEntry> ContainingAny(IReadOnlyCollection<string> words) => Matching(string.Join(" OR ", words.Select(Quoted)));

    internal override async Task<IReadOnlyList<int>> DocumentsHoldingAsync(IReadOnlyList<string> keys, int below, int most, CancellationToken cancel)
    {
        List<object> given = [below, most];
        List<string> indexed = [.. keys.Where(each => each.Length >= MinIndexedLength).Select(Quoted)];
        var read = string.Concat(keys.Where(each => each.Length < MinIndexedLength).Select(each => $""" AND instr(words."Folded", {Given(each)}) > 0"""));
        var statement = indexed.Count == 0
            ? $$"""SELECT words."Number" AS "Value" FROM "LibraryWords" AS words WHERE words."Number" < {0}{{read}} ORDER BY words."Number" DESC LIMIT {1}"""
            : $$"""
                SELECT found."rowid" AS "Value" FROM "LibrarySearch" AS found {{(read.Length > 0 ? """CROSS JOIN "LibraryWords" AS words ON words."Number" = found."rowid" """ : string.Empty)}}
                WHERE found."LibrarySearch" MATCH {{Given(string.Join(" AND ", indexed))}} AND found."rowid" < {0}{{read}} ORDER BY found."rowid" DESC LIMIT {1}
                """;
        return await Database.SqlQueryRaw<int>(statement, [.. given]).ToListAsync(cancel);

        string Given(string value)
        {
            given.Add(value);
            return $"{{{given.Count - 1}}}";
        }
    }

    /// <exception cref="ArgumentException">It is no connection string, or names no file.</exception>
    public static void Check(string connectionString)
    {
        if (FileOf(connectionString).Length == 0)
        {
            throw new ArgumentException("it names no file that stays");
        }
    }

    public static void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        var connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = BusySeconds }.ToString();

        // A list is one parameter, as on PostgreSQL: with one parameter an element, a list of 5,000 took EF three seconds a query.
        options.UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).UseCompiledModel<SqliteWorkPlanDb>().AddInterceptors(WriteAheadLog.Instance, CommitFollower.Instance).ConfigureWarnings(WorkPlanDb.Expected);
    }

    public static bool IsBusy(Exception exception) => exception is SqliteException { SqliteErrorCode: 5 or 6 };

    /// <summary>SQLITE_FULL; or that a write, its flushing or the growing of the shared index failed, which is what quotas and some file systems answer.</summary>
    public static bool IsFull(Exception exception) => exception is SqliteException { SqliteErrorCode: 13 } or SqliteException { SqliteExtendedErrorCode: 778 or 1034 or 4874 };

    /// <summary>SQLITE_CORRUPT, or SQLITE_NOTADB where the first page is no longer one.</summary>
    public static bool IsDamaged(Exception exception) => exception is SqliteException { SqliteErrorCode: 11 or 26 };

    /// <summary>A foreign key, or the rule that refuses to delete what is referred to.</summary>
    public static bool IsReference(Exception exception) => exception is SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 787 or 1811 };

    public static bool IsDuplicate(Exception exception) => exception is SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 2067 or 1555 };

    /// <returns>Null where it is no fault of a file.</returns>
    public static string? Explain(Exception exception, WorkPlanDb db)
    {
        if (exception is not SqliteException fault)
        {
            return null;
        }

        var file = FileOf(db.Database.GetConnectionString());
        return fault.SqliteErrorCode switch
        {
            _ when Directory.Exists(file) => $"{file} is a folder: set ConnectionStrings:Default to a file in it.",
            5 or 6 => $"The database {file} is being written by another program: wait until that is done, or end it.",
            8 => $"The database {file} may be read but not written by this user: give this user the right to write it, or set Data:Path to another folder.",
            10 or 13 => $"The database {file} cannot be written ({fault.Message}): check the disk and the space on it.",
            11 => $"The database {file} is damaged: put back the last backup. Nothing was changed.",
            14 => $"The database {file} cannot be opened: check that its folder is there and that this user may read and write in it.",
            26 => $"The file {file} is not a database of this program: set Data:Path (or ConnectionStrings:Default) to another place, or take the file away. Nothing was changed.",
            _ => null,
        };
    }

    // Deferred: it reads one state of the log and holds up nobody who writes.
    internal override Task<DbTransaction> BeginReadingAsync(CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true));

    internal override async Task<(string Kind, long Bytes)> SizeAsync(CancellationToken cancel) => (
        $"SQLite {await Database.SqlQueryRaw<string>("SELECT sqlite_version() AS \"Value\"").SingleAsync(cancel)}",
        await Database.SqlQueryRaw<long>("SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()").SingleAsync(cancel));

    internal override string? Folder => Path.GetDirectoryName(Path.GetFullPath(FileOf(Database.GetConnectionString())));

    internal override string ByCharacters => string.Empty;

    /// <summary>
    /// The schema is changed by one process at a time. The lock is an open file, which ends with its process; the database's own
    /// mark of a running upgrade outlives a process that is killed, and whoever holds the file may therefore take it away.
    /// </summary>
    public async Task<IDisposable?> BeginUpgradeAsync(CancellationToken cancel)
    {
        var file = FileOf(Database.GetConnectionString());
        if (file.Length == 0)
        {
            return null;
        }

        var mark = await HoldAsync(file, cancel);
        try
        {
            if (File.Exists(file))
            {
                await Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);
            }

            return mark;
        }
        catch
        {
            await mark.DisposeAsync();
            throw;
        }
    }

    internal static bool IsHeldByOthers(IOException exception) => LockedByAnotherProcess.Contains(exception.HResult);

    private static async Task<FileStream> HoldAsync(string database, CancellationToken cancel)
    {
        for (var waited = 0; ; waited++)
        {
            try
            {
                return new FileStream(database + ".upgrading", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (DirectoryNotFoundException exception)
            {
                throw new StartupException($"The folder {Path.GetDirectoryName(database)} of the database is not there: make it, or set ConnectionStrings:Default to a file in another.", exception);
            }
            catch (IOException exception) when (IsHeldByOthers(exception))
            {
                if (waited == BusySeconds)
                {
                    throw new StartupException($"Another start of this program is changing the database {database}: wait until that is done, or end it.", exception);
                }

                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new StartupException($"The folder {Path.GetDirectoryName(database)} of the database cannot be written to ({exception.Message.TrimEnd('.')}): give this user the right to write there, or set Data:Path (or ConnectionStrings:Default) to another place.", exception);
            }
        }
    }

    /// <summary>Joined and not asked for with IN, so that SQLite stops reading where enough was found.</summary>
    private IQueryable<TextEntry> Matching(string query) =>
        TextEntries.FromSql($"""SELECT entry.* FROM "TextSearch" AS found CROSS JOIN "TextEntries" AS entry ON entry."Number" = found."rowid" WHERE found."TextSearch" MATCH {query}""");

    private static string Quoted(string word) => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    internal static string FileOf(string? connection) =>
        new SqliteConnectionStringBuilder(connection) is { DataSource: var file, Mode: not SqliteOpenMode.Memory } && file != ":memory:" && file.Length > 0 ? Path.GetFullPath(file) : string.Empty;

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
            var waiting = $"PRAGMA busy_timeout = {BusySeconds * 1000};";

            // EF asks by a connection that only reads whether the database is there, also where a restored one has no log yet.
            command.CommandText = connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? $"{waiting} {Cache}" : $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {waiting} {Cache}";
            return command;
        }
    }
}
