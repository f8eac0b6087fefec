using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LinkageWorkPlan.IntegrationTests.Delivery;

/// <summary>Debian's aiosmtpd on a free port (<c>smtp_server.py</c>).</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<ReceivedMail> mails = [];
    private readonly SemaphoreSlim came = new(0);
    private Task reading = Task.CompletedTask;

    private SmtpServer(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>What it took, in order; a mail is here before the sender is told that it was taken.</summary>
    public IReadOnlyList<ReceivedMail> Mails => [.. mails];

    /// <param name="arguments">A mode of <c>smtp_server.py</c>, and what it needs.</param>
    public static async Task<SmtpServer> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Delivery", "smtp_server.py"), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        var first = await process.StandardOutput.ReadLineAsync();
        if (!int.TryParse(first, CultureInfo.InvariantCulture, out var port))
        {
            throw new InvalidOperationException($"The SMTP server did not start; it needs Debian's python3-aiosmtpd. {await process.StandardError.ReadToEndAsync()}");
        }

        var server = new SmtpServer(process, port);
        server.reading = Task.WhenAll(server.ReadAsync(), process.StandardError.ReadToEndAsync());
        return server;
    }

    /// <summary>Once it took so many: what it prints comes a moment after its answer to the sender.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> MailsAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (mails.Count < count)
        {
            await came.WaitAsync(patience.Token);
        }

        return Mails;
    }

    /// <summary>It is down; disposing it again does nothing.</summary>
    public async Task StopAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await reading;
        process.Dispose();
        came.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            mails.Enqueue(JsonSerializer.Deserialize<ReceivedMail>(line, JsonSerializerOptions.Web)!);
            came.Release();
        }
    }
}

/// <param name="RawSubject">As it went over the wire, unfolded.</param>
internal sealed record ReceivedMail(
    string From,
    IReadOnlyList<string> To,
    string Recipient,
    string Subject,
    string RawSubject,
    [property: JsonPropertyName("messageId")] string MessageId,
    string Date,
    string Body,
    IReadOnlyList<ReceivedFile> Attachments,
    bool Encrypted,
    string? Unsubscribe = null,
    string? UnsubscribePost = null,
    string? Calendar = null,
    string? CalendarMethod = null);

internal sealed record ReceivedFile(string Name, byte[] Bytes);
