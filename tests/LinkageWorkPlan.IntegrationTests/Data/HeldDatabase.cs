using LinkageWorkPlan.IntegrationTests.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LinkageWorkPlan.IntegrationTests.Data;

/// <summary>Another connection writes and does not come to an end until it is disposed of.</summary>
internal static class HeldDatabase
{
    public static async Task<IAsyncDisposable> HoldAsync(TestHost host)
    {
        if (host.Database == Database.Sqlite)
        {
            var file = new SqliteConnection($"{host.Connection};Pooling=false");
            await file.OpenAsync();
            await using var begin = new SqliteCommand("BEGIN IMMEDIATE", file);
            await begin.ExecuteNonQueryAsync();
            return file;
        }

        var server = new NpgsqlConnection($"{host.Connection};Pooling=false");
        await server.OpenAsync();
        await using var lockAll = new NpgsqlCommand("BEGIN; LOCK TABLE \"SignOffRounds\", \"Plans\", \"Accounts\", \"FormDrafts\", \"SignInLimits\" IN EXCLUSIVE MODE", server);
        await lockAll.ExecuteNonQueryAsync();
        return server;
    }
}
