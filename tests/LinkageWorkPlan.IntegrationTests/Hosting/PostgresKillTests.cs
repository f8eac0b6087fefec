using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Layout;
using Npgsql;
using Xunit.Abstractions;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>
/// PostgreSQL is killed, crashes, loses a worker or is restarted while others write, and the program goes on by itself. Each once;
/// <c>scripts/chaos.sh</c> does so hundreds of times.
/// </summary>
public sealed class PostgresKillTests(ITestOutputHelper output)
{
    /// <summary>As <c>hit_postgres</c> names them.</summary>
    private static readonly string[] Ways = ["killed", "worker", "crashed", "stopped"];

    /// <summary>Characters that the program may log, on average, each time.</summary>
    internal const int LogPerTime = 100_000;

    /// <summary>Before a request is known, and after.</summary>
    private static readonly string[] Said = ["Shared.Fault.Busy", Rules.Busy];

    [Fact]
    public async Task What_was_acknowledged_outlives_its_end_and_nobody_starts_the_program_again()
    {
        using var postgres = OwnPostgres.Start();
        await using var host = await TestHost.StartWithDemoAsync(PostgresWorkPlanDb.Bounded(new NpgsqlConnectionStringBuilder(postgres.Connection) { Database = "lwp", MaxPoolSize = 20 }.ToString()));
        var load = await RecordLoad.OpenAsync(host);
        using var client = load.Client();
        await using var served = ServedProcess.Start(host, [], load.Settings(client));
        await RecordLoad.ReadyAsync(client);
        using var stop = new CancellationTokenSource();
        var writing = load.WriteAsync(client, stop.Token);
        var random = new Random(1);
        var waits = Ways.ToDictionary(way => way, _ => new List<double>());
        try
        {
            for (var time = 0; time < Math.Max(KillTests.Kills(), Ways.Length); time++)
            {
                var way = Ways[time % Ways.Length];
                await await Task.WhenAny(load.NextAsync(), writing);
                await Task.Delay(random.Next(1000));
                postgres.Hit(way);
                if (way != "worker")
                {
                    await IsToldAsync(client);
                    postgres.StartAgain();
                }

                var watch = Stopwatch.StartNew();
                await await Task.WhenAny(load.NextAsync(), writing);
                waits[way].Add(watch.Elapsed.TotalSeconds);
            }

            await RecordLoad.ReadyAsync(client);
            await stop.CancelAsync();
            await writing;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{fault.Message}\nThe program said, each once:\n{FaultsIn(await served.KillAsync())}", fault);
        }

        // Clients that ask on and on while it is away fill no disk.
        var said = await served.KillAsync();
        var logged = said.Length / waits.Values.Sum(each => each.Count);
        Assert.InRange(logged, 0, LogPerTime);
        await using (var pooled = new NpgsqlConnection(host.Connection))
        {
            // Those of this test itself are of before.
            NpgsqlConnection.ClearPool(pooled);
        }

        await host.Db(load.IsWholeAsync);
        foreach (var (way, seconds) in waits)
        {
            output.WriteLine($"PostgreSQL {way} {seconds.Count} times, until the next record was acknowledged {seconds.Min():0.0} to {seconds.Max():0.0} s");
        }

        output.WriteLine($"PostgreSQL: {waits.Values.Sum(each => each.Count)} kills, {load.Count} records acknowledged, none lost; {logged} characters logged each time");
    }

    private static string FaultsIn(string said) => string.Join('\n', said.Split('\n').Where(line => line.Contains("Exception", StringComparison.Ordinal) || line.Contains("at LinkageWorkPlan", StringComparison.Ordinal)).Distinct().Take(300));

    /// <summary>While it is gone nobody is told that anything was saved, but why it was not; and the program itself lives.</summary>
    private static async Task IsToldAsync(HttpClient client)
    {
        using var refused = await RecordLoad.SendAsync(client);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains(problem.GetProperty("title").GetString(), Said.Select(each => Loc.In(Language.Vi)[each]));
        using var ready = await client.GetAsync(Health.Ready);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var live = await client.GetAsync(Health.Live);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    /// <summary>A PostgreSQL of this test alone, which keeps what it acknowledges.</summary>
    private sealed class OwnPostgres : IDisposable
    {
        private readonly string home;

        private OwnPostgres(string home, string connection) => (this.home, Connection) = (home, connection);

        public string Connection { get; }

        public static OwnPostgres Start()
        {
            var (home, connection) = ThrowAwayPostgres.Start("start_postgres durable");
            return new OwnPostgres(home, connection);
        }

        public void Hit(string way) => Run($"hit_postgres {way}");

        public void StartAgain() => Run("again_postgres");

        public void Dispose() => Run("stop_postgres");

        private void Run(string command) => Assert.Equal(0, ThrowAwayPostgres.Run($"postgres_home='{home}'; {command}"));
    }
}
