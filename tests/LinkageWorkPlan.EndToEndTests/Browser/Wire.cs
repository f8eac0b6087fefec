using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>What lies between browser and program: a line that can be cut and mended.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> ends = [];
    private readonly CancellationTokenSource end = new();
    private readonly Uri program;
    private volatile bool isCut;

    public Wire(string program)
    {
        this.program = new Uri(program);
        listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Every connection breaks, and none is let through until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        isCut = true;
        foreach (var socket in ends.Keys)
        {
            socket.Close();
        }
    }

    public void Mend() => isCut = false;

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
                await Task.WhenAny(one.CopyToAsync(other), other.CopyToAsync(one));
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
}
