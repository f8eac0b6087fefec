using System.Data.Common;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Data.Providers;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LinkageWorkPlan.IntegrationTests.Data;

/// <summary>
/// A disk that a test fills and empties: on SQLite the file may grow no further than so many pages, which SQLite itself answers as it
/// does a full disk; PostgreSQL, whose disk is no test's, is made to answer a table's writes with its own error for it.
/// </summary>
internal sealed class FullDisk : DbConnectionInterceptor
{
    private const long Boundless = 4294967294;

    private volatile bool isFull;
    private long most;

    /// <summary>Table of PostgreSQL that cannot be written to.</summary>
    public required string Table { get; init; }

    /// <summary>For a program that keeps its data on this disk.</summary>
    public TestChanges Changes => TestChanges.None with { Services = services => services.ConfigureDbContext<SqliteWorkPlanDb>(options => options.AddInterceptors(this)) };

    public Task FillAsync(TestHost host)
    {
        isFull = true;
        return OnServerAsync(host, $"""
            CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER no_space BEFORE INSERT OR UPDATE ON "{Table}" EXECUTE FUNCTION no_space();
            """);
    }

    public Task EmptyAsync(TestHost host)
    {
        (isFull, most) = (false, 0);
        return OnServerAsync(host, $"""DROP TRIGGER no_space ON "{Table}"; DROP FUNCTION no_space();""");
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        if (isFull && most == 0)
        {
            command.CommandText = "PRAGMA page_count";
            most = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        }

        command.CommandText = $"PRAGMA max_page_count = {(isFull ? most : Boundless)}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task OnServerAsync(TestHost host, string sql)
    {
        if (host.Database == Database.Postgres)
        {
            await using var server = new NpgsqlConnection($"{host.Connection};Pooling=false");
            await server.OpenAsync();
            await using var command = new NpgsqlCommand(sql, server);
            await command.ExecuteNonQueryAsync();
        }
    }
}
