using System.Net;
using System.Net.Sockets;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>Stands before a PostgreSQL server and passes everything on, until it falls silent: it then takes connections and never answers.</summary>
internal sealed class SilentServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly (string Host, int Port) server;
    private volatile TaskCompletionSource awake = Awake();

    /// <param name="server">Its host and port.</param>
    public SilentServer(string server, int port)
    {
        this.server = (server, port);
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void FallSilent() => awake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Wake() => awake.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        ended.Dispose();
    }

    private static TaskCompletionSource Awake()
    {
        var awake = new TaskCompletionSource();
        awake.SetResult();
        return awake;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await listener.AcceptTcpClientAsync(ended.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient from)
    {
        using var client = from;
        using var to = new TcpClient();
        try
        {
            await awake.Task.WaitAsync(ended.Token);
            await to.ConnectAsync(server.Host, server.Port, ended.Token);
            await Task.WhenAny(CopyAsync(client.GetStream(), to.GetStream()), CopyAsync(to.GetStream(), client.GetStream()));
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // One of them closed the connection, or the test is over.
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await from.ReadAsync(buffer, ended.Token)) > 0)
        {
            await awake.Task.WaitAsync(ended.Token);
            await to.WriteAsync(buffer.AsMemory(0, count), ended.Token);
        }
    }
}
