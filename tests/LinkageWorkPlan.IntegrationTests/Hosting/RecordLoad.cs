using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>Six who record progress at a program as quickly as it answers, and what was acknowledged to them.</summary>
internal sealed class RecordLoad
{
    private const int Writers = 6;
    private const string Words = "Ghi trong lúc bị ngắt";

    /// <summary>Longer than any start here takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentBag<Guid> acknowledged = [];
    private readonly string secret;
    private readonly int before;
    private SemaphoreSlim next = new(0);

    private RecordLoad(string secret, int before) => (this.secret, this.before) = (secret, before);

    /// <summary>Acknowledged so far.</summary>
    public int Count => acknowledged.Count;

    public static async Task<RecordLoad> OpenAsync(TestHost host) => new(
        await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Vietnam), new CreateApiToken.Command("kills", ApiScope.Write, ApiToken.DaysMax)),
        await host.Db(RecordedAsync));

    /// <summary>For a program that is started with <see cref="Settings"/>.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient { BaseAddress = FreeAddress() };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    /// <summary>Of the program that the client asks.</summary>
    public string[] Settings(HttpClient client) => [$"urls={client.BaseAddress}", "Api:RequestsPerMinute=1000000"];

    /// <summary>Writes until the program is gone or the token is cancelled. What was sent and not answered may be there, or not.</summary>
    public Task WriteAsync(HttpClient client, CancellationToken stop)
    {
        next = new SemaphoreSlim(0);
        return Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteOneAfterAnotherAsync(client, stop)));
    }

    /// <summary>Waits until something is acknowledged from now on.</summary>
    public async Task NextAsync()
    {
        while (next.Wait(0))
        {
            // Of before.
        }

        Assert.True(await next.WaitAsync(Patience), "Nothing was acknowledged.");
    }

    /// <summary>Records once.</summary>
    public static Task<HttpResponseMessage> SendAsync(HttpClient client) =>
        client.PostAsJsonAsync("/api/plans/2026-2027/tasks/B2/progress", new { effectiveOn = "2026-06-15", narrative = new { vi = $"{Words} {Guid.CreateVersion7()}" } });

    /// <summary>All that was acknowledged, and of each record its history with its link, and its words in the index.</summary>
    public async Task IsWholeAsync(WorkPlanDb db)
    {
        var written = (await db.Progress.AsNoTracking().ToListAsync()).Where(each => each.Narrative[Language.Vi]?.Text.StartsWith(Words, StringComparison.Ordinal) == true).Select(each => each.Id).ToList();
        Assert.Empty(acknowledged.Except(written));
        Assert.Equal(written.Count, await RecordedAsync(db) - before);
        Assert.Equal(written.Count, (await db.TextEntries.AsNoTracking().ToListAsync()).Count(each => each.Text[Language.Vi]?.Text.StartsWith(Words, StringComparison.Ordinal) == true));
        Assert.Null((await ChainWalk.RunAsync(db, [], CancellationToken.None)).Break);
    }

    public static async Task ReadyAsync(HttpClient client)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                using var answer = await client.GetAsync(Health.Ready);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }

                Assert.True(watch.Elapsed < Patience, "The program does not become ready.");
            }
            catch (HttpRequestException) when (watch.Elapsed < Patience)
            {
                // It does not listen yet.
            }
        }
    }

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private static Task<int> RecordedAsync(WorkPlanDb db) => db.History.CountAsync(each => each.Action == nameof(RecordProgress));

    private async Task WriteOneAfterAnotherAsync(HttpClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await SendAsync(client);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    // The others held the database for too long, or it is gone: the writer is asked to try again, and nothing was acknowledged.
                    continue;
                }

                Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
                acknowledged.Add((await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetProperty("id").GetGuid());
                next.Release();
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return;
            }
        }
    }
}
