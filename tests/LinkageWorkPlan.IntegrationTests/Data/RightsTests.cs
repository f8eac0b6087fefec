using System.Diagnostics;
using LinkageWorkPlan.IntegrationTests.History;
using LinkageWorkPlan.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkageWorkPlan.IntegrationTests.Data;

/// <summary>A server whose user may not rewrite the history, by the script that is supplied for it.</summary>
public sealed class RightsTests : IAsyncLifetime
{
    private readonly string role = $"lwp_app_{Guid.CreateVersion7():N}";
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.StartWithDemoAsync(Database.Postgres);

    public async Task DisposeAsync()
    {
        await RunAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        await host.DisposeAsync();
    }

    [Fact]
    public async Task The_program_works_and_can_neither_change_nor_delete_what_is_only_added_to()
    {
        await RunAsync($"CREATE ROLE {role} LOGIN PASSWORD 'chỉ để thử'");
        Assert.Equal((0, string.Empty), await PsqlAsync(Path.Combine(ThrowAwayPostgres.Root(), "scripts", "postgres-rights.sql")));
        var connection = new NpgsqlConnectionStringBuilder(host.Connection) { Username = role, Password = "chỉ để thử" }.ToString();
        await using var app = new NpgsqlConnection(connection);
        await app.OpenAsync();
        foreach (var table in new[] { "History", "HistoryLinks", "HistoryHeads", "DeliveryEvents", "ReportIssues", "Signatures", "IssuedEditions" })
        {
            foreach (var change in new[] { $"DELETE FROM \"{table}\"", $"UPDATE \"{table}\" SET \"{(table == "HistoryLinks" ? "Number" : "Id")}\" = NULL", $"TRUNCATE \"{table}\"", $"ALTER TABLE \"{table}\" DISABLE TRIGGER USER", $"DROP TRIGGER \"{table}_refuses_change\" ON \"{table}\"", $"DROP TABLE \"{table}\"" })
            {
                Assert.Equal((change, PostgresErrorCodes.InsufficientPrivilege), (change, await RefusalAsync(app, change)));
            }
        }

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(app, "DELETE FROM \"__EFMigrationsHistory\""));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(app, "CREATE TABLE mine (id int)"));

        // Everything that the program does by itself goes on: it starts, reads, writes with its history, and its backup reads all of it.
        var before = (await ChainTests.WalkAsync(host)).Head.Number;
        var made = await ProgramRun.Async(["create-admin", "--email", "ai.do@demo.lwp", "--name", "Người quản trị", "--side", "laos", .. TestHost.Settings(Database.Postgres, connection, Path.GetTempPath())]);
        Assert.Equal((0, string.Empty), (made.ExitCode, made.Error));
        var state = await ChainTests.WalkAsync(host);
        Assert.Equal((null, true), (state.Break, state.Head.Number > before));
        var audit = await ProgramRun.Async(["verify", "--audit", .. TestHost.Settings(Database.Postgres, connection, Path.GetTempPath())]);
        Assert.Equal((0, string.Empty), (audit.ExitCode, audit.Error));
        var backup = Path.Combine(Path.GetTempPath(), $"{role}.zip");
        var saved = await ProgramRun.Async(["backup", "--out", backup, .. TestHost.Settings(Database.Postgres, connection, Path.GetTempPath())]);
        Assert.Equal((0, string.Empty), (saved.ExitCode, saved.Error));
        Assert.Contains("It was read through", saved.Out, StringComparison.Ordinal);
        File.Delete(backup);
    }

    private Task RunAsync(string statement) => host.Db(db => db.Database.ExecuteSqlRawAsync(statement));

    private static async Task<string> RefusalAsync(NpgsqlConnection app, string change)
    {
        await using var command = new NpgsqlCommand(change, app);
        return (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState;
    }

    private async Task<(int ExitCode, string Error)> PsqlAsync(string script)
    {
        var to = new NpgsqlConnectionStringBuilder(host.Connection);
        var start = new ProcessStartInfo("psql", ["-q", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-d", to.Database!, "-v", $"app={role}", "-f", script]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PGPASSWORD"] = to.Password;
        using var psql = Process.Start(start)!;
        var (output, error) = (psql.StandardOutput.ReadToEndAsync(), psql.StandardError.ReadToEndAsync());
        await psql.WaitForExitAsync();
        await output;
        return (psql.ExitCode, await error);
    }
}
