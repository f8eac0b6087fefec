using System.Collections.Concurrent;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>What is in a test's database when it begins.</summary>
public enum Filling
{
    /// <summary>Nothing, not even tables.</summary>
    Nothing,

    /// <summary>All tables, empty.</summary>
    Schema,

    /// <summary>The demo's plans, report and accounts.</summary>
    Demo,
}

/// <summary>Databases for tests: each filling is made once a run and copied, since a copy costs a hundredth of the making.</summary>
internal static class TestDatabases
{
    public const string Variable = "LWP_TEST_POSTGRES";

    private static readonly ConcurrentDictionary<(Database, Filling), Lazy<Task<string>>> Templates = [];

    static TestDatabases() => AppDomain.CurrentDomain.ProcessExit += (_, _) => DropTemplates();

    /// <summary>A connection string of a new database.</summary>
    /// <param name="folder">Of the test: where a database in a file lies.</param>
    /// <param name="name">Of the file.</param>
    public static async Task<string> NewAsync(Database database, Filling filling, string folder, string name = "test.db")
    {
        var template = filling == Filling.Nothing ? null : await Templates.GetOrAdd((database, filling), key => new Lazy<Task<string>>(() => MakeTemplateAsync(key.Item1, key.Item2))).Value;
        if (database == Database.Postgres)
        {
            return await CreateAsync(template is null ? null : new NpgsqlConnectionStringBuilder(template).Database);
        }

        var file = Path.Combine(folder, name);
        if (template is not null)
        {
            File.Copy(new SqliteConnectionStringBuilder(template).DataSource, file);
        }

        return $"Data Source={file}";
    }

    public static async Task DropAsync(Database database, string connection)
    {
        if (database == Database.Sqlite)
        {
            ClearPool(connection);
            return;
        }

        await using var pooled = new NpgsqlConnection(connection);
        NpgsqlConnection.ClearPool(pooled);
        await using var server = new NpgsqlConnection(Server());
        await server.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{new NpgsqlConnectionStringBuilder(connection).Database}\" WITH (FORCE)", server);
        await drop.ExecuteNonQueryAsync();
    }

    private static async Task<string> MakeTemplateAsync(Database database, Filling filling)
    {
        var folder = Directory.CreateTempSubdirectory("lwp-template-").FullName;
        var connection = await NewAsync(database, filling == Filling.Demo ? Filling.Schema : Filling.Nothing, folder);
        if (database == Database.Postgres)
        {
            // The first test of all makes it, while nothing is compiled yet; where it fails, all others fail with it.
            connection = new NpgsqlConnectionStringBuilder(connection) { Timeout = 60, CommandTimeout = 120 }.ToString();
        }

        var builder = WebHost.CreateBuilder(TestHost.Settings(database, connection, folder));
        TestHost.QuickPasswords(builder.Services);
        await using (var app = builder.Build())
        {
            await DatabaseUpgrade.MigrateAsync(app.Services);
            if (filling == Filling.Demo)
            {
                await app.Services.GetRequiredService<Dispatcher>().SendAs(CurrentUser.System, new SeedDemo.Command());
            }
        }

        if (database == Database.Postgres)
        {
            // A database in use cannot be copied.
            await using var pooled = new NpgsqlConnection(connection);
            NpgsqlConnection.ClearPool(pooled);
            return connection;
        }

        await using (var sqlite = new SqliteConnection(connection))
        {
            await sqlite.OpenAsync();
            await using var flush = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", sqlite);
            await flush.ExecuteNonQueryAsync();
        }

        ClearPool(connection);
        return connection;
    }

    private static async Task<string> CreateAsync(string? template)
    {
        var name = $"lwp_test_{Guid.CreateVersion7():N}";
        await using var server = new NpgsqlConnection(Server());
        await server.OpenAsync();

        // By its files: page by page through the log, as is usual, costs the server ten times the work.
        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\" STRATEGY FILE_COPY" + (template is null ? string.Empty : $" TEMPLATE \"{template}\""), server);
        await create.ExecuteNonQueryAsync();

        // Each database has a pool of its own: one that is kept small, so that many tests do not use up the server's connections.
        // With the program's own limits, since whoever empties a pool names it by its whole connection string.
        return PostgresWorkPlanDb.Bounded(new NpgsqlConnectionStringBuilder(Server()) { Database = name, MaxPoolSize = 10, Pooling = true }.ToString());
    }

    /// <summary>The server's connection string: the one given, or one that is started for this run.</summary>
    public static string Server() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server ? server : ThrowAwayPostgres.Connection;

    private static void ClearPool(string connection)
    {
        using var pooled = new SqliteConnection(connection);
        SqliteConnection.ClearPool(pooled);
    }

    private static void DropTemplates()
    {
        foreach (var ((database, _), template) in Templates)
        {
            if (!template.Value.IsCompletedSuccessfully)
            {
                continue;
            }

            DropAsync(database, template.Value.Result).GetAwaiter().GetResult();
            if (database == Database.Sqlite)
            {
                Directory.Delete(Path.GetDirectoryName(new SqliteConnectionStringBuilder(template.Value.Result).DataSource)!, recursive: true);
            }
        }
    }
}
