using System.Diagnostics;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Providers;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Operation;
using LinkageWorkPlan.Web.Live;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using LinkageWorkPlan.Web.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit.Abstractions;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>Several servers on one PostgreSQL: who may run beside whom, which one does a job, and what each knows of the others.</summary>
public sealed class SeveralServersTests(ITestOutputHelper output)
{
    private const string Several = "--Database:Servers=Several";

    /// <summary>Longer than PostgreSQL takes to forget a server that is silent.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Several_servers_share_a_database_and_one_that_does_not_share_is_refused()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Postgres);
        await using var first = await ServeAsync(host);
        await first.OpenAsync(default);
        await using var second = await ServeAsync(host);

        var alone = await ProgramRun.Async(["serve", .. TestHost.Settings(host.Database, host.Connection, Path.GetTempPath()), "--Demo:Enabled=true", "--urls=http://127.0.0.1:0"]);
        alone.AssertRefused("Another server uses the database", "Database:Servers=Several");
    }

    [Fact]
    public async Task SQLite_is_for_one_server()
    {
        await using var host = await TestHost.StartAsync(Database.Sqlite);
        var run = await ProgramRun.Async(["serve", .. TestHost.Settings(host.Database, host.Connection, Path.GetTempPath()), Several, "--urls=http://127.0.0.1:0"]);
        run.AssertRefused("Database:Servers is Several, but a SQLite file is for one server", "Database:Provider=Postgres");
    }

    [Fact]
    public async Task A_database_that_others_use_is_not_upgraded()
    {
        await using var host = await TestHost.StartAsync(Database.Postgres);
        await host.Db(db => db.Set<TextIndexVersion>().ExecuteDeleteAsync());
        await using (var other = await ServeAsync(host))
        {
            Assert.True(other.IsAlone);

            // A command beside a server, then a server beside another one.
            var refused = await Assert.ThrowsAsync<StartupException>(() => DatabaseUpgrade.MigrateAsync(host.Services));
            Assert.Contains("which has to be upgraded", refused.Message, StringComparison.Ordinal);
            await other.OpenAsync(default);
            await using var beside = host.Beside(Several);
            await using (var scope = beside.Services.CreateAsyncScope())
            await using (var serving = await DatabaseProvider.ServeAsync(scope.ServiceProvider.GetRequiredService<WorkPlanDb>(), beside.Services, default))
            {
                Assert.False(serving.IsAlone);
                refused = await Assert.ThrowsAsync<StartupException>(() => DatabaseUpgrade.MigrateAsync(beside.Services));
                Assert.Contains("other servers still use it", refused.Message, StringComparison.Ordinal);
            }
        }

        await DatabaseUpgrade.MigrateAsync(host.Services);
        Assert.Equal(1, await host.Db(db => db.Set<TextIndexVersion>().CountAsync()));
    }

    [Fact]
    public void Every_job_has_a_lock_of_its_own()
    {
        var jobs = typeof(BackgroundJob).Assembly.GetTypes().Where(each => each.IsSubclassOf(typeof(BackgroundJob)) && !each.IsAbstract).ToList();
        Assert.NotEmpty(jobs);
        Assert.Equal(jobs.Count, jobs.Select(each => PostgresLocks.OfJob(each.Name)).Distinct().Count());
    }

    [Fact]
    public async Task A_job_goes_on_elsewhere_when_its_connection_ends()
    {
        await using var host = await TestHost.StartAsync(Database.Postgres);
        await using var first = Turns(host);
        await using var turn = await first.TakeAsync(nameof(MailSender), default);
        var lost = new TaskCompletionSource();
        await using var _ = turn.Lost.Register(lost.SetResult);
        await using var second = Turns(host);
        var next = second.TakeAsync(nameof(MailSender), default);

        // Another job is another lock.
        await using var other = await second.TakeAsync("HeadKeeper", default);
        Assert.False(next.IsCompleted);
        await EndFirstConnectionAsync(host);
        await using (await next.WaitAsync(Patience))
        {
            await lost.Task.WaitAsync(Patience);
        }

        // Given back, it is the first one's again.
        await turn.DisposeAsync();
        await using var again = await first.TakeAsync(nameof(MailSender), default).WaitAsync(Patience);
        Assert.False(again.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Administrators_see_which_servers_there_are_and_how_much_each_does()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Postgres);
        await using var first = Turns(host);
        await using var mails = await first.TakeAsync(nameof(MailSender), default);
        await using var second = Turns(host);
        await using var backups = await second.TakeAsync("BackupKeeper", default);
        await using var heads = await second.TakeAsync("HeadKeeper", default);
        var status = await host.SendAs(await host.DemoUserAsync(Role.Administrator, Side.Laos), new GetStatus.Query());
        var line = Assert.Single(status.Lines, each => each.Key == "Status.Database.Servers");
        Assert.Equal($"{Environment.MachineName} (1), {Environment.MachineName} (2)", Assert.Single(line.Values));
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("STOP")]
    public async Task The_jobs_of_a_server_that_is_killed_or_paused_are_done_by_another(string signal)
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Postgres);
        await using var served = ServedProcess.Start(host, [], "Database:Servers=Several");
        while (await host.Db(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE locktype = 'advisory' AND objid = {(int)PostgresLocks.OfJob(nameof(MailSender))} AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").SingleAsync()) == 0)
        {
            await Task.Delay(100);
        }

        await using var other = Turns(host);
        var turn = other.TakeAsync(nameof(MailSender), default);
        // It has asked in vain once it has another one's lock.
        await using var free = await other.TakeAsync("BackupKeeper", default).WaitAsync(Patience);
        Assert.False(turn.IsCompleted);
        var watch = Stopwatch.StartNew();
        await served.SignalAsync(signal);
        await using (await turn.WaitAsync(Patience))
        {
            output.WriteLine($"{signal}: {watch.Elapsed.TotalSeconds:0.0} s until another server had the job");
        }
    }

    [Fact]
    public async Task A_hundred_mails_of_two_servers_are_sent_once_each_and_each_server_calls_the_other()
    {
        await using var post = await SmtpServer.StartAsync("accept");
        string[] settings = [Several, "--Mail:Host=127.0.0.1", $"--Mail:Port={post.Port}", "--Mail:Encryption=None", "--Mail:From=to@test.lwp"];
        await using var host = await TestHost.StartWithDemoAsync(Database.Postgres, TestChanges.None with { Settings = settings });
        await using var beside = host.Beside(settings);
        TestHost[] both = [host, beside];
        TaskCompletionSource[] heard = [new(), new()];
        foreach (var (at, each) in both.Index())
        {
            each.Services.GetRequiredService<ServerCalls>().Heard += call => _ = call is { About: nameof(MailSender), Words: null } && heard[at].TrySetResult();
            var line = each.Services.GetServices<IHostedService>().OfType<PostgresLine>().Single();
            await line.StartAsync(default);
            await line.Listening;
            each.SaysItHasStarted();
            await each.Services.GetRequiredService<MailSender>().StartAsync(default);
        }

        // The first mail shows that one of them sends.
        var sent = await QueueAsync(host, 1);
        await post.MailsAsync(1);
        for (var round = 0; round < 9; round++)
        {
            sent.AddRange(await QueueAsync(both[round % 2], 11));
        }

        await post.MailsAsync(sent.Count);
        await Task.WhenAll(heard.Select(each => each.Task)).WaitAsync(Patience);
        foreach (var each in both)
        {
            await each.Services.GetRequiredService<MailSender>().StopAsync(default);
        }

        Assert.Equal(100, sent.Count);
        Assert.Equal(sent.Order(StringComparer.Ordinal), post.Mails.Select(each => each.MessageId.Trim('<', '>')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_server_that_was_paused_sends_nothing_that_another_sends()
    {
        await using var post = await SmtpServer.StartAsync("accept");
        string[] settings = [Several, "--Mail:Host=127.0.0.1", $"--Mail:Port={post.Port}", "--Mail:Encryption=None", "--Mail:From=to@test.lwp"];
        await using var host = await TestHost.StartWithDemoAsync(Database.Postgres, TestChanges.None with { Settings = settings });
        await using var beside = host.Beside(settings);
        var queued = await QueueAsync(host, 20);

        // Both believe that it is their turn, as one that was paused does for a moment.
        await Task.WhenAll(new[] { host, beside }.Select(each => each.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None)));
        Assert.Equal(queued.Order(StringComparer.Ordinal), post.Mails.Select(each => each.MessageId.Trim('<', '>')).Order(StringComparer.Ordinal));

        // One that was paused between taking a mail up and handing it over hands over nothing.
        await QueueAsync(host, 1);
        var waiting = await host.Db(db => db.Mails.Where(each => each.State == MailState.Waiting).Select(each => each.Id).SingleAsync());
        var mail = await host.SendAs(CurrentUser.System, new BeginMail.Command(waiting));
        Assert.NotNull(mail);
        Assert.Null(await beside.SendAs(CurrentUser.System, new BeginMail.Command(waiting)));
        var late = mail with { TakenUp = Stopwatch.GetTimestamp() - (long)(mail.Lease.TotalSeconds + 1) * Stopwatch.Frequency };
        await Assert.ThrowsAsync<MailException>(() => host.Services.GetRequiredService<MailTransport>().SendAsync(late, CancellationToken.None));
        Assert.Equal(queued.Count, post.Mails.Count);

        // What it has to say afterwards changes nothing of what the other one has written down.
        await beside.SendAs(CurrentUser.System, new RecordMail.Command(waiting));
        await host.SendAs(CurrentUser.System, new RecordMail.Command(waiting, MailFailure.TimedOut, "late"));
        Assert.Equal(MailState.Sent, await host.Db(db => db.Mails.Where(each => each.Id == waiting).Select(each => each.State).SingleAsync()));
    }

    [Fact]
    public async Task A_sign_in_that_ends_on_one_server_ends_on_the_other_within_seconds()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Postgres, TestChanges.None with { Settings = [Several] });
        await using var beside = host.Beside(Several);
        var account = await host.Db(db => db.Users.AsNoTracking().FirstAsync(each => each.Role == Role.Secretary && each.Side == Side.Laos));
        var (here, there) = (host.Services.GetRequiredService<Sessions>(), beside.Services.GetRequiredService<Sessions>());
        var session = await here.BeginAsync(account);
        Assert.True(await there.IsAliveAsync(session));
        var ended = false;
        using var page = there.WatchFor(session, () => ended = true);
        await here.EndAsync(session);

        // Reading relies on what it knew for two seconds; open pages are asked about every other second.
        var watch = Stopwatch.StartNew();
        while (await there.IsAliveAsync(session))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), "It is still believed.");
            await Task.Delay(50);
        }

        await there.NotifyWatchesAsync();
        Assert.True(ended);
    }

    private static PostgresTurns Turns(TestHost host) => new(host.Connection, NullLogger<PostgresTurns>.Instance);

    private static Task<PostgresUse> ServeAsync(TestHost host) =>
        PostgresUse.ServeAsync(host.Connection, isOneOfSeveral: true, host.Services.GetRequiredService<IHostApplicationLifetime>(), NullLogger<PostgresUse>.Instance, default);

    /// <summary>Of servers that hold jobs: the one that came first.</summary>
    private static async Task EndFirstConnectionAsync(TestHost host)
    {
        await using var connection = new NpgsqlConnection(host.Connection);
        await connection.OpenAsync();
        await using var end = new NpgsqlCommand($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '{PostgresTurns.ApplicationName} %' AND datname = current_database() ORDER BY backend_start LIMIT 1", connection);
        await end.ExecuteNonQueryAsync();
    }

    /// <returns>The Message-IDs.</returns>
    private static async Task<List<string>> QueueAsync(TestHost host, int count)
    {
        List<OutgoingMail> queued = [];
        await host.Db(async db =>
        {
            var (plan, chair) = (await db.Plans.AsNoTracking().SingleAsync(each => each.Code == "2028"), await db.Users.AsNoTracking().SingleAsync(each => each.Role == Role.CoChair && each.Side == Side.Laos));
            queued = [.. Enumerable.Range(0, count).Select(number =>
                new OutgoingMail(new MailSubject(MailKind.SigningPower, plan.Id), MailRecipients.Of(chair), "test.lwp", $"{number}", "Body", false, host.Time.GetUtcNow().UtcDateTime))];
            db.Mails.AddRange(queued);
            await db.SaveChangesAsync();
        });
        host.Services.GetRequiredService<MailSender>().Wake();
        return [.. queued.Select(each => each.MessageId.Trim('<', '>'))];
    }
}
