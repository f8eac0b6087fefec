using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace LinkageWorkPlan.Web.Files.Scanning;

/// <summary>The scanner could not be asked, or did not answer. The message is for the log.</summary>
public sealed class ScannerException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Asks ClamAV's <c>clamd</c> by its own protocol (clamd(8): zINSTREAM, zPING).</summary>
public sealed class VirusScanner(ScannerOptions options)
{
    private const int PartSize = 64 * 1024;

    /// <summary>No answer of it is longer.</summary>
    private const int AnswerMax = 4096;

    private const string Found = " FOUND";

    /// <summary>Whether it is there at all is known sooner than what is in a file.</summary>
    private static readonly TimeSpan PingLimit = TimeSpan.FromSeconds(5);

    public bool IsOn => options.IsOn;

    private TimeSpan Limit => TimeSpan.FromSeconds(options.TimeoutSeconds);

    /// <summary>Reads to the end of the content.</summary>
    /// <returns>What it found, by the scanner's own name; null where it found nothing.</returns>
    /// <exception cref="ScannerException">It could not be asked, did not answer in time, or refused the file as too large.</exception>
    /// <exception cref="IOException">The content itself could not be read.</exception>
    public Task<string?> FindAsync(Stream content, CancellationToken cancel) => AskAsync(Limit, async (line, limit) =>
    {
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), limit);
        var part = new byte[sizeof(int) + PartSize];
        int count;
        while ((count = await content.ReadAsync(part.AsMemory(sizeof(int)), limit)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(part, count);
            await line.WriteAsync(part.AsMemory(0, sizeof(int) + count), limit);
        }

        await line.WriteAsync(new byte[sizeof(int)], limit);
        var answer = await AnswerAsync(line, limit);
        return answer == "stream: OK" ? null
            : answer.EndsWith(Found, StringComparison.Ordinal) ? answer[(answer.IndexOf(' ', StringComparison.Ordinal) + 1)..^Found.Length]
            : throw new ScannerException($"The scanner at {options.Address} answered: {answer}");
    }, cancel);

    /// <summary>True where it answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            return await AskAsync(Limit < PingLimit ? Limit : PingLimit, async (line, limit) =>
            {
                await line.WriteAsync("zPING\0"u8.ToArray(), limit);
                return await AnswerAsync(line, limit);
            }, cancel) == "PONG";
        }
        catch (ScannerException)
        {
            return false;
        }
    }

    private async Task<T> AskAsync<T>(TimeSpan patience, Func<Stream, CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            var to = options.EndPoint()!;
            using var socket = to is UnixDomainSocketEndPoint ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(to, limit.Token);
            await using var line = new NetworkStream(socket);
            return await ask(line, limit.Token);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new ScannerException($"The scanner at {options.Address} did not answer in {patience.TotalSeconds} s.", late);
        }
        catch (Exception fault) when (fault is SocketException or IOException { InnerException: SocketException })
        {
            // Also where it closes the line in the middle of a file that is larger than its own limit.
            throw new ScannerException($"The scanner at {options.Address} could not be asked: {fault.Message}", fault);
        }
    }

    /// <summary>Up to the zero byte that ends it.</summary>
    private static async Task<string> AnswerAsync(Stream line, CancellationToken limit)
    {
        var answer = new byte[AnswerMax];
        var length = 0;
        int count;
        while (length < answer.Length && (count = await line.ReadAsync(answer.AsMemory(length), limit)) > 0)
        {
            length += count;
            if (answer[length - 1] == 0)
            {
                return Encoding.UTF8.GetString(answer, 0, length - 1).Trim();
            }
        }

        throw new ScannerException("The scanner ended the line without an answer.");
    }
}
