using System.Net;
using System.Net.Sockets;
using System.Text;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>Whoever keeps the server learns which files did not hold and which were refused, and nothing of what is in them.</summary>
public sealed class VerificationLogTests
{
    private const int Verified = 1030;
    private const int DoesNotHold = 1031;
    private const int Refused = 1032;

    [Theory, EachDatabase]
    public async Task A_file_that_holds_and_one_that_does_not_are_told_apart(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await desk.PrintAllAsync();
        var pdf = (await desk.StoredAsync())[0].Pdf;
        await using var pages = await PagesHost.StartAsync(desk.Host, "--Logging:LogLevel:LinkageWorkPlan=Information");
        var log = pages.Log();
        using var browser = pages.Open("en");
        await browser.SendFileAsync("/v/file", pdf);
        Assert.Contains(nameof(FileStanding.IssuedHere), Assert.Single(log.Of(Verified)), StringComparison.Ordinal);

        pdf[300] ^= 1;
        await browser.SendFileAsync("/v/file", pdf);
        var told = Assert.Single(log.Of(DoesNotHold));
        Assert.All(new[] { "127.0.0.1", Fingerprint.OfBytes(pdf), $"{pdf.Length} bytes", "Found." }, each => Assert.Contains(each, told, StringComparison.Ordinal));
        await browser.SendFileAsync("/v/file", "bí mật không phải báo cáo"u8.ToArray());
        Assert.Contains("Fault.NotPdf", log.Of(DoesNotHold)[1], StringComparison.Ordinal);
        Assert.DoesNotContain(log.All, each => each.Words.Contains("bí mật", StringComparison.Ordinal));
        Assert.Empty(log.Of(Refused));
    }

    [Fact]
    public async Task What_is_not_even_looked_at_is_told_with_its_reason()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host);
        var log = pages.Log();
        using var browser = pages.Open("vi");
        var (queue, places) = (pages.Services.GetRequiredService<VerificationQueue>(), new List<IDisposable>());
        places.Add((await queue.EnterAsync("127.0.0.1", default))!);
        var waiting = Enumerable.Range(1, VerificationQueue.PlacesOfOne - 1).Select(_ => queue.EnterAsync("127.0.0.1", default)).ToList();
        await browser.FileAnswerAsync("/v/file", "x"u8.ToArray());
        places.AddRange(Enumerable.Range(0, VerificationQueue.UploadsOfOne).Select(_ => queue.BeginUpload("127.0.0.1")!));
        await browser.FileAnswerAsync("/v/file", "x"u8.ToArray());
        places.ForEach(each => each.Dispose());
        foreach (var each in waiting)
        {
            (await each)!.Dispose();
        }

        await SendTooMuchAsync(pages.Address);
        for (var time = 0; time < 30; time++)
        {
            await browser.StatusOfAsync("/v?code=1");
        }

        var (status, shown) = await browser.AnswerAsync("/v?code=1");
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Contains("data-fault=\"TooOften\"", shown, StringComparison.Ordinal);

        Assert.Equal(
            [NotVerified.TooManyWaiting, NotVerified.TooManyUploads, NotVerified.TooLarge, NotVerified.TooOften],
            log.Of(Refused).Select(line => Enum.GetValues<NotVerified>().Single(reason => line.EndsWith($": {reason}", StringComparison.Ordinal))).Distinct());
    }

    /// <summary>Says that a gigabyte will come: that is refused before it does.</summary>
    private static async Task SendTooMuchAsync(Uri address)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v/file HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000000\r\n\r\n--x\r\n"));
        var answer = new byte[256];
        var read = await stream.ReadAsync(answer);
        Assert.StartsWith("HTTP/1.1 303", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
    }
}
