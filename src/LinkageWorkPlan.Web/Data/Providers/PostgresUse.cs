using System.Data.Common;
using System.Globalization;
using LinkageWorkPlan.Web.Settings;
using Npgsql;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>
/// Keeps a second server from the same database: an advisory lock, held by a connection of its own as long as the server runs. A connection that
/// is lost, as when PostgreSQL starts again, is made again; where another server was faster, this one ends.
/// </summary>
internal sealed partial class PostgresUse : IAsyncDisposable
{
    /// <summary>How long a server waits for one that is just ending.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(5);

    private readonly string line;
    private readonly IHostApplicationLifetime lifetime;
    private readonly ILogger<PostgresUse> log;
    private readonly CancellationTokenSource end = new();
    private NpgsqlConnection? held;
    private Task watching = Task.CompletedTask;

    private PostgresUse(string connectionString, IHostApplicationLifetime lifetime, ILogger<PostgresUse> log)
    {
        line = new NpgsqlConnectionStringBuilder(PostgresWorkPlanDb.Bounded(connectionString)) { Pooling = false, ApplicationName = "linkage-work-plan serving" }.ToString();
        (this.lifetime, this.log) = (lifetime, log);
    }

    /// <exception cref="StartupException">Another server uses the database.</exception>
    /// <exception cref="DbException">It cannot be opened.</exception>
    public static async Task<PostgresUse> ServeAsync(string connectionString, IHostApplicationLifetime lifetime, ILogger<PostgresUse> log, CancellationToken cancel)
    {
        var use = new PostgresUse(connectionString, lifetime, log);
        try
        {
            for (var waited = TimeSpan.Zero; !await use.TryHoldAsync(cancel); waited += Pause)
            {
                if (waited >= Patience)
                {
                    var to = new NpgsqlConnectionStringBuilder(connectionString);
                    throw new StartupException($"Another server uses the database {to.Database} at {to.Host}:{to.Port}, and two would send each mail twice. End the other one, or name another database in ConnectionStrings:Default.");
                }

                await Task.Delay(Pause, cancel);
            }

            use.watching = use.WatchAsync();
            return use;
        }
        catch
        {
            await use.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching;
        if (held is not null)
        {
            await held.DisposeAsync();
        }

        end.Dispose();
    }

    /// <returns>False where another server holds it.</returns>
    private async Task<bool> TryHoldAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(line);
        try
        {
            await connection.OpenAsync(cancel);
            // PostgreSQL notices within half a minute that the machine of a holder is gone.
            await using var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4; SELECT pg_try_advisory_lock({PostgresLocks.Serving})"), connection);
            if (await command.ExecuteScalarAsync(cancel) is not true)
            {
                await connection.DisposeAsync();
                return false;
            }

            held = connection;
            return true;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task WatchAsync()
    {
        using var pulses = new PeriodicTimer(Pulse);
        try
        {
            while (await pulses.WaitForNextTickAsync(end.Token))
            {
                if (!await IsHeldAsync() && !await HoldAgainAsync())
                {
                    TakenOver();
                    lifetime.StopApplication();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The server ends.
        }
    }

    private async Task<bool> IsHeldAsync()
    {
        try
        {
            await using var ask = new NpgsqlCommand("SELECT 1", held);
            await ask.ExecuteScalarAsync(end.Token);
            return true;
        }
        catch (Exception fault) when (IsOfConnection(fault))
        {
            return false;
        }
    }

    /// <returns>False where another server holds it; true also while the database does not answer, since then nobody can.</returns>
    private async Task<bool> HoldAgainAsync()
    {
        await held!.DisposeAsync();
        try
        {
            return await TryHoldAsync(end.Token);
        }
        catch (Exception fault) when (IsOfConnection(fault))
        {
            NotAnswering(fault.Message);
            return true;
        }
    }

    private static bool IsOfConnection(Exception fault) => fault is DbException or IOException or TimeoutException or InvalidOperationException or ObjectDisposedException or System.Net.Sockets.SocketException;

    [LoggerMessage(EventId = 1063, Level = LogLevel.Critical, Message = "Another server took the database over while it could not be reached: this one ends")]
    private partial void TakenOver();

    [LoggerMessage(EventId = 1064, Level = LogLevel.Warning, Message = "The database does not answer, and is asked again: {Reason}")]
    private partial void NotAnswering(string reason);
}
