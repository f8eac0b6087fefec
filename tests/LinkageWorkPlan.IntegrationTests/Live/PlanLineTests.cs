using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Approvals;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Talk;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LinkageWorkPlan.IntegrationTests.Live;

/// <summary>What an open page hears of a plan, and for whom.</summary>
public sealed partial class PlanLineTests
{
    [Theory, EachDatabase]
    public async Task Two_people_see_each_other_and_what_the_other_saves_within_a_second(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await using var first = await PagesHost.StartAsync(desk.Host);
        await using var second = database == Database.Postgres ? await PagesHost.StartAsync(desk.Host) : null;
        var (one, other) = (await SignInAsync(desk, first, Role.Secretary), await SignInAsync(desk, second ?? first, Role.Secretary, Side.Laos));
        using var oneBrowser = one.Browser;
        using var otherBrowser = other.Browser;
        using var line = await LiveLine.OpenAsync(oneBrowser, PlanDesk.Code);
        await line.PeopleAsync();
        using (var theirs = await LiveLine.OpenAsync(otherBrowser, PlanDesk.Code, edits: "A1"))
        {
            var here = await line.PeopleAsync(other.User.Name);
            Assert.Equal("A1", here.GetProperty("people")[0].GetProperty("edits").GetString());
            await theirs.PeopleAsync(one.User.Name);

            await ReviseAsync(second ?? first, desk, other.User, weight: 70);
            var saved = Stopwatch.GetTimestamp();
            Assert.Equal(["A1"], await line.CodesAsync());
            Assert.InRange(Stopwatch.GetElapsedTime(saved), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }

        await line.PeopleAsync();
    }

    [Theory, EachDatabase]
    public async Task A_page_is_told_of_what_it_sent_itself_as_its_own(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await using var pages = await PagesHost.StartAsync(desk.Host);
        var (browser, user) = await SignInAsync(desk, pages, Role.Secretary);
        using var open = browser;
        using var line = await LiveLine.OpenAsync(browser, PlanDesk.Code);
        await line.PeopleAsync();
        await ReviseAsync(pages, desk, user with { Window = line.Window.ToString() }, 70);
        var said = (await line.NextAsync("changed")).GetProperty("changes")[0];
        Assert.Equal((true, true), (said.GetProperty("isMine").GetBoolean(), said.GetProperty("isOwn").GetBoolean()));
        await ReviseAsync(pages, desk, user with { Window = Guid.CreateVersion7().ToString() }, 60);
        said = (await line.NextAsync("changed")).GetProperty("changes")[0];
        Assert.Equal((true, false), (said.GetProperty("isMine").GetBoolean(), said.GetProperty("isOwn").GetBoolean()));
    }

    /// <summary>A line that was lost, or a page that was in the background: what it missed is told, and of what is too old only that there is something.</summary>
    [Theory, EachDatabase]
    public async Task What_was_missed_is_told_when_the_line_is_back(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await using var pages = await PagesHost.StartAsync(desk.Host);
        var (browser, _) = await SignInAsync(desk, pages, Role.Secretary);
        using var open = browser;
        var since = TimeProvider.System.GetUtcNow().Ticks.ToString(CultureInfo.InvariantCulture);
        await ReviseAsync(pages, desk, desk.LaoSecretary, 70);
        using (var line = await LiveLine.OpenAsync(browser, PlanDesk.Code, since))
        {
            Assert.Equal(["A1"], await line.CodesAsync());
            since = line.LastId;
        }

        await ReviseAsync(pages, desk, desk.LaoSecretary, 60);
        using (var line = await LiveLine.OpenAsync(browser, PlanDesk.Code, since))
        {
            Assert.Contains("A1", await line.CodesAsync());
        }

        foreach (var old in new[] { "0", TimeProvider.System.GetUtcNow().AddDays(-2).Ticks.ToString(CultureInfo.InvariantCulture) })
        {
            using var line = await LiveLine.OpenAsync(browser, PlanDesk.Code, old);
            var said = await line.NextAsync("changed");
            Assert.Equal((true, 0), (said.GetProperty("isMany").GetBoolean(), said.GetProperty("changes").GetArrayLength()));
        }

        using var wrong = await LiveLine.OpenAsync(browser, PlanDesk.Code, "yesterday");
        await wrong.PeopleAsync();
    }

    [Theory, EachDatabase]
    public async Task Nobody_is_told_of_what_they_may_not_see(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        var readers = new Dictionary<Role, PagesHost.Browser>();
        foreach (var role in new[] { Role.Observer, Role.MinisterOffice, Role.Administrator, Role.Owner, Role.CoChair })
        {
            readers[role] = (await SignInAsync(desk, pages, role)).Browser;
        }

        // A draft: not even that it is there.
        foreach (var role in new[] { Role.Observer, Role.MinisterOffice, Role.Administrator })
        {
            Assert.Equal(404, (await readers[role].AskAsync(LiveLine.AddressOf(PlanDesk.Code))).Status);
        }

        Assert.Equal(404, (await readers[Role.CoChair].AskAsync(LiveLine.AddressOf("2099"))).Status);
        Assert.Equal(400, (await readers[Role.CoChair].AskAsync("/live/plans/2026?window=x")).Status);
        await desk.AdoptAsync();
        foreach (var role in new[] { Role.MinisterOffice, Role.Administrator })
        {
            Assert.Equal(404, (await readers[role].AskAsync(LiveLine.AddressOf(PlanDesk.Code))).Status);
        }

        using var observer = await LiveLine.OpenAsync(readers[Role.Observer], PlanDesk.Code);
        using var owner = await LiveLine.OpenAsync(readers[Role.Owner], PlanDesk.Code);
        await observer.NextAsync("here");
        await owner.NextAsync("here");
        var dispatcher = pages.Services.GetRequiredService<Dispatcher>();
        await dispatcher.SendAs(desk.Secretary, new Web.Features.Amendments.ProposeAmendment.Command(desk.PlanId, PlanDesk.Words("Mùa mưa", "ລະດູຝົນ")));
        var said = (await owner.NextAsync("changed")).GetProperty("changes")[0];
        Assert.Equal("Amendment", said.GetProperty("kind").GetString());

        await dispatcher.SendAs(desk.Secretary, new WriteComment.Command(new TalkScope(PlanDesk.Code, "A1"), string.Empty, Language.Vi, "Chưa đủ", []));
        Assert.Equal(["A1"], await owner.CodesAsync());

        // Proposal and comment were told before it: the observer has heard nothing until here, and no names of what was done before.
        await RecordAsync(pages, desk);
        var heard = await observer.NextAsync("changed");
        Assert.Equal(["A1"], LiveLine.Codes(heard));
        using var late = await LiveLine.OpenAsync(readers[Role.Observer], PlanDesk.Code, "0");
        Assert.Equal(0, (await late.NextAsync("changed")).GetProperty("changes").GetArrayLength());

        // The next line asks from here on, and not again for all that there ever was.
        var now = pages.Services.GetRequiredService<Clock>().UtcNow;
        Assert.InRange(new DateTime(long.Parse(late.LastId, CultureInfo.InvariantCulture), DateTimeKind.Utc), now.AddMinutes(-1), now);
        foreach (var reader in readers.Values)
        {
            reader.Dispose();
        }
    }

    /// <summary>Also where the other one is at another server.</summary>
    [Theory, EachDatabase]
    public async Task Who_sees_no_drafts_sees_people_of_their_own_side_alone(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AdoptAsync();
        await using var pages = await PagesHost.StartAsync(desk.Host);
        await using var second = database == Database.Postgres ? await PagesHost.StartAsync(desk.Host) : null;
        var reader = await SignInAsync(desk, pages, Role.Observer);
        var ours = await SignInAsync(desk, second ?? pages, Role.CoChair);
        var theirs = await SignInAsync(desk, pages, Role.Secretary, Side.Laos);
        using var readerBrowser = reader.Browser;
        using var ourBrowser = ours.Browser;
        using var theirBrowser = theirs.Browser;
        using var their = await LiveLine.OpenAsync(theirBrowser, PlanDesk.Code);
        using var line = await LiveLine.OpenAsync(readerBrowser, PlanDesk.Code);
        await their.PeopleAsync(reader.User.Name);
        using var our = await LiveLine.OpenAsync(ourBrowser, PlanDesk.Code, edits: "A1");
        var here = await line.PeopleAsync(ours.User.Name);
        Assert.False(here.GetProperty("people")[0].TryGetProperty("edits", out var edits) && edits.ValueKind != JsonValueKind.Null);
        await our.PeopleAsync([.. new[] { reader.User.Name, theirs.User.Name }.Order(StringComparer.Ordinal)]);
    }

    [Theory, EachDatabase]
    public async Task The_line_ends_with_the_sign_in(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await using var pages = await PagesHost.StartAsync(desk.Host);
        var (browser, _) = await SignInAsync(desk, pages, Role.Secretary);
        using var open = browser;
        using var line = await LiveLine.OpenAsync(browser, PlanDesk.Code);
        await line.NextAsync("here");
        var session = await desk.Host.Db(db => db.Sessions.Select(each => each.Id).SingleAsync());
        await pages.Services.GetRequiredService<Sessions>().EndAsync(session);
        await line.NextAsync("ended");
        Assert.True(await line.EndsAsync());
        Assert.NotEqual(200, (await browser.AskAsync(LiveLine.AddressOf(PlanDesk.Code))).Status);
    }

    /// <summary>A page that nobody sits at must not keep the sign-in alive because others work.</summary>
    [Theory, EachDatabase]
    public async Task What_a_page_asks_by_itself_is_no_use_of_the_sign_in(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await using var pages = await PagesHost.StartAsync(desk.Host);
        var (browser, _) = await SignInAsync(desk, pages, Role.Secretary);
        using var open = browser;
        var sessions = pages.Services.GetRequiredService<Sessions>();
        await sessions.CleanUpAsync();
        var before = await desk.Host.Db(db => db.Sessions.Select(each => each.SeenAt).SingleAsync());
        using var line = await LiveLine.OpenAsync(browser, PlanDesk.Code);
        await line.NextAsync("here");
        await sessions.CleanUpAsync();
        Assert.Equal(before, await desk.Host.Db(db => db.Sessions.Select(each => each.SeenAt).SingleAsync()));
        await browser.ReadAsync("/plans/2026");
        await sessions.CleanUpAsync();
        Assert.NotEqual(before, await desk.Host.Db(db => db.Sessions.Select(each => each.SeenAt).SingleAsync()));
    }

    [Fact]
    public async Task There_are_so_many_lines_for_an_account_and_for_all()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(desk.Host, "--Live:PagesPerAccount=2", "--Live:Pages=3");
        using var one = (await SignInAsync(desk, pages, Role.Secretary)).Browser;
        using var other = (await SignInAsync(desk, pages, Role.CoChair)).Browser;
        using var first = await LiveLine.OpenAsync(one, PlanDesk.Code);
        using (await LiveLine.OpenAsync(one, PlanDesk.Code))
        {
            var refused = await Task.WhenAll(Enumerable.Range(0, 500).Select(async _ => (await one.AskAsync(LiveLine.AddressOf(PlanDesk.Code))).Status));
            Assert.Equal([429], refused.Distinct());
            using var theirs = await LiveLine.OpenAsync(other, PlanDesk.Code);
            Assert.Equal(429, (await other.AskAsync(LiveLine.AddressOf(PlanDesk.Code))).Status);
            await first.PeopleAsync(await desk.Host.Db(db => db.Users.Where(each => each.Role == Role.CoChair).Select(each => each.DisplayName).SingleAsync()));
        }

        // Both have gone by the time the first is told.
        await first.PeopleAsync();
        for (var status = 0; status != 200;)
        {
            using var again = await one.FollowAsync(LiveLine.AddressOf(PlanDesk.Code));
            status = (int)again.StatusCode;
            Assert.True(status is 200 or 429, $"{status}");
        }
    }

    /// <summary>Whatever anybody sends on the channel of the database, and however much: pages are told what matters, and the server stands.</summary>
    [Fact]
    public async Task A_flood_on_the_databases_channel_is_survived_and_a_lost_connection_is_found_again()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Postgres);
        await desk.AddAsync(desk.Form());
        await using var pages = await PagesHost.StartAsync(desk.Host);
        await using var elsewhere = await PagesHost.StartAsync(desk.Host);
        var (browser, _) = await SignInAsync(desk, pages, Role.Secretary);
        using var open = browser;
        using var line = await LiveLine.OpenAsync(browser, PlanDesk.Code);
        await line.PeopleAsync();
        await using (var connection = new NpgsqlConnection(desk.Host.Connection))
        {
            await connection.OpenAsync();
            await using var flood = new NpgsqlCommand(
                $$$"""
                SELECT pg_notify('lwp_live', x) FROM (
                  SELECT 'junk ' || i AS x FROM generate_series(1, 5000) i
                  UNION ALL SELECT '{"server":"' || gen_random_uuid() || '","changed":{"plan":"{{{desk.PlanId}}}","entries":["' || gen_random_uuid() || '"],"at":"2026-06-22T02:00:00Z"}}' FROM generate_series(1, 5000)) said
                """,
                connection);
            await flood.ExecuteNonQueryAsync();
            await ReviseAsync(elsewhere, desk, desk.LaoSecretary, 70);
            await line.NextAsync("changed", said => said.GetProperty("isMany").GetBoolean() || LiveLine.Codes(said).Contains("A1"));

            // The line to the database is cut, and something is saved before it is back.
            await using var cut = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'", connection);
            Assert.Equal(true, await cut.ExecuteScalarAsync());
        }

        await ReviseAsync(elsewhere, desk, desk.LaoSecretary, 60);
        await line.NextAsync("changed");
    }

    private static async Task ReviseAsync(PagesHost pages, PlanDesk desk, CurrentUser by, int weight)
    {
        var editor = await desk.EditorAsync("A1");
        await pages.Services.GetRequiredService<Dispatcher>().SendAs(by, new ReviseTask.Command(editor.TaskId!.Value, TaskForm.Of(editor.Saved) with { Weight = weight }, editor.Version));
    }

    private static async Task RecordAsync(PagesHost pages, PlanDesk desk)
    {
        var task = (await desk.Host.Db(db => db.Tasks.SingleAsync())).Id;
        await pages.Services.GetRequiredService<Dispatcher>().SendAs(desk.Secretary, new RecordProgress.Command(task, new ProgressForm { EffectiveOn = new DateOnly(2026, 6, 13), Percent = 40 }, []));
    }

    private static async Task<(PagesHost.Browser Browser, CurrentUser User)> SignInAsync(PlanDesk desk, PagesHost pages, Role role, Side side = Side.Vietnam)
    {
        var user = await desk.Host.UserAsync(role, side, password: SigningDesk.Password);
        var browser = pages.Open("vi");
        browser.Account = user.Id;
        await browser.SignInAsync(await desk.Host.Db(db => db.Users.Where(each => each.Id == user.Id).Select(each => each.Email!).SingleAsync()), SigningDesk.Password);
        return (browser, user);
    }
}
