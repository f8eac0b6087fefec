using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LinkageWorkPlan.IntegrationTests.Files;

/// <summary>Answers as ClamAV's <c>clamd</c> does (clamd(8)), and finds <see cref="Marker"/>. The program was tried with a real one, which the tests do not install.</summary>
internal sealed class ScannerServer : IAsyncDisposable
{
    public const string Marker = "harmful-for-this-test";

    private readonly CancellationTokenSource ending = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Task serving;

    public ScannerServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Bytes of the files that it was given, in order.</summary>
    public List<int> Sizes { get; } = [];

    /// <summary>What it says in place of an answer; empty to end the line without a word.</summary>
    public string? Instead { get; set; }

    /// <summary>Nobody listens any more; doing so again does nothing.</summary>
    public async Task EndAsync()
    {
        await ending.CancelAsync();
        await serving;
        listener.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(ending.Token);
                await using var line = client.GetStream();
                var answer = await CommandAsync(line) switch
                {
                    "zPING" => "PONG",
                    "zINSTREAM" => Encoding.UTF8.GetString(await ContentAsync(line)).Contains(Marker, StringComparison.Ordinal) ? "stream: Test.Marker-1 FOUND" : "stream: OK",
                    _ => "UNKNOWN COMMAND",
                };
                if ((Instead ?? answer) is { Length: > 0 } words)
                {
                    await line.WriteAsync(Encoding.UTF8.GetBytes(words + "\0"));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It was ended.
        }
    }

    private static async Task<string> CommandAsync(Stream line)
    {
        var (words, one) = (new StringBuilder(), new byte[1]);
        while (await line.ReadAsync(one) == 1 && one[0] != 0)
        {
            words.Append((char)one[0]);
        }

        return words.ToString();
    }

    private async Task<byte[]> ContentAsync(Stream line)
    {
        var (content, size) = (new MemoryStream(), new byte[sizeof(int)]);
        while (true)
        {
            await line.ReadExactlyAsync(size);
            var part = new byte[BinaryPrimitives.ReadInt32BigEndian(size)];
            if (part.Length == 0)
            {
                Sizes.Add((int)content.Length);
                return content.ToArray();
            }

            await line.ReadExactlyAsync(part);
            content.Write(part);
        }
    }
}
