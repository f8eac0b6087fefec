using System.Net.Http.Headers;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Backup;
using LinkageWorkPlan.Web.Features.Operation;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>What administrators find of the state of the system.</summary>
public sealed class StatusTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-status-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, EachDatabase]
    public async Task Without_settings_it_says_what_is_to_be_set(Database database)
    {
        await using var host = await StartAsync(database, $"--Printing:BrowserPath={folder}/none");
        var lines = await LinesAsync(host);
        Assert.Equal(
            [(StatusLevel.Attention, "Status.Backup.Off"), (StatusLevel.Attention, "Status.Copy.Off"), (StatusLevel.Attention, "Status.Mail.None"), (StatusLevel.Attention, "Status.Certificate.NoSeals"), (StatusLevel.Broken, "Status.Browser.Missing"), (StatusLevel.Attention, "Status.Scanner.None")],
            lines.Where(each => each.Level != StatusLevel.Good && each.Part != StatusPart.Disk).Select(each => (each.Level, each.Key)));
        var facts = Assert.Single(lines, each => each.Part == StatusPart.Database);
        Assert.Contains(database == Database.Sqlite ? "SQLite 3." : "PostgreSQL 1", facts.Words(Loc.In(Language.En)), StringComparison.Ordinal);
        Assert.True(((StatusSize)facts.Values[1]!).Bytes > 100_000);
        Assert.Equal(database == Database.Sqlite, lines.Any(each => each.Part == StatusPart.Disk));
    }

    [Theory, EachDatabase]
    public async Task It_follows_the_backups(Database database)
    {
        var place = Path.Combine(folder, "backups");
        var (vietnam, laos) = (BackupKeys.Rsa(folder, "vietnam", until: At(30)), BackupKeys.Rsa(folder, "laos", until: At(90)));
        await using var host = await StartAsync(database, $"--Backup:Folder={place}", $"--Backup:VietnamRecipients={vietnam.Certificate}", $"--Backup:LaosRecipients={laos.Certificate}");
        var keeper = host.Services.GetRequiredService<BackupKeeper>();
        Assert.Equal((StatusLevel.Attention, "Status.Backup.None"), await OfAsync(host, StatusPart.Backup));

        await keeper.MakeDueAsync(default);
        Assert.Equal((StatusLevel.Good, "Status.Backup.Good"), await OfAsync(host, StatusPart.Backup));
        var words = (await LinesAsync(host)).Single(each => each.Part == StatusPart.Backup).Words(Loc.In(Language.En));
        Assert.Contains("CN=vietnam; CN=laos", words, StringComparison.Ordinal);
        Assert.Equal(["Status.Certificate.Ending", "Status.Certificate.Good"], (await LinesAsync(host)).Where(each => each.Part == StatusPart.Recipient).Select(each => each.Key));
        Assert.Contains((await LinesAsync(host)).Where(each => each.Part == StatusPart.Disk), each => place.Equals(each.Values[1]));

        host.Time.Advance(TimeSpan.FromHours(27));
        Assert.Equal((StatusLevel.Broken, "Status.Backup.Old"), await OfAsync(host, StatusPart.Backup));
        File.Delete(laos.Certificate);
        await keeper.MakeDueAsync(default);
        Assert.Equal((StatusLevel.Broken, "Status.Backup.Failed"), await OfAsync(host, StatusPart.Backup));
        Assert.Equal((StatusLevel.Broken, "Status.Certificate.Unusable"), await OfAsync(host, StatusPart.Recipient));

        BackupKeys.Rsa(folder, "laos", until: At(1));
        host.Time.Advance(TimeSpan.FromHours(1));
        await keeper.MakeDueAsync(default);
        Assert.Equal((StatusLevel.Good, "Status.Backup.Good"), await OfAsync(host, StatusPart.Backup));
        Assert.Equal(["Status.Certificate.Ending", "Status.Certificate.Ended"], (await LinesAsync(host)).Where(each => each.Part == StatusPart.Recipient).Select(each => each.Key));
        foreach (var file in Directory.EnumerateFiles(place, "*.zip.cms"))
        {
            File.Delete(file);
        }

        Assert.Equal((StatusLevel.Broken, "Status.Backup.Gone"), await OfAsync(host, StatusPart.Backup));
    }

    [Theory, EachDatabase]
    public async Task It_follows_mails_and_the_clock(Database database)
    {
        await using var host = await StartAsync(database, "--Mail:Host=mail.test", "--Mail:From=to@test.lwp");
        await host.UserAsync(Role.Administrator, Side.Vietnam);
        await host.SendAs(Web.Accounts.CurrentUser.System, new TellBackupFailed.Command());
        Assert.Equal((StatusLevel.Good, "Status.Mail.Good"), await OfAsync(host, StatusPart.Mail));
        Assert.Equal((StatusLevel.Good, "Status.Clock.Good"), await OfAsync(host, StatusPart.Clock));

        await host.Db(db => db.Mails.ExecuteUpdateAsync(mails => mails.SetProperty(each => each.Failure, MailFailure.Unreachable)));
        host.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal((StatusLevel.Broken, "Status.Mail.Stuck"), await OfAsync(host, StatusPart.Mail));
        await host.Db(db => db.Mails.ExecuteUpdateAsync(mails => mails.SetProperty(each => each.State, MailState.Refused)));
        Assert.Equal(["Status.Mail.Good", "Status.Mail.Unsent"], (await LinesAsync(host)).Where(each => each.Part == StatusPart.Mail).Select(each => each.Key));

        await host.SendAs(await host.UserAsync(Role.Secretary), new AddOwner.Command(Side.Vietnam, new TextWords("Đơn vị A", null, null)));
        host.Time.Advance(TimeSpan.FromDays(-2));
        Assert.Equal((StatusLevel.Broken, "Status.Clock.Behind"), await OfAsync(host, StatusPart.Clock));
    }

    [Fact]
    public async Task Administrators_read_it_in_their_language_and_machines_as_figures()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        await using var pages = await PagesHost.StartAsync(host, "--Demo:Enabled=true", $"--Backup:Folder={folder}", "--Telemetry:MetricsToken=a-token-of-a-test", "--Mail:Host=mail.test", "--Mail:From=to@test.lwp");
        await pages.Services.GetRequiredService<BackupKeeper>().MakeDueAsync(default);
        foreach (var (side, title) in new[] { ("vn", "Tình trạng hệ thống"), ("la", "ສະພາບຂອງລະບົບ") })
        {
            using var browser = pages.Open("en");
            await browser.SignInAsync($"admin.{side}@demo.lwp", DemoAccounts.Password);
            Assert.Contains("/settings/status", await browser.ReadAsync("/settings"), StringComparison.Ordinal);
            var page = await browser.ReadAsync("/settings/status");
            Assert.Contains($">{title}</h1>", page, StringComparison.Ordinal);
            Assert.Contains("Backup:VietnamRecipients", page, StringComparison.Ordinal);
            Assert.DoesNotContain("⟦", page, StringComparison.Ordinal);
        }

        using var client = new HttpClient { BaseAddress = pages.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "a-token-of-a-test");
        var figures = await client.GetStringAsync(Telemetry.MetricsPage);
        Assert.Contains("lwp_backup_age_seconds", figures, StringComparison.Ordinal);
        Assert.Contains($"folder=\"{folder}\"", figures, StringComparison.Ordinal);
        Assert.Contains("lwp_disk_free_bytes", figures, StringComparison.Ordinal);
    }

    private static DateTimeOffset At(int days) => new DateTimeOffset(TestHost.DemoToday.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero).AddDays(days);

    private static async Task<IReadOnlyList<StatusLine>> LinesAsync(TestHost host) =>
        (await host.SendAs(await host.UserAsync(Role.Administrator, Side.Laos), new GetStatus.Query())).Lines;

    private static async Task<(StatusLevel Level, string Key)> OfAsync(TestHost host, StatusPart part) =>
        (await LinesAsync(host)).Where(each => each.Part == part).Select(each => (each.Level, each.Key)).OrderByDescending(each => each.Level).First();

    private static Task<TestHost> StartAsync(Database database, params string[] settings) => TestHost.StartAsync(database, changes: TestChanges.None with { Settings = settings });
}
