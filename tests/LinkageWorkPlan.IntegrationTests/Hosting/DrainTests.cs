using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LinkageWorkPlan.Web.Hosting;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>How a server ends that others go on for.</summary>
public sealed class DrainTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_server_that_is_asked_to_end_is_not_ready_at_once_and_still_answers()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        var port = FreePort();
        await using var served = ServedProcess.Start(host, [], $"urls=http://127.0.0.1:{port}", "Shutdown:DrainSeconds=30");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        for (var watch = Stopwatch.StartNew(); await StatusAsync(client, Health.Ready) != HttpStatusCode.OK; await Task.Delay(50))
        {
            Assert.True(watch.Elapsed < Patience);
        }

        await served.SignalAsync("TERM");
        for (var watch = Stopwatch.StartNew(); await StatusAsync(client, Health.Ready) != HttpStatusCode.ServiceUnavailable; await Task.Delay(20))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), "It still says that it is ready.");
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, Health.Live));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(client, "/account/sign-in"));

        // Asked again it waits no longer.
        await served.SignalAsync("TERM");
        Assert.Equal(0, await served.EndAsync().WaitAsync(TimeSpan.FromSeconds(20)));
    }

    /// <returns>Null where nobody listens.</returns>
    private static async Task<HttpStatusCode?> StatusAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
