using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>
/// Deals the background jobs out among servers: an advisory lock for each, all held by one connection of the server. PostgreSQL itself ends that
/// connection when nothing comes over it for <see cref="Silence"/>, whether the program died, hangs or was paused, or its machine is gone; then
/// another server, which asks every second, has the locks. A server that does not reach the database gives its jobs up sooner than that.
/// </summary>
internal sealed partial class PostgresTurns : JobTurns, IAsyncDisposable
{
    /// <summary>Of the connection, for those who look at the server; the name of the machine follows, of which PostgreSQL keeps what fits in 63 bytes.</summary>
    internal const string ApplicationName = "linkage-work-plan jobs";

    /// <summary>Milliseconds.</summary>
    internal const int Silence = 8000;

    /// <summary>Seconds for one question: with the round before it less than <see cref="Silence"/>.</summary>
    private const int AnswerSeconds = 4;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly string line;
    private readonly ILogger<PostgresTurns> log;
    private readonly Lock gate = new();
    private readonly Dictionary<string, TaskCompletionSource<JobTurn>> waiting = [];
    private readonly Dictionary<string, JobTurn> held = [];
    private readonly HashSet<string> givenBack = [];
    private readonly CancellationTokenSource end = new();
    private Task? asking;

    public PostgresTurns(string connectionString, ILogger<PostgresTurns> log)
    {
        this.log = log;
        line = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = AnswerSeconds, CancellationTimeout = -1, ApplicationName = $"{ApplicationName} {Environment.MachineName}" }.ToString();
    }

    public override async Task<JobTurn> TakeAsync(string job, CancellationToken cancel)
    {
        _ = PostgresLocks.OfJob(job);
        Task<JobTurn> turn;
        lock (gate)
        {
            turn = (waiting[job] = new TaskCompletionSource<JobTurn>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            asking ??= AskAsync();
        }

        try
        {
            return await turn.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            GiveBack(job);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        if (asking is not null)
        {
            await asking;
        }

        end.Dispose();
    }

    private async Task AskAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(line);
                await connection.OpenAsync(end.Token);
                await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SET idle_session_timeout = {Silence}; SET tcp_keepalives_idle = 2; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3"));
                await DealAsync(connection, end.Token);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                // The server ends.
            }
            catch (Exception fault) when (fault is DbException or IOException or TimeoutException or InvalidOperationException or System.Net.Sockets.SocketException)
            {
                if (!end.IsCancellationRequested)
                {
                    NotAnswering(fault.Message);
                }
            }

            await Task.Delay(Round, end.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task DealAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        using var rounds = new PeriodicTimer(Round);
        try
        {
            do
            {
                await DealAsync(connection);
            }
            while (await rounds.WaitForNextTickAsync(cancel));
        }
        finally
        {
            // With its connection it has lost every lock, or is about to: before that is closed, which may take its time.
            LoseAll();
        }
    }

    /// <summary>One round: gives back what is done, and asks for what is waited for. Asking for nothing says that this server is there.</summary>
    private async Task DealAsync(NpgsqlConnection connection)
    {
        List<string> wanted;
        List<string> done;
        lock (gate)
        {
            (wanted, done) = ([.. waiting.Keys], [.. givenBack]);
            givenBack.Clear();
        }

        foreach (var job in done)
        {
            await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_unlock({PostgresLocks.OfJob(job)})"));
        }

        foreach (var job in wanted)
        {
            if (await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_try_advisory_lock({PostgresLocks.OfJob(job)})")) is true)
            {
                Give(job);
            }
        }

        if (wanted.Count == 0)
        {
            await ExecuteAsync(connection, "SELECT 1");
        }
    }

    private async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(end.Token).WaitAsync(TimeSpan.FromSeconds(AnswerSeconds), end.Token);
    }

    private void Give(string job)
    {
        lock (gate)
        {
            var turn = new JobTurn(() =>
            {
                GiveBack(job);
                return ValueTask.CompletedTask;
            });
            if (waiting.Remove(job, out var waits))
            {
                held[job] = turn;
                waits.SetResult(turn);
                Taken(job);
            }
            else
            {
                givenBack.Add(job);
            }
        }
    }

    private void GiveBack(string job)
    {
        lock (gate)
        {
            waiting.Remove(job);
            if (held.Remove(job))
            {
                givenBack.Add(job);
            }
        }
    }

    private void LoseAll()
    {
        List<JobTurn> lost;
        lock (gate)
        {
            lost = [.. held.Values];
            held.Clear();
            givenBack.Clear();
        }

        lost.ForEach(each => each.Lose());
    }

    [LoggerMessage(EventId = 1066, Level = LogLevel.Information, Message = "This server does {Job} now")]
    private partial void Taken(string job);

    [LoggerMessage(EventId = 1067, Level = LogLevel.Warning, Message = "Which server does which job cannot be asked: this one does none until it can: {Reason}")]
    private partial void NotAnswering(string reason);
}
