using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>What lies between browser and program: a line that takes its time, stalls, and can be cut and repaired.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> ends = [];
    private readonly CancellationTokenSource end = new();
    private volatile Uri program;
    private volatile bool isCut;
    private long stalledUntil;

    public Wire(string program)
    {
        this.program = new Uri(program);
        listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>What a byte there and an answer back take together; each way has half of it.</summary>
    public TimeSpan RoundTrip { get; set; }

    /// <summary>Nothing passes for so long, in either direction; then all of it does, in order.</summary>
    public void Stall(TimeSpan span) => Interlocked.Exchange(ref stalledUntil, Stopwatch.GetTimestamp() + (long)(span.TotalSeconds * Stopwatch.Frequency));

    /// <summary>Every connection breaks, and none is let through until <see cref="Repair"/>.</summary>
    public void Cut()
    {
        isCut = true;
        foreach (var socket in ends.Keys)
        {
            socket.Close();
        }
    }

    public void Repair() => isCut = false;

    /// <summary>Connections from now on lead to another program, as a proxy does once the first one is gone.</summary>
    public void Lead(string to) => program = new Uri(to);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        Cut();
        listener.Stop();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!end.IsCancellationRequested)
            {
                _ = CarryAsync(await listener.AcceptSocketAsync(end.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (!isCut)
            {
                ends[browser] = ends[server] = true;
                await server.ConnectAsync(program.Host, program.Port);
                using var one = new NetworkStream(browser);
                using var other = new NetworkStream(server);
                await Task.WhenAny(PassAsync(one, other), PassAsync(other, one));
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // Cut, or closed by either end.
        }
        finally
        {
            ends.TryRemove(browser, out _);
            ends.TryRemove(server, out _);
            browser.Dispose();
        }
    }

    /// <summary>Chunk by chunk in order, each at its time: one that waits does not keep the next from being read.</summary>
    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        var chunks = Channel.CreateUnbounded<(long Due, byte[] Bytes)>();
        var writing = WriteAsync(chunks.Reader, to);
        var buffer = new byte[16 * 1024];
        for (int count; (count = await from.ReadAsync(buffer, end.Token)) > 0;)
        {
            chunks.Writer.TryWrite((Stopwatch.GetTimestamp() + (long)(RoundTrip.TotalSeconds / 2 * Stopwatch.Frequency), buffer[..count]));
        }

        chunks.Writer.Complete();
        await writing;
    }

    private async Task WriteAsync(ChannelReader<(long Due, byte[] Bytes)> chunks, NetworkStream to)
    {
        await foreach (var (due, bytes) in chunks.ReadAllAsync(end.Token))
        {
            for (TimeSpan wait; (wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), Math.Max(due, Interlocked.Read(ref stalledUntil)))) > TimeSpan.Zero;)
            {
                await Task.Delay(wait, end.Token);
            }

            await to.WriteAsync(bytes, end.Token);
        }
    }
}
