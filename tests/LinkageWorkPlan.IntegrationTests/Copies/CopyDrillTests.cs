using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Backup;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.Copies;
using LinkageWorkPlan.Web.Features.Api;
using LinkageWorkPlan.Web.Features.Copies;
using LinkageWorkPlan.Web.Features.Operation;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LinkageWorkPlan.IntegrationTests.Copies;

/// <summary>From the server's schedule to a side's own read-only copy, and what goes wrong on the way.</summary>
public sealed partial class CopyDrillTests : IDisposable
{
    private const string Password = "một mật khẩu đủ dài 7";

    private readonly string folder = Directory.CreateTempSubdirectory("lwp-copies-").FullName;
    private readonly List<string> kept = [];
    private int asked;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        foreach (var connection in kept)
        {
            TestDatabases.DropAsync(Database.Postgres, connection).GetAwaiter().GetResult();
        }
    }

    [Theory, EachDatabase]
    public async Task A_side_fetches_its_copy_with_a_token_and_starts_it(Database database)
    {
        await using var original = await StartAsync(database);
        await original.Services.GetRequiredService<CopyKeeper>().MakeDueAsync(default);
        var file = Path.Combine(folder, "laos.zip.cms");
        await using (var pages = await PagesHost.StartAsync(original, CopySettings()))
        {
            using var client = new HttpClient { BaseAddress = pages.Address };
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(CopyEndpoints.ProgramAddress)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(client, original, Role.Secretary, ApiScope.Read, CopyEndpoints.ProgramAddress)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(client, original, Role.Administrator, ApiScope.Copy, "/api/plans")).StatusCode);
            using var answer = await AskAsync(client, original, Role.Administrator, ApiScope.Copy, CopyEndpoints.ProgramAddress);
            Assert.Equal((HttpStatusCode.OK, "attachment"), (answer.StatusCode, answer.Content.Headers.ContentDisposition!.DispositionType));
            Assert.StartsWith("linkage-work-plan-laos-2036", answer.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
            await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());

            // A line that broke off goes on where it was, as long as it is the same copy.
            var whole = await File.ReadAllBytesAsync(file);
            using var rest = await AskAsync(client, original, Role.Administrator, ApiScope.Copy, CopyEndpoints.ProgramAddress, From(1000, answer.Content.Headers.LastModified!.Value));
            Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
            Assert.Equal(whole[1000..], await rest.Content.ReadAsByteArrayAsync());
            using var another = await AskAsync(client, original, Role.Administrator, ApiScope.Copy, CopyEndpoints.ProgramAddress, From(1000, answer.Content.Headers.LastModified!.Value.AddDays(-1)));
            Assert.Equal((HttpStatusCode.OK, whole.LongLength), (another.StatusCode, another.Content.Headers.ContentLength));

            // In a browser the administrators of each side get their own, and nobody else any.
            using var browser = pages.Open("vi");
            await browser.SignInAsync("admin.vn@demo.lwp", DemoAccounts.Password);
            Assert.Equal(await File.ReadAllBytesAsync(Assert.Single(Directory.EnumerateFiles(Path.Combine(folder, "copies", "vietnam"), "*.cms"))), await browser.BytesAsync(CopyEndpoints.Address));
            using var reader = pages.Open("vi");
            await reader.SignInAsync("cochair.vn@demo.lwp", DemoAccounts.Password);
            Assert.Equal(404, await reader.StatusOfAsync(CopyEndpoints.Address));
        }

        await using var copy = await TestHost.StartAsync(database, Filling.Nothing);
        await RefusalsAsync(copy, file);
        var taken = await TakeAsync(copy, file);
        Assert.Contains("the copy of Laos", taken.Out, StringComparison.Ordinal);
        var address = Address().Match(taken.Out);
        Assert.Contains("admin.la@demo.lwp", taken.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("admin.vn@demo.lwp", taken.Out, StringComparison.Ordinal);

        await using (var pages = await PagesHost.StartAsync(copy, "--Demo:Enabled=true"))
        {
            await copy.Db(db => pages.Services.GetRequiredService<CopyState>().ReadAsync(db, default));
            using var browser = pages.Open("vi");
            Assert.Contains("Phía Lào: bản sao chỉ đọc.", await browser.ReadAsync("/account/sign-in"), StringComparison.Ordinal);
            await browser.PostAsync(address.Value, address.Value, ("_handler", "setup"), ("Input.NewPassword", Password), ("Input.NewPasswordAgain", Password));
            using var later = pages.Open("vi");
            await later.SignInAsync("admin.la@demo.lwp", Password);
            Assert.Contains("copy-banner", await later.ReadAsync("/settings/status"), StringComparison.Ordinal);
            Assert.Equal(404, await later.StatusOfAsync(CopyEndpoints.Address));
        }

        var audit = await copy.RunAsync(folder, "verify", "--audit");
        Assert.Equal((0, string.Empty), (audit.ExitCode, audit.Error));
        Assert.Contains("The history is whole", audit.Out, StringComparison.Ordinal);
        (await copy.RunAsync(folder, "export", "--all", "--out", Path.Combine(folder, "all.zip"))).AssertRefused("began from the copy of Laos", "Nothing was written");

        // The next day's takes its place; the password stays, and the one before is kept.
        (await copy.RunAsync(folder, "import", "--copy", file, "--key", Key("laos"))).AssertRefused("it is no newer", "Nothing was changed");
        original.Time.Advance(TimeSpan.FromDays(1));
        await original.Services.GetRequiredService<CopyKeeper>().MakeDueAsync(default);
        var newer = Directory.EnumerateFiles(Path.Combine(folder, "copies", "laos"), "*.zip.cms").Order(StringComparer.Ordinal).Last();
        await copy.LeaveAsync();
        var again = await TakeAsync(copy, newer);
        Assert.DoesNotContain("admin.la@demo.lwp", again.Out, StringComparison.Ordinal);
        Assert.Contains("is kept as", again.Out, StringComparison.Ordinal);
        var mark = await copy.Db(db => db.CopyMarks.AsNoTracking().SingleAsync());
        Assert.Equal((Side.Laos, original.Time.GetUtcNow().UtcDateTime.Date, false), (mark.Side, mark.MadeAt.Date, mark.IsPrimary));
        Assert.Equal(1, await copy.Db(db => db.Users.CountAsync(each => each.PasswordHash != null)));
        await copy.LeaveAsync();
    }

    /// <summary>Where the original is lost, a side's copy becomes one: both sides are let in, and their commands are done.</summary>
    [Theory, EachDatabase]
    public async Task A_copy_takes_the_place_of_an_original_that_is_lost(Database database)
    {
        await using var original = await StartAsync(database);
        await original.Services.GetRequiredService<CopyKeeper>().MakeDueAsync(default);
        var file = Directory.EnumerateFiles(Path.Combine(folder, "copies", "vietnam")).Single(each => each.EndsWith(".cms", StringComparison.Ordinal));
        await using var copy = await TestHost.StartAsync(database, Filling.Nothing);
        var taken = await copy.RunAsync(folder, "import", "--copy", file, "--key", Key("vietnam"), "--as-original");
        Assert.Equal((0, string.Empty), (taken.ExitCode, taken.Error));
        Assert.All(new[] { "admin.la@demo.lwp", "admin.vn@demo.lwp" }, each => Assert.Contains(each, taken.Out, StringComparison.Ordinal));
        await copy.Db(db => copy.Services.GetRequiredService<CopyState>().ReadAsync(db, default));
        var id = await copy.SendAs(await copy.DemoUserAsync(Role.Secretary, Side.Vietnam), new Web.Features.Owners.AddOwner.Command(Side.Vietnam, new TextWords("Đơn vị mới", null, null)));
        Assert.NotEqual(Guid.Empty, id);
        await copy.LeaveAsync();
        Assert.Equal(0, (await copy.RunAsync(folder, "verify", "--audit")).ExitCode);
        (await copy.RunAsync(folder, "import", "--copy", file, "--key", Key("vietnam"))).AssertRefused("is no copy", "Nothing was changed");
    }

    [Theory, EachDatabase]
    public async Task The_status_follows_the_copies_and_names_the_download_of_the_own_side(Database database)
    {
        await using var host = await StartAsync(database);
        var keeper = host.Services.GetRequiredService<CopyKeeper>();
        Assert.Equal(["Status.Copy.None", "Status.Copy.None"], await LinesAsync(host));
        await keeper.MakeDueAsync(default);
        Assert.Equal(["Status.Copy.Good", "Status.Copy.Good"], await LinesAsync(host));
        var lines = (await host.SendAs(await host.DemoUserAsync(Role.Administrator, Side.Laos), new GetStatus.Query())).Lines;
        Assert.Equal([null, CopyEndpoints.Address], lines.Where(each => each.Part == StatusPart.Copy).Select(each => each.Link));

        // The certificate of one side is gone: the other side's copy is made all the same.
        File.Move(Path.Combine(folder, "laos.cert.pem"), Path.Combine(folder, "away.pem"));
        host.Time.Advance(TimeSpan.FromDays(1));
        await keeper.MakeDueAsync(default);
        Assert.Equal(["Status.Copy.Good", "Status.Copy.Failed"], await LinesAsync(host));
        File.Move(Path.Combine(folder, "away.pem"), Path.Combine(folder, "laos.cert.pem"));
        for (var day = 0; day < 4; day++)
        {
            host.Time.Advance(TimeSpan.FromDays(1));
            await keeper.MakeDueAsync(default);
        }

        Assert.Equal(["Status.Copy.Good", "Status.Copy.Good"], await LinesAsync(host));
        Assert.Equal(3, Directory.EnumerateFiles(Path.Combine(folder, "copies", "laos"), "*.cms").Count());

        static async Task<IEnumerable<string>> LinesAsync(TestHost host) =>
            (await host.SendAs(await host.DemoUserAsync(Role.Administrator, Side.Vietnam), new GetStatus.Query())).Lines.Where(each => each.Part == StatusPart.Copy).Select(each => each.Key);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_named()
    {
        var problems = new CopyOptions { Folder = "copies", At = "25:00", KeepDays = 0 }.Problems().ToList();
        Assert.Equal(["Copies:KeepDays", "Copies:At", "Copies:Folder"], problems.Select(each => each.Split(' ')[0]));
        Assert.Contains("Copies:LaosRecipients names nothing.pem", Assert.Single(new CopyOptions { Folder = "copies", LaosRecipients = "nothing.pem" }.Problems()), StringComparison.Ordinal);
        Assert.Contains("Copies:Folder is not set", Assert.Single(new CopyOptions { LaosRecipients = BackupKeys.Rsa(folder, "one").Certificate }.Problems()), StringComparison.Ordinal);
    }

    private async Task RefusalsAsync(TestHost copy, string file)
    {
        (await copy.RunAsync(folder, "import", "--copy", file)).AssertRefused("is encrypted", "--key", "Nothing was changed");
        (await copy.RunAsync(folder, "import", "--copy", file, "--key", Key("vietnam"))).AssertRefused("of none of those for whom", "Nothing was changed");
        (await copy.RunAsync(folder, "import", "--copy", file + ".missing", "--key", Key("laos"))).AssertRefused("There is no file", "Nothing was changed");
        var bytes = await File.ReadAllBytesAsync(file);
        var bad = Path.Combine(folder, "bad.zip.cms");
        await File.WriteAllBytesAsync(bad, bytes[..^5000]);
        (await copy.RunAsync(folder, "import", "--copy", bad, "--key", Key("laos"))).AssertRefused("is damaged", "Nothing was changed");
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(bad, bytes);
        (await copy.RunAsync(folder, "import", "--copy", bad, "--key", Key("laos"))).AssertRefused("is damaged", "Nothing was changed");
        Assert.Empty(Directory.EnumerateDirectories(folder, ".backup-*"));
        await using var full = await TestHost.StartWithDemoAsync(copy.Database);
        (await full.RunAsync(folder, "import", "--copy", file, "--key", Key("laos"))).AssertRefused("is no copy", "Nothing was changed");
    }

    /// <summary>As a program asks that has the beginning already.</summary>
    private static Action<HttpRequestHeaders> From(long at, DateTimeOffset copy) => headers => (headers.Range, headers.IfRange) = (new RangeHeaderValue(at, null), new RangeConditionHeaderValue(copy));

    private async Task<HttpResponseMessage> AskAsync(HttpClient client, TestHost host, Role role, ApiScope scope, string address, Action<HttpRequestHeaders>? more = null)
    {
        var secret = await host.SendAs(await host.DemoUserAsync(role, Side.Laos), new CreateApiToken.Command($"{scope} {address} {Interlocked.Increment(ref asked)}", scope, 30));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        more?.Invoke(request.Headers);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return await client.SendAsync(request);
    }

    private string[] CopySettings() =>
        [$"--Copies:Folder={Path.Combine(folder, "copies")}", $"--Copies:VietnamRecipients={Path.Combine(folder, "vietnam.cert.pem")}", $"--Copies:LaosRecipients={Path.Combine(folder, "laos.cert.pem")}"];

    /// <summary>Its clock is far ahead, so that servers with the real one find nothing due.</summary>
    private async Task<TestHost> StartAsync(Database database)
    {
        BackupKeys.Settings(folder);
        var host = await TestHost.StartWithDemoAsync(database, TestChanges.None with { Settings = CopySettings() });
        host.Time.Advance(TimeSpan.FromDays(3650));
        return host;
    }

    private string Key(string side) => Path.Combine(folder, side + ".key.pem");

    private async Task<ProgramRun> TakeAsync(TestHost copy, string file)
    {
        var taken = await copy.RunAsync(folder, "import", "--copy", file, "--key", Key("laos"));
        Assert.Equal((0, string.Empty), (taken.ExitCode, taken.Error));
        if (copy.Database == Database.Postgres && taken.Out.Split("kept as database ") is [_, var aside])
        {
            kept.Add(new NpgsqlConnectionStringBuilder(copy.Connection) { Database = aside.Split('.')[0] }.ToString());
        }

        return taken;
    }

    [GeneratedRegex("/setup/[\\w-]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
