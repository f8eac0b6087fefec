using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace LinkageWorkPlan.Load;

/// <summary>What the server's process holds, after its garbage was collected.</summary>
/// <param name="Resident">MB of the process: its proportional set, in which a page of a file that is mapped several times counts once.</param>
/// <param name="Heap">MB of managed objects.</param>
/// <param name="Files">Open files and connections.</param>
internal sealed record Memory(double Resident, double Heap, int Threads, int Files)
{
    /// <param name="token">Of <c>/metrics</c>.</param>
    public static async Task<Memory> AfterCollectionAsync(int process, Uri address, string token)
    {
        // Twice: what has a finalizer goes with the second.
        await CollectAsync(process);
        await CollectAsync(process);
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var heap = (await client.GetStringAsync("/metrics")).Split('\n').Where(line => line.StartsWith("dotnet_gc_last_collection_heap_size", StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split('}')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture));
        var status = await File.ReadAllLinesAsync($"/proc/{process}/status");
        double Of(string name) => double.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        var resident = (await File.ReadAllLinesAsync($"/proc/{process}/smaps_rollup")).First(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return new Memory(double.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024, heap / 1024 / 1024, (int)Of("Threads:"), Directory.GetFileSystemEntries($"/proc/{process}/fd").Length);
    }

    /// <summary>Seconds of processor time that a process has used.</summary>
    public static double ProcessorOf(int process)
    {
        // After the name, which may hold spaces: the 12th and 13th are in hundredths of a second.
        var fields = File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / 100;
    }

    /// <summary>The runtime collects its garbage when a listener asks for events of its heap: over its diagnostic socket, without a tool.</summary>
    private static async Task CollectAsync(int process)
    {
        var path = Directory.GetFiles(Environment.GetEnvironmentVariable("TMPDIR") ?? "/tmp", $"dotnet-diagnostic-{process}-*-socket").Single();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.Unicode, leaveOpen: true))
        {
            writer.Write(16); // MB of its buffer
            writer.Write(1); // nettrace
            writer.Write(false); // no rundown at the end
            writer.Write(1); // one provider
            writer.Write(0x800000L); // collect, and say so
            writer.Write(4); // information
            Words(writer, "Microsoft-Windows-DotNETRuntime");
            Words(writer, "");
        }

        using var message = new MemoryStream();
        using (var writer = new BinaryWriter(message))
        {
            writer.Write("DOTNET_IPC_V1\0"u8);
            writer.Write((ushort)(20 + payload.Length));
            writer.Write((byte)2); // event pipe
            writer.Write((byte)3); // begin, with or without rundown
            writer.Write((ushort)0);
            writer.Write(payload.ToArray());
            writer.Flush();
            await socket.SendAsync(message.ToArray());
        }

        // It is over when nothing more is said of it for a second.
        var buffer = new byte[64 * 1024];
        var head = await socket.ReceiveAsync(buffer);
        if (head < 20 || buffer[16] != 0xff || buffer[17] != 0)
        {
            throw new InvalidOperationException("The runtime refused to collect.");
        }

        while (true)
        {
            using var quiet = new CancellationTokenSource(TimeSpan.FromSeconds(1.5));
            try
            {
                if (await socket.ReceiveAsync(buffer, quiet.Token) == 0)
                {
                    return;
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static void Words(BinaryWriter writer, string words)
    {
        writer.Write(words.Length + 1);
        writer.Write(Encoding.Unicode.GetBytes(words + '\0'));
    }
}
