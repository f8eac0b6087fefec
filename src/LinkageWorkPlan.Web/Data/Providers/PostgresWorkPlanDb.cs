using System.Data.Common;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Live;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>The working group's database on a PostgreSQL server, version 15 or later.</summary>
public sealed partial class PostgresWorkPlanDb(DbContextOptions<PostgresWorkPlanDb> options, AuditTrail audit) : WorkPlanDb(options, audit)
{
    private const string Escape = "\\";

    /// <summary>Rows from which the server's own counting is not waited for.</summary>
    private const int Many = 500;

    /// <summary>
    /// Seconds until a server that does not answer at all is given up: to connect, and to ask it to end a command that took too long.
    /// A page is refused within this and <see cref="SqliteWorkPlanDb.BusySeconds"/>.
    /// </summary>
    private const int ConnectSeconds = 4;

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Bounded(connectionString), npgsql => npgsql.CommandTimeout(SqliteWorkPlanDb.BusySeconds)).UseCompiledModel<PostgresWorkPlanDb>().AddInterceptors(CommitFollower.Instance).ConfigureWarnings(WorkPlanDb.Expected);

    /// <summary>Questions that each connection keeps ready: PostgreSQL plans them once, and a page's list is answered a tenth more often.</summary>
    private const int Prepared = 100;

    /// <summary>What the setting says itself stays. GSS would be asked for by a wait of its own, also where a command is given up.</summary>
    internal static string Bounded(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        bool Says(string name) => given.Keys.OfType<string>().Any(each => each.Replace(" ", string.Empty, StringComparison.Ordinal).Equals(name, StringComparison.OrdinalIgnoreCase));
        var bounded = new NpgsqlConnectionStringBuilder(connectionString);
        bounded.Timeout = Says("Timeout") ? bounded.Timeout : ConnectSeconds;
        bounded.CommandTimeout = Says("CommandTimeout") ? bounded.CommandTimeout : SqliteWorkPlanDb.BusySeconds;
        bounded.GssEncryptionMode = Says("GssEncryptionMode") ? bounded.GssEncryptionMode : GssEncryptionMode.Disable;
        bounded.MaxAutoPrepare = Says("MaxAutoPrepare") ? bounded.MaxAutoPrepare : Prepared;
        return bounded.ToString();
    }

    internal override IQueryable<TextEntry> ContainingAll(IReadOnlyCollection<string> words, bool names)
    {
        var found = names ? TextEntries.Where(entry => entry.IsName) : TextEntries;
        foreach (var pattern in words.Select(Pattern))
        {
            found = found.Where(entry => EF.Functions.Like(entry.Folded, pattern, Escape));
        }

        return found;
    }

    internal override IQueryable<TextEntry> ContainingAny(IReadOnlyCollection<string> words)
    {
        List<string> patterns = [.. words.Select(Pattern)];
        return TextEntries.Where(entry => patterns.Any(pattern => EF.Functions.Like(entry.Folded, pattern)));
    }

    /// <summary>
    /// The server counts its rows, and sorts new words into its index, by itself within minutes; until then it plans with the counts of before and
    /// reads all new words for each search.
    /// </summary>
    internal override async Task AfterCommitAsync()
    {
        if (Written < Many)
        {
            return;
        }

        try
        {
            await Database.ExecuteSqlRawAsync("""ANALYZE; SELECT gin_clean_pending_list('"IX_TextEntries_Folded"'::regclass), gin_clean_pending_list('"IX_LibraryWords_Folded"'::regclass)""", CancellationToken.None);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or TimeoutException)
        {
            // What was written stays written; the server does the same by itself a little later.
        }
    }

    internal override async Task AnnounceAsync(Guid server, IReadOnlyList<PlanChanged> changes, CancellationToken cancel)
    {
        foreach (var change in changes)
        {
            await Database.ExecuteSqlAsync($"SELECT pg_notify({PostgresLine.Channel}, {new LineMessage(server, change).Write()})", cancel);
        }
    }

    internal override Task HoldChainAsync(CancellationToken cancel) => Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PostgresLocks.Chain})", cancel);

    internal override async Task<DbTransaction> BeginReadingAsync(CancellationToken cancel) =>
        await Database.GetDbConnection().BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);

    internal override async Task<(string Kind, long Bytes)> SizeAsync(CancellationToken cancel) => (
        $"PostgreSQL {await Database.SqlQueryRaw<string>("SELECT current_setting('server_version') AS \"Value\"").SingleAsync(cancel)}",
        await Database.SqlQueryRaw<long>("SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(cancel));

    internal override Task<List<ServingServer>> ServersAsync(CancellationToken cancel) => Database.SqlQuery<ServingServer>($"""
        SELECT substr(application_name, {PostgresTurns.ApplicationName.Length + 2}) AS "Name", (SELECT count(*)::int FROM pg_locks WHERE pg_locks.pid = activity.pid AND locktype = 'advisory') AS "Jobs"
        FROM pg_stat_activity AS activity
        WHERE datname = current_database() AND application_name LIKE {PostgresTurns.ApplicationName + " %"}
        ORDER BY application_name, backend_start
        """).ToListAsync(cancel);

    internal override string? Folder => null;

    internal override string ByCharacters => " COLLATE \"C\"";

    /// <exception cref="ArgumentException">It is no connection string, or names no server.</exception>
    public static void Check(string connectionString)
    {
        if (string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(connectionString).Host))
        {
            throw new ArgumentException("it names no Host");
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        // Compared character by character, as SQLite does: otherwise the order would follow the server's language.
        builder.Entity<WorkTask>().Property(task => task.SortKey).UseCollation("C");
        builder.Entity<Indicator>().Property(indicator => indicator.SortKey).UseCollation("C");
        builder.Entity<TextEntry>().Property(entry => entry.Place).UseCollation("C");

        // Finds any three letters inside a text; an extension that the database's owner may add since version 13.
        builder.HasPostgresExtension("pg_trgm");
        builder.Entity<TextEntry>().HasIndex(entry => entry.Folded).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.Entity<LibraryWords>().HasIndex(words => words.Folded).HasMethod("gin").HasOperators("gin_trgm_ops");
    }

    /// <summary>A pattern and not strpos: the index of three letters serves patterns only. A backslash escapes by default.</summary>
    private static string Pattern(string word) =>
        $"%{word.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal)}%";

    /// <summary>A line that broke between two commands of a transaction has completed it, says the driver to the second, which it does not send.</summary>
    public static bool IsBusy(Exception exception) => exception is NpgsqlException { IsTransient: true } or ServerSilentException or InvalidOperationException { Source: nameof(Npgsql) };

    public static bool IsFull(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    public static bool IsDamaged(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted };

    /// <returns>Null where it is no fault of a PostgreSQL server.</returns>
    public static string? Explain(Exception exception, WorkPlanDb db)
    {
        if (exception is not NpgsqlException)
        {
            return null;
        }

        var to = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString());
        return exception switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                $"The PostgreSQL server at {to.Host}:{to.Port} does not let the user {to.Username} in: check the user and the password in ConnectionStrings:Default.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
                $"The user {to.Username} may not make or change tables in the database {to.Database} at {to.Host}:{to.Port}: run \"migrate\" as the owner of the database, or make this user the owner.",
            PostgresException => null,
            { InnerException: null } =>
                $"The PostgreSQL server at {to.Host}:{to.Port} does not let the user {to.Username} in ({exception.Message.TrimEnd('.')}): check the user and the password in ConnectionStrings:Default.",
            _ => $"The PostgreSQL server at {to.Host}:{to.Port} does not answer: check that it runs and that ConnectionStrings:Default names it rightly ({exception.GetBaseException().Message.TrimEnd('.')}).",
        };
    }

    public static bool IsReference(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation };

    public static bool IsDuplicate(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
