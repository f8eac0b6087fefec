using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Backup;
using Npgsql;

namespace LinkageWorkPlan.IntegrationTests.Backup;

/// <summary>A host whose database a command of the program puts in its place.</summary>
internal static class RestoringHost
{
    /// <summary>A command of the program on the host's database.</summary>
    /// <param name="folder">Of its data.</param>
    public static Task<ProgramRun> RunAsync(this TestHost host, string folder, params string[] line) =>
        ProgramRun.Async([.. line, .. TestHost.Settings(host.Database, host.Connection, folder)]);

    /// <summary>Connections that stay open would go on with the database that was there.</summary>
    public static Task LeaveAsync(this TestHost host) => host.Db(db =>
    {
        DatabaseCopy.Leave(db);
        return Task.CompletedTask;
    });

    /// <summary>What the restoring kept on the server would stay there.</summary>
    /// <param name="said">By the command.</param>
    public static async Task DropKeptAsync(this TestHost host, string said)
    {
        if (host.Database == Database.Postgres)
        {
            var kept = said.Split("kept as database ")[1].Split('.')[0];
            await TestDatabases.DropAsync(Database.Postgres, new NpgsqlConnectionStringBuilder(host.Connection) { Database = kept }.ToString());
        }
    }
}
