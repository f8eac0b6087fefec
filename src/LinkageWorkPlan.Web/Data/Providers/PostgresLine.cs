using System.Data.Common;
using System.Threading.Channels;
using LinkageWorkPlan.Web.Live;
using Npgsql;

namespace LinkageWorkPlan.Web.Data.Providers;

/// <summary>
/// Passes on between servers of one PostgreSQL database what is saved and who is there (LISTEN/NOTIFY), over one connection that listens.
/// Saves send their notices in their own transaction; this sends who is there. After the connection was lost everybody looks again, since
/// PostgreSQL keeps nothing for those who were away.
/// </summary>
internal sealed partial class PostgresLine(string connectionString, PlanBus bus, Presence presence, ServerCalls calls, ILogger<PostgresLine> log) : BackgroundService
{
    public const string Channel = "lwp_live";

    /// <summary>What waits to be sent; older messages are dropped: each is sent again with the next pulse.</summary>
    private const int Waiting = 2_000;

    /// <summary>Seconds after which a listening connection that nothing comes over is asked whether it is still there.</summary>
    private const int AliveSeconds = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly Channel<LineMessage> words = System.Threading.Channels.Channel.CreateBounded<LineMessage>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once it listens for the first time.</summary>
    internal Task Listening => listening.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        presence.Said += Say;
        calls.Said += Say;
        try
        {
            await Task.WhenAll(ListenAsync(stoppingToken), SpeakAsync(stoppingToken), PulseAsync(stoppingToken));
        }
        finally
        {
            presence.Said -= Say;
            calls.Said -= Say;
        }
    }

    private void Say(Seat seat, bool isThere) => words.Writer.TryWrite(new LineMessage(bus.Server, Seat: seat, IsThere: isThere));

    private void Say(ServerCall call) => words.Writer.TryWrite(new LineMessage(bus.Server, Call: call));

    private async Task ListenAsync(CancellationToken cancel)
    {
        var pause = FirstPause;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = AliveSeconds }.ToString());
                connection.Notification += (_, said) => Hear(said.Payload);
                await connection.OpenAsync(cancel);
                await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(cancel);
                }

                if (pause > FirstPause || !listening.TrySetResult())
                {
                    listening.TrySetResult();
                    Back();
                }

                // PostgreSQL keeps nothing for those who were away.
                bus.Missed();
                calls.Hear(null);
                pause = FirstPause;
                words.Writer.TryWrite(new LineMessage(bus.Server, Asks: true));
                while (true)
                {
                    await connection.WaitAsync(cancel);
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is DbException or IOException or TimeoutException or InvalidOperationException or System.Net.Sockets.SocketException)
            {
                Lost(fault.Message);
            }

            await PauseAsync(pause, cancel);
            pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, 2 * pause.Ticks));
        }
    }

    private void Hear(string payload)
    {
        if (LineMessage.Read(payload) is not { } said || said.Server == bus.Server)
        {
            return;
        }

        if (said.Changed is { } change)
        {
            bus.Tell(change);
        }

        if (said.Seat is { } seat)
        {
            presence.Hear(said.Server, seat, said.IsThere);
        }

        if (said.Call is { } call)
        {
            calls.Hear(call);
        }

        if (said.Asks)
        {
            SayAll();
        }
    }

    private void SayAll()
    {
        foreach (var seat in presence.Own)
        {
            Say(seat, isThere: true);
        }
    }

    private async Task SpeakAsync(CancellationToken cancel)
    {
        try
        {
            await foreach (var message in words.Reader.ReadAllAsync(cancel))
            {
                await SpeakAsync(message, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task SpeakAsync(LineMessage message, CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancel);
            await using var notify = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection) { Parameters = { new() { Value = Channel }, new() { Value = message.Write() } } };
            await notify.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception fault) when (fault is DbException or IOException or TimeoutException or InvalidOperationException)
        {
            Lost(fault.Message);
        }
    }

    private async Task PulseAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await PauseAsync(Presence.Pulse, cancel);
            SayAll();
        }
    }

    private static async Task PauseAsync(TimeSpan pause, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(pause, cancel);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    [LoggerMessage(EventId = 1060, Level = LogLevel.Warning, Message = "Other servers are not heard at the moment; it is tried again: {Reason}")]
    private partial void Lost(string reason);

    [LoggerMessage(EventId = 1061, Level = LogLevel.Information, Message = "Other servers are heard again")]
    private partial void Back();
}
