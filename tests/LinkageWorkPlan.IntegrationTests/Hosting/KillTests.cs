using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>
/// The real program is killed at random moments while others write. One kill proves that the next start goes on; <c>scripts/chaos.sh</c> sets
/// <see cref="Variable"/> and makes hundreds.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const string Variable = "LWP_KILLS";
    private const int Writers = 6;
    private const string Words = "Ghi trong lúc bị ngắt";

    /// <summary>Longer than any start here takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Theory, EachDatabase]
    public async Task What_was_acknowledged_is_there_and_nothing_is_there_in_half(Database database)
    {
        var kills = Kills();
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secret = await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Vietnam), new CreateApiToken.Command("kills", ApiScope.Write, ApiToken.DaysMax));
        var before = 0;
        await host.Db(async db => before = await RecordedAsync(db));
        var random = new Random(kills);
        var (acknowledged, starts) = (new ConcurrentBag<Guid>(), new List<double>());
        for (var kill = 0; kill < kills; kill++)
        {
            var watch = Stopwatch.StartNew();
            var port = FreePort();
            await using var served = ServedProcess.Start(host, [], $"urls=http://127.0.0.1:{port}", "Api:RequestsPerMinute=1000000");
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            await ReadyAsync(client);
            starts.Add(watch.Elapsed.TotalSeconds);

            // The first one is let through, so that every kill falls into writing; then a moment of the next two seconds.
            using var first = new SemaphoreSlim(0);
            var writing = Enumerable.Range(0, Writers).Select(_ => WriteAsync(client, acknowledged, first)).ToArray();
            Assert.True(await first.WaitAsync(Patience), "Nothing was acknowledged.");
            await Task.Delay(random.Next(2000));
            await served.KillAsync();
            await Task.WhenAll(writing);
        }

        await host.Db(db => IsWholeAsync(db, acknowledged, before));
        output.WriteLine($"{database}: {kills} kills, {acknowledged.Count} records acknowledged, none lost; start to ready {starts.Min():0.0} to {starts.Max():0.0} s");
    }

    [Theory, EachDatabase]
    public async Task Each_mail_is_sent_and_what_is_sent_again_has_its_Message_ID(Database database)
    {
        var kills = Kills();
        await using var host = await TestHost.StartWithDemoAsync(database);
        await using var post = await SmtpServer.StartAsync("accept");
        string[] mailing = ["Mail:Host=127.0.0.1", $"Mail:Port={post.Port}", "Mail:Encryption=None", "Mail:From=to@test.lwp"];
        var random = new Random(kills);
        var waiting = new List<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            waiting.AddRange(await QueueAsync(host));
            var port = FreePort();
            await using var served = ServedProcess.Start(host, [], [$"urls=http://127.0.0.1:{port}", .. mailing]);
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            await ReadyAsync(client);
            await Task.Delay(random.Next(1500));
            await served.KillAsync();
        }

        await using (ServedProcess.Start(host, [], mailing))
        {
            // However many they are, as long as they get fewer.
            var (watch, least) = (Stopwatch.StartNew(), int.MaxValue);
            for (var left = await WaitingAsync(host); left > 0; left = await WaitingAsync(host))
            {
                if (left < least)
                {
                    least = left;
                    watch.Restart();
                }

                Assert.True(watch.Elapsed < Patience, $"{left} mails wait that nothing stands against.");
                await Task.Delay(100);
            }
        }

        var sent = post.Mails.Select(each => each.MessageId.Trim('<', '>')).ToList();
        Assert.Empty(waiting.Except(sent));
        output.WriteLine($"{database}: {kills} kills, {waiting.Count} mails, none lost; {sent.Count - sent.Distinct().Count()} sent again under their Message-ID");
    }

    private static int Kills() => int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;

    /// <returns>The Message-IDs of what now waits more.</returns>
    private static async Task<IReadOnlyList<string>> QueueAsync(TestHost host)
    {
        var queued = new List<OutgoingMail>();
        await host.Db(async db =>
        {
            var (plan, chair) = (await db.Plans.AsNoTracking().SingleAsync(each => each.Code == "2026-2027"), await db.Users.AsNoTracking().SingleAsync(each => each.Role == Role.CoChair && each.Side == Side.Laos));
            queued = [.. Enumerable.Range(0, 10).Select(number =>
                new OutgoingMail(new MailSubject(MailKind.SigningPower, plan.Id), MailRecipients.Of(chair), "test.lwp", $"{number}", "Body", false, host.Time.GetUtcNow().UtcDateTime))];
            db.Mails.AddRange(queued);
            await db.SaveChangesAsync();
        });
        return [.. queued.Select(each => each.MessageId.Trim('<', '>'))];
    }

    private static async Task<int> WaitingAsync(TestHost host)
    {
        var waiting = 0;
        await host.Db(async db => waiting = await db.Mails.CountAsync(each => each.State == MailState.Waiting));
        return waiting;
    }

    /// <summary>All that was acknowledged, and of each record its history with its link, and its words in the index.</summary>
    private static async Task IsWholeAsync(WorkPlanDb db, IEnumerable<Guid> acknowledged, int before)
    {
        var written = (await db.Progress.AsNoTracking().ToListAsync()).Where(each => each.Narrative[Language.Vi]?.Text.StartsWith(Words, StringComparison.Ordinal) == true).Select(each => each.Id).ToList();
        Assert.Empty(acknowledged.Except(written));
        Assert.Equal(written.Count, await RecordedAsync(db) - before);
        Assert.Equal(written.Count, (await db.TextEntries.AsNoTracking().ToListAsync()).Count(each => each.Text[Language.Vi]?.Text.StartsWith(Words, StringComparison.Ordinal) == true));
        Assert.Null((await ChainWalk.RunAsync(db, [], CancellationToken.None)).Break);
    }

    private static Task<int> RecordedAsync(WorkPlanDb db) => db.History.CountAsync(each => each.Action == nameof(RecordProgress));

    /// <summary>Records until the program is gone. What was sent and not answered may be there, or not.</summary>
    private static async Task WriteAsync(HttpClient client, ConcurrentBag<Guid> acknowledged, SemaphoreSlim first)
    {
        while (true)
        {
            try
            {
                using var answer = await client.PostAsJsonAsync("/api/plans/2026-2027/tasks/B2/progress", new { effectiveOn = "2026-06-15", narrative = new { vi = $"{Words} {Guid.CreateVersion7()}" } });
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    // The others held the database for too long: the writer is asked to try again, and nothing was acknowledged.
                    continue;
                }

                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                acknowledged.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid());
                first.Release();
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    private static async Task ReadyAsync(HttpClient client)
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
            }
            catch (HttpRequestException) when (watch.Elapsed < Patience)
            {
                // It does not listen yet.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
