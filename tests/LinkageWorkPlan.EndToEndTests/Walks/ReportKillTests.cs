using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>
/// The program is killed at a random moment between the first click on "sign" and the last mail of a report, while others record. One kill
/// proves that the next start goes on; <c>scripts/chaos.sh</c> sets <see cref="Variable"/> and makes hundreds, spread over the whole time.
/// </summary>
public sealed class ReportKillTests(World world, ITestOutputHelper output) : IClassFixture<World>
{
    private const string Variable = "LWP_KILLS";

    /// <summary>About as long as all of it takes; measured where many kills are spread over it.</summary>
    private static readonly TimeSpan Guess = TimeSpan.FromSeconds(8);

    /// <summary>Longer than printing all editions takes on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory, InlineData("SQLite"), InlineData("PostgreSQL")]
    public async Task Wherever_it_is_killed_a_report_is_signed_issued_printed_sealed_and_mailed_once(string database)
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        await using var report = await ReportToSign.PrepareAsync(world, database == "PostgreSQL");
        var all = kills == 1 ? Guess : (await RunAsync(report, null)).Took;
        var random = new Random(kills);
        var runs = new List<Run>();
        for (var kill = 0; kill < kills; kill++)
        {
            // One in each part of the time, so that they are spread evenly over it.
            runs.Add(await RunAsync(report, all * ((kill + random.NextDouble()) / kills)));
        }

        output.WriteLine($"{database}: {kills} kills within {all.TotalSeconds:0.0} s of a report, {runs.Sum(each => each.Signatures)} signatures and {runs.Sum(each => each.Records)} records acknowledged, none lost; "
            + $"{runs.Sum(each => each.Mails)} mails, none lost, {runs.Sum(each => each.SentAgain)} sent again under their Message-ID; done {runs.Min(each => each.Took.TotalSeconds):0.0} to {runs.Max(each => each.Took.TotalSeconds):0.0} s after the next start");
        foreach (var struck in runs.GroupBy(each => each.Struck).OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{database}: {struck.Count()} kills, {struck.Key}");
        }
    }

    /// <param name="after">Of the first click; null where it is not killed.</param>
    private async Task<Run> RunAsync(ReportToSign report, TimeSpan? after)
    {
        await using var post = await SmtpServer.StartAsync("accept");
        await using var copy = await report.CopyAsync(post);
        var (app, run) = (copy.App, new Run());
        await app.ArrangeAsync(async people =>
        {
            var records = new ConcurrentBag<Guid>();
            using var stop = new CancellationTokenSource();
            var writing = WriteAsync(app, report.Token, records, stop.Token);
            var acknowledged = 0;
            Stopwatch watch;
            await using (var first = await report.ChairAsync(Side.Vietnam, app))
            await using (var second = await report.ChairAsync(Side.Laos, app))
            {
                watch = Stopwatch.StartNew();
                var signing = SignBothAsync(first, second, () => acknowledged++);
                if (after is { } span)
                {
                    var wait = span - watch.Elapsed;
                    await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
                    await app.EndAsync();
                    await Task.WhenAll(first.Page.Context.CloseAsync(), second.Page.Context.CloseAsync());
                    await LeftAloneAsync(signing);
                }
                else
                {
                    await signing;
                }
            }

            if (after is not null)
            {
                var struck = await people.Db(Standing.ReadAsync);
                Assert.InRange(struck.Signatures, acknowledged, acknowledged + 1);
                run.Struck = struck.Words;

                // As if somebody started it a minute later: a mail that was on its way is not tried again before.
                await people.Db(db => db.Mails.Where(each => each.State == MailState.Waiting && each.Attempts > 0).ExecuteUpdateAsync(set => set.SetProperty(each => each.NextAttempt, each => each.CreatedAt)));
                watch.Restart();
                await app.RunAsync();
                await SignRestAsync(report, app, struck.Signatures);
            }

            await DoneAsync(people, app);
            run.Took = watch.Elapsed;
            await stop.CancelAsync();
            await writing;
            (run.Signatures, run.Records) = (acknowledged, records.Count);
            (run.Mails, run.SentAgain) = await WholeReport.CheckAsync(people, report.Seals.Trust, post, records);
        });
        return run;
    }

    private static async Task SignBothAsync(Visitor first, Visitor second, Action acknowledged)
    {
        await SignAsync(first, SigningWalk.StillToSign(first, Side.Laos));
        acknowledged();
        await SignAsync(second, second.Loc["Approvals.Done.Report"]);
        acknowledged();
    }

    private static async Task SignAsync(Visitor chair, string done)
    {
        await chair.Page.Locator("#sign-password").FillAsync(DemoAccounts.Password);
        await chair.Page.Locator(".sign-form button[type=submit]").ClickAsync();
        await chair.SeesAsync(done);
    }

    /// <summary>Whoever could not sign, because the program was gone, does it now.</summary>
    private static async Task SignRestAsync(ReportToSign report, AppProcess app, int signatures)
    {
        foreach (var side in Sides.Both.Skip(signatures))
        {
            await using var chair = await report.ChairAsync(side, app);
            await SignAsync(chair, side == Side.Laos ? chair.Loc["Approvals.Done.Report"] : SigningWalk.StillToSign(chair, Side.Laos));
        }
    }

    /// <summary>Their program was killed and their pages were closed: what they were waiting for does not come.</summary>
    private static async Task LeftAloneAsync(Task signing)
    {
        try
        {
            await signing;
        }
        catch (PlaywrightException)
        {
            // What was acknowledged before is counted.
        }
    }

    /// <summary>All editions are there, and no mail waits.</summary>
    private static async Task DoneAsync(Arranger people, AppProcess app)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            var standing = await people.Db(Standing.ReadAsync);
            if (standing.IsDone)
            {
                return;
            }

            Assert.True(watch.Elapsed < Patience, $"It stays {standing}. The program said:\n{app.Said}");
        }
    }

    /// <summary>Records progress until it is told to stop, whether the program is there or not. What was sent and not answered may be there, or not.</summary>
    private static async Task WriteAsync(AppProcess app, string token, ConcurrentBag<Guid> acknowledged, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await client.PostAsJsonAsync("/api/plans/2026-2027/tasks/B2/progress", new { effectiveOn = "2026-06-15", narrative = new { vi = $"{WholeReport.Words} {Guid.CreateVersion7()}" } }, CancellationToken.None);
                if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                {
                    Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                    acknowledged.Add((await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetProperty("id").GetGuid());
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                // It is being started again.
            }

            // A person types in between, and the printing browser needs the machine too.
            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>How far the report has come.</summary>
    private sealed record Standing(int Signatures, int Issues, int Editions, int Issued, int Waiting)
    {
        public bool IsDone => Issues == 1 && Editions == EditionKey.Issued.Count && Waiting == 0;

        /// <summary>Where a kill struck.</summary>
        public string Words =>
            Signatures == 0 ? "1 before the first signature was kept"
            : Signatures == 1 ? "2 between the signatures"
            : Editions < EditionKey.Issued.Count ? $"3 printing and sealing edition {Editions + 1} of {EditionKey.Issued.Count}"
            : Issued > 0 ? "4 mailing"
            : "5 after the last mail";

        public static async Task<Standing> ReadAsync(Web.Data.WorkPlanDb db) => new(
            await db.Rounds.Where(each => each.SubjectCode == Arranger.Report).SelectMany(each => each.Signatures).CountAsync(),
            await db.Issues.CountAsync(),
            await db.Editions.CountAsync(each => db.Issues.Any(issue => issue.RoundId == each.RoundId)),
            await db.Mails.CountAsync(each => each.Kind == MailKind.Issued && each.State == MailState.Waiting),
            await db.Mails.CountAsync(each => each.State == MailState.Waiting));
    }

    /// <summary>What one kill came to.</summary>
    private sealed class Run
    {
        public string Struck { get; set; } = string.Empty;
        public TimeSpan Took { get; set; }
        public int Signatures { get; set; }
        public int Records { get; set; }
        public int Mails { get; set; }
        public int SentAgain { get; set; }
    }
}
