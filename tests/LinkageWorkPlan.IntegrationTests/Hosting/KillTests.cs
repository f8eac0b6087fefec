using System.Diagnostics;
using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.IntegrationTests.Delivery;
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
    private static readonly TimeSpan Patience = RecordLoad.Patience;

    [Theory, EachDatabase]
    public async Task What_was_acknowledged_is_there_and_nothing_is_there_in_half(Database database)
    {
        var kills = Kills();
        await using var host = await TestHost.StartWithDemoAsync(database);
        var load = await RecordLoad.OpenAsync(host);
        var random = new Random(kills);
        var starts = new List<double>();
        for (var kill = 0; kill < kills; kill++)
        {
            var watch = Stopwatch.StartNew();
            using var client = load.Client();
            await using var served = ServedProcess.Start(host, [], load.Settings(client));
            await RecordLoad.ReadyAsync(client);
            starts.Add(watch.Elapsed.TotalSeconds);

            // The first one is let through, so that every kill falls into writing; then a moment of the next two seconds.
            var writing = load.WriteAsync(client, CancellationToken.None);
            await load.NextAsync();
            await Task.Delay(random.Next(2000));
            await served.KillAsync();
            await writing;
        }

        await host.Db(load.IsWholeAsync);
        output.WriteLine($"{database}: {kills} kills, {load.Count} records acknowledged, none lost; start to ready {starts.Min():0.0} to {starts.Max():0.0} s");
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
            using var client = new HttpClient { BaseAddress = RecordLoad.FreeAddress() };
            await using var served = ServedProcess.Start(host, [], [$"urls={client.BaseAddress}", .. mailing]);
            await RecordLoad.ReadyAsync(client);
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

    internal static int Kills() => int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;

    /// <summary>A day ago: the program's clock shows another hour than this test's, and nothing is sent before it was written.</summary>
    /// <returns>The Message-IDs of what now waits more.</returns>
    private static async Task<IReadOnlyList<string>> QueueAsync(TestHost host)
    {
        var queued = new List<OutgoingMail>();
        await host.Db(async db =>
        {
            var (plan, chair) = (await db.Plans.AsNoTracking().SingleAsync(each => each.Code == "2026-2027"), await db.Users.AsNoTracking().SingleAsync(each => each.Role == Role.CoChair && each.Side == Side.Laos));
            queued = [.. Enumerable.Range(0, 10).Select(number =>
                new OutgoingMail(new MailSubject(MailKind.SigningPower, plan.Id), MailRecipients.Of(chair), "test.lwp", $"{number}", "Body", false, host.Time.GetUtcNow().UtcDateTime.AddDays(-1)))];
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
}
