using LinkageWorkPlan.Web.Data.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>One database has one server, unless somebody means it otherwise: two would send each mail twice.</summary>
public sealed class SecondServerTests
{
    [Theory, EachDatabase]
    public async Task A_second_server_on_the_same_database_is_refused_and_says_why(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        using var lifetime = new Lifetime();
        await using (await ServeAsync(host, lifetime))
        {
            var second = await ProgramRun.Async(["serve", .. TestHost.Settings(host.Database, host.Connection, Path.GetTempPath()), "--Demo:Enabled=true", "--urls=http://127.0.0.1:0"]);
            second.AssertRefused("Another server uses the database", "End the other one");
        }

        // Once it ended, the next one begins at once.
        await (await ServeAsync(host, lifetime)).DisposeAsync();
        Assert.False(lifetime.ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task A_server_whose_database_was_taken_over_while_it_was_away_ends()
    {
        await using var host = await TestHost.StartAsync(Database.Postgres);
        using var lifetime = new Lifetime();
        await using var first = await ServeAsync(host, lifetime);

        // Another process that takes the lock in the moment in which the first one's connection is lost.
        await using var other = new NpgsqlConnection(host.Connection);
        await other.OpenAsync();
        await using var take = new NpgsqlCommand($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'linkage-work-plan serving' AND datname = current_database(); SELECT pg_advisory_lock({PostgresLocks.Serving})", other);
        await take.ExecuteNonQueryAsync();
        await lifetime.Ended.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<IAsyncDisposable> ServeAsync(TestHost host, IHostApplicationLifetime lifetime) => host.Database == Database.Sqlite
        ? SqliteUse.Serve(new SqliteConnectionStringBuilder(host.Connection).DataSource)
        : await PostgresUse.ServeAsync(host.Connection, isOneOfSeveral: false, lifetime, NullLogger<PostgresUse>.Instance, default);

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => default;

        public Task Ended => ended.Task;

        public void StopApplication()
        {
            stopping.Cancel();
            ended.TrySetResult();
        }

        public void Dispose() => stopping.Dispose();
    }
}
