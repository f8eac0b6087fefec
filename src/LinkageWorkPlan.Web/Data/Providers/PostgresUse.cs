using System.Data.Common;
using System.Globalization;
using LinkageWorkPlan.Web.Settings;
using Npgsql;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>
/// Says who uses a database: an advisory lock, held by a connection of its own as long as the server runs. It keeps a second server out, or, where
/// several are meant (<c>Database:Servers</c>), is shared by them and keeps out a server that believes to be the only one. A connection that
/// is lost, as when PostgreSQL starts again, is made again; where another server was faster, this one ends.
/// </summary>
internal sealed partial class PostgresUse : IServing
{
    /// <summary>How long a server waits for one that is just ending.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long one of several waits for another that is just starting, and may be upgrading the database.</summary>
    private static readonly TimeSpan LongPatience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(5);

    private readonly string line;
    private readonly bool isOneOfSeveral;
    private readonly IHostApplicationLifetime lifetime;
    private readonly ILogger<PostgresUse> log;
    private readonly CancellationTokenSource end = new();

    /// <summary>The connection takes one question at a time.</summary>
    private readonly SemaphoreSlim asking = new(1);
    private NpgsqlConnection? held;
    private Task watching = Task.CompletedTask;

    private PostgresUse(string connectionString, bool isOneOfSeveral, IHostApplicationLifetime lifetime, ILogger<PostgresUse> log)
    {
        this.isOneOfSeveral = isOneOfSeveral;
        line = new NpgsqlConnectionStringBuilder(PostgresWorkPlanDb.Bounded(connectionString)) { Pooling = false, ApplicationName = "linkage-work-plan serving" }.ToString();
        (this.lifetime, this.log) = (lifetime, log);
    }

    public bool IsAlone { get; private set; }

    /// <param name="isOneOfSeveral">True where others may use the database, too.</param>
    /// <exception cref="StartupException">A server uses the database that does not share it, or that this one would have to share it with.</exception>
    /// <exception cref="DbException">It cannot be opened.</exception>
    public static async Task<PostgresUse> ServeAsync(string connectionString, bool isOneOfSeveral, IHostApplicationLifetime lifetime, ILogger<PostgresUse> log, CancellationToken cancel)
    {
        var use = new PostgresUse(connectionString, isOneOfSeveral, lifetime, log);
        try
        {
            for (var waited = TimeSpan.Zero; ; waited += Pause)
            {
                // One of several is alone until it is ready: it may have to upgrade the database.
                if (await use.TryHoldAsync(shared: false, cancel))
                {
                    use.IsAlone = true;
                    break;
                }

                if (isOneOfSeveral && await use.TryHoldAsync(shared: true, cancel))
                {
                    break;
                }

                if (waited >= (isOneOfSeveral ? LongPatience : Patience))
                {
                    throw new StartupException(Refusal(connectionString, isOneOfSeveral));
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

    /// <summary>For a command that changes the schema: no server runs meanwhile.</summary>
    /// <returns>Held until it is done; null where the database is still to be made.</returns>
    /// <exception cref="StartupException">A server uses the database.</exception>
    public static async Task<IAsyncDisposable?> UpgradeAsync(string connectionString, IHostApplicationLifetime lifetime, ILogger<PostgresUse> log, CancellationToken cancel)
    {
        var use = new PostgresUse(connectionString, isOneOfSeveral: false, lifetime, log);
        try
        {
            return await use.TryHoldAsync(shared: false, cancel) ? use : throw new StartupException($"A server uses the database {Name(connectionString)}, which has to be upgraded: end it first. Nothing was changed.");
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await use.DisposeAsync();
            return null;
        }
    }

    public async Task OpenAsync(CancellationToken cancel)
    {
        if (!isOneOfSeveral || !IsAlone)
        {
            return;
        }

        await asking.WaitAsync(cancel);
        try
        {
            await using var share = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_lock_shared({PostgresLocks.Serving}); SELECT pg_advisory_unlock({PostgresLocks.Serving})"), held);
            await share.ExecuteNonQueryAsync(cancel);
            IsAlone = false;
        }
        finally
        {
            asking.Release();
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
        asking.Dispose();
    }

    private static string Refusal(string connectionString, bool isOneOfSeveral) => isOneOfSeveral
        ? $"A server that shares with nobody uses the database {Name(connectionString)}, or one of several is still upgrading it. End it and start it again with Database:Servers=Several, which all of them need, or name another database in ConnectionStrings:Default."
        : $"Another server uses the database {Name(connectionString)}, and two that know nothing of each other would send each mail twice. End the other one, or name another database in ConnectionStrings:Default; where several servers are meant, set Database:Servers=Several for each of them.";

    private static string Name(string connectionString)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        return $"{to.Database} at {to.Host}:{to.Port}";
    }

    /// <returns>False where another server holds it.</returns>
    private async Task<bool> TryHoldAsync(bool shared, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(line);
        try
        {
            await connection.OpenAsync(cancel);
            // PostgreSQL notices within half a minute that the machine of a holder is gone.
            await using var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4; SELECT pg_try_advisory_lock{(shared ? "_shared" : null)}({PostgresLocks.Serving})"), connection);
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
        await asking.WaitAsync(end.Token);
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
        finally
        {
            asking.Release();
        }
    }

    /// <returns>False where another server holds it; true also while the database does not answer, since then nobody can.</returns>
    private async Task<bool> HoldAgainAsync()
    {
        await held!.DisposeAsync();
        try
        {
            return await TryHoldAsync(isOneOfSeveral && !IsAlone, end.Token);
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
