using LinkageWorkPlan.IntegrationTests.Hosting;
using Npgsql;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>An empty database on PostgreSQL for programs that share it, dropped at the end.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string connection;

    private PostgresDatabase(string connection) => this.connection = connection;

    /// <summary>Of each server.</summary>
    public (string Name, string Value)[] Settings => [("Database:Provider", "Postgres"), ("Database:Servers", "Several"), ("ConnectionStrings:Default", connection)];

    /// <summary>Of the only server.</summary>
    public (string Name, string Value)[] Alone => [("Database:Provider", "Postgres"), ("ConnectionStrings:Default", connection)];

    /// <summary>Of the server, as <see cref="Wire"/> wants it.</summary>
    public string Address
    {
        get
        {
            var server = new NpgsqlConnectionStringBuilder(connection);
            return $"http://{server.Host}:{server.Port}";
        }
    }

    /// <summary>Of the only server, which reaches it by a line.</summary>
    public (string Name, string Value)[] Over(Wire line) =>
        [("Database:Provider", "Postgres"), ("ConnectionStrings:Default", new NpgsqlConnectionStringBuilder(connection) { Host = "127.0.0.1", Port = new Uri(line.Address).Port }.ToString())];

    public static Task<PostgresDatabase> CreateAsync() => CreateAsync(string.Empty);

    /// <summary>Another one with all that is in this one, whose connections are ended: nobody may be at what is copied.</summary>
    public async Task<PostgresDatabase> CopyAsync()
    {
        var name = new NpgsqlConnectionStringBuilder(connection).Database;
        await ExecuteAsync($"SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '{name}'");
        return await CreateAsync($" TEMPLATE \"{name}\"");
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE IF EXISTS \"{new NpgsqlConnectionStringBuilder(connection).Database}\" WITH (FORCE)");

    /// <summary>The server's connection string: the one given, or one that is started for this run.</summary>
    private static string Server() => Environment.GetEnvironmentVariable("LWP_TEST_POSTGRES") is { Length: > 0 } server ? server : ThrowAwayPostgres.Connection;

    private static async Task<PostgresDatabase> CreateAsync(string from)
    {
        var name = $"lwp_e2e_{Guid.CreateVersion7():N}";
        await ExecuteAsync($"CREATE DATABASE \"{name}\"{from}");
        return new PostgresDatabase(new NpgsqlConnectionStringBuilder(Server()) { Database = name, MaxPoolSize = 20 }.ToString());
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var server = new NpgsqlConnection(Server());
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync();
    }
}
