using System.Net.Sockets;
using System.Text;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>Nobody holds up the public check for the others.</summary>
public sealed class VerificationQueueTests
{
    [Fact]
    public async Task Uploads_that_come_slowly_hold_up_nobody()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        var slow = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => BeginAsync(pages.Address)));
        using var browser = pages.Open("en");

        var page = await browser.SendFileAsync("/v/file", "no report"u8.ToArray()).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Contains(Loc.In(Language.En)["Verification.Fault.NotPdf"], page, StringComparison.Ordinal);
        slow.ToList().ForEach(each => each.Dispose());
    }

    [Fact]
    public async Task More_uploads_of_one_address_than_it_has_places_are_told_so()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        var slow = await Task.WhenAll(Enumerable.Range(0, VerificationQueue.UploadsOfOne).Select(_ => BeginAsync(pages.Address)));
        using var browser = pages.Open("vi");

        var (status, page) = await browser.FileAnswerAsync("/v/file", "no report"u8.ToArray());
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains(Loc.In(Language.Vi)["Verification.QueueFull"], System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        slow.ToList().ForEach(each => each.Dispose());
    }

    [Fact]
    public async Task A_disk_that_is_full_is_not_reported_as_a_file_that_is_empty()
    {
        if (OperatingSystem.IsLinux())
        {
            await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            var refusal = await Assert.ThrowsAsync<RuleException>(() => ReceivedUpload.WriteAsync(full, new byte[100], default));
            Assert.Equal((Rules.NoSpace, Fault.NoSpace), (Assert.Single(refusal.Broken).Rule, Faults.Of(refusal)));
            Assert.Equal(Fault.NoSpace, Faults.Of(await Assert.ThrowsAsync<IOException>(async () => await full.WriteAsync(new byte[100]))));
        }

        Assert.Equal(Fault.Unexpected, Faults.Of(new IOException("The file is used by another program.", 11)));
    }

    [Fact]
    public async Task One_address_has_three_places_and_all_have_as_many_as_there_are()
    {
        using var queue = new VerificationQueue();
        var first = await queue.EnterAsync("a", default);
        var waiting = Enumerable.Range(0, VerificationQueue.PlacesOfOne - 1).Select(_ => queue.EnterAsync("a", default)).ToList();
        Assert.All(waiting, each => Assert.False(each.IsCompleted));
        Assert.Null(await queue.EnterAsync("a", default));

        var others = Enumerable.Range(0, VerificationQueue.Places - VerificationQueue.PlacesOfOne).Select(each => queue.EnterAsync($"b{each}", default)).ToList();
        Assert.Null(await queue.EnterAsync("c", default));
        first!.Dispose();
        foreach (var each in waiting.Concat(others))
        {
            (await each)!.Dispose();
        }

        using var again = await queue.EnterAsync("a", default);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_another()
    {
        using var queue = new VerificationQueue();
        using var first = await queue.EnterAsync("a", default);
        using var patience = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, VerificationQueue.PlacesOfOne - 1).Select(_ => queue.EnterAsync("a", patience.Token)).ToList();
        await patience.CancelAsync();
        foreach (var each in waiting)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => each);
        }

        Assert.False(queue.EnterAsync("a", default).IsCompleted);
    }

    /// <summary>The head of an upload and the first bytes of its file; the rest does not come. It is begun once the server asks for the body.</summary>
    private static async Task<TcpClient> BeginAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v/file HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n"));
        var answer = new byte[64];
        var read = await stream.ReadAsync(answer);
        Assert.StartsWith("HTTP/1.1 100", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
        await stream.WriteAsync("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4"u8.ToArray());
        return client;
    }
}
