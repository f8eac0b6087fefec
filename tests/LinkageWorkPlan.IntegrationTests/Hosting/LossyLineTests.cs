using LinkageWorkPlan.EndToEndTests.Browser;
using Npgsql;
using Xunit.Abstractions;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>
/// The line between the program and PostgreSQL is slow, stalls and breaks while others write. A few times prove that the program goes on by
/// itself; <c>scripts/chaos.sh</c> does so hundreds of times.
/// </summary>
public sealed class LossyLineTests(ITestOutputHelper output)
{
    /// <summary>There and back, as between two capitals.</summary>
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(30);

    [Fact]
    public async Task What_was_acknowledged_is_there_and_nobody_starts_the_program_again()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Postgres);
        var server = new NpgsqlConnectionStringBuilder(host.Connection);
        await using var line = new Wire($"http://{server.Host}:{server.Port}") { RoundTrip = RoundTrip };
        var load = await RecordLoad.OpenAsync(host);
        using var client = load.Client();
        await using var served = ServedProcess.Start(
            host, [], [.. load.Settings(client), "ConnectionStrings:Default=" + new NpgsqlConnectionStringBuilder(host.Connection) { Host = "127.0.0.1", Port = new Uri(line.Address).Port }]);
        await RecordLoad.ReadyAsync(client);
        using var stop = new CancellationTokenSource();
        var writing = load.WriteAsync(client, stop.Token);
        var (random, times, longest) = (new Random(1), Math.Max(KillTests.Kills(), 3), TimeSpan.Zero);
        for (var time = 0; time < times; time++)
        {
            await await Task.WhenAny(load.NextAsync(), writing);
            await Task.Delay(random.Next(500));

            // Up to longer than a command may take; and a connection that breaks may do so in the middle of a commit.
            var away = TimeSpan.FromSeconds(random.NextDouble() * (time % 2 == 0 ? 3 : 12));
            if (time % 2 == 0)
            {
                line.Cut();
                await Task.Delay(away);
                line.Repair();
            }
            else
            {
                line.Stall(away);
            }

            var watch = System.Diagnostics.Stopwatch.StartNew();
            await await Task.WhenAny(load.NextAsync(), writing);
            var took = watch.Elapsed - (time % 2 == 0 ? TimeSpan.Zero : away);
            longest = took > longest ? took : longest;
        }

        await RecordLoad.ReadyAsync(client);
        await stop.CancelAsync();
        await writing;
        await host.Db(load.IsWholeAsync);
        var logged = (await served.KillAsync()).Length / times;
        Assert.InRange(logged, 0, PostgresKillTests.LogPerTime);
        output.WriteLine($"PostgreSQL: the line stalled or broke {times} times, {load.Count} records acknowledged, none lost; the next one at most {longest.TotalSeconds:0.0} s after it was whole again; {logged} characters logged each time");
    }
}
