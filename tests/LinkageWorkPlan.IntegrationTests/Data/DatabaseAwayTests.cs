using System.Diagnostics;
using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Layout;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LinkageWorkPlan.IntegrationTests.Data;

/// <summary>A database that does not answer, or is damaged, is told on every page in its reader's language, and soon.</summary>
public sealed class DatabaseAwayTests : IDisposable
{
    private const string Password = "Mat-khau-2026!";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(18);

    private readonly string folder = Directory.CreateTempSubdirectory("lwp-damaged-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_page_says_soon_that_the_server_does_not_answer_and_works_again_when_it_does()
    {
        await using var host = await TestHost.StartAsync(Database.Postgres);
        var (email, server) = (await EmailAsync(host), new NpgsqlConnectionStringBuilder(host.Connection));
        await using var silent = new SilentServer(server.Host!, server.Port);
        server.Port = silent.Port;
        await using var pages = await PagesHost.StartAsync(host, $"--ConnectionStrings:Default={server}");
        using var client = EdgesTests.Client(pages, "lo");
        using var other = EdgesTests.Client(pages, "en");
        var token = await TokenAsync(other);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(client, email, await TokenAsync(client))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/plans")).StatusCode);

        silent.FallSilent();
        var answers = await Task.WhenAll(SoonAsync(() => client.GetAsync("/plans")), SoonAsync(() => client.GetAsync("/reports")), SoonAsync(() => SignInAsync(other, email, token)));
        Assert.All(answers, each => Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (each.StatusCode, each.Headers.RetryAfter is not null)));
        Assert.Contains(Loc.In(Language.Lo)["Shared.Fault.Busy"], WebUtility.HtmlDecode(await answers[0].Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var signIn = WebUtility.HtmlDecode(await answers[2].Content.ReadAsStringAsync());
        Assert.Contains(Loc.In(Language.En)["Shared.Fault.Busy"], signIn, StringComparison.Ordinal);
        Assert.Contains($"value=\"{email}\"", signIn, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, signIn, StringComparison.Ordinal);

        silent.Wake();
        var since = Stopwatch.StartNew();
        HttpStatusCode status;
        do
        {
            status = (await client.GetAsync("/plans")).StatusCode;
        }
        while (status != HttpStatusCode.OK && since.Elapsed < Soon);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task A_start_on_a_server_that_takes_connections_and_never_answers_says_so_in_one_line()
    {
        await using var silent = new SilentServer("127.0.0.1", 1);
        silent.FallSilent();
        (await ProgramRun.Async("migrate", "--Database:Provider=Postgres", $"--ConnectionStrings:Default=Host=127.0.0.1;Port={silent.Port};Username=x;Password=y;Database=z", $"--Data:Path={folder}"))
            .AssertRefused($"127.0.0.1:{silent.Port} does not answer");
    }

    [Fact]
    public async Task A_database_that_is_damaged_in_its_middle_is_reported_on_the_page()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await DamageAsync(host.Connection);
        await using var pages = await PagesHost.StartAsync(host);
        using var client = EdgesTests.Client(pages, "vi");
        var answer = await client.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains(Loc.In(Language.Vi)["Shared.Fault.Damaged"], WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("seed", "--Demo:Enabled=true")]
    [InlineData("report", "--plan", "2026-2027", "--period", "2026-H1", "--edition", "joint", "--out", "OUT")]
    [InlineData("create-admin", "--email", "a@example.org", "--name", "A", "--side", "laos")]
    public async Task A_command_on_a_damaged_database_ends_with_one_line(params string[] command)
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await DamageAsync(host.Connection);
        var run = await ProgramRun.Async([.. command.Select(each => each.Replace("OUT", Path.Combine(folder, "report.pdf"), StringComparison.Ordinal)), $"--ConnectionStrings:Default={host.Connection}", $"--Data:Path={folder}"]);
        run.AssertRefused("damaged");
        Assert.False(File.Exists(Path.Combine(folder, "report.pdf")));
    }

    [Fact]
    public async Task A_start_on_a_damaged_database_ends_with_one_line_beside_its_log()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await DamageAsync(host.Connection);
        var run = await ProgramRun.Async("--urls", "http://127.0.0.1:0", "--Demo:Enabled=true", $"--ConnectionStrings:Default={host.Connection}", $"--Data:Path={folder}");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("damaged", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    /// <summary>The schema, the first page, stays as it is; every page behind it is overwritten.</summary>
    private static async Task DamageAsync(string connection)
    {
        await using (var sqlite = new SqliteConnection(connection))
        {
            await sqlite.OpenAsync();
            await using var flush = new SqliteCommand("PRAGMA wal_checkpoint(TRUNCATE)", sqlite);
            await flush.ExecuteNonQueryAsync();
            SqliteConnection.ClearPool(sqlite);
        }

        await using var file = File.Open(new SqliteConnectionStringBuilder(connection).DataSource, FileMode.Open);
        var (from, to) = (file.Length / 10, file.Length);
        file.Position = from;
        await file.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)(to - from)).ToArray());
    }

    private static async Task<HttpResponseMessage> SoonAsync(Func<Task<HttpResponseMessage>> ask)
    {
        var since = Stopwatch.StartNew();
        var answer = await ask();
        Assert.InRange(since.Elapsed, TimeSpan.Zero, Soon);
        return answer;
    }

    private static async Task<string> EmailAsync(TestHost host)
    {
        var user = await host.UserAsync(Role.Secretary, Side.Laos, password: Password);
        return await host.Db(async db => (await db.Users.FindAsync(user.Id))!.Email!);
    }

    private static async Task<string> TokenAsync(HttpClient client) => EdgesTests.Token().Match(await client.GetStringAsync("/account/sign-in")).Groups[1].Value;

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string email, string token) =>
        client.PostAsync("/account/sign-in", EdgesTests.Form(("__RequestVerificationToken", token), ("_handler", "sign-in"), ("Input.Email", email), ("Input.Password", Password)));
}
