using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Backup;
using LinkageWorkPlan.Web.Features.Operation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Backup;

/// <summary>The server's own daily backups.</summary>
public sealed class BackupFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-backups-").FullName;

    private string Place => Path.Combine(folder, "backups");

    private string[] Backups => [.. Directory.EnumerateFiles(Place, "*.zip*").Select(each => Path.GetFileName(each)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Backup:At", "1:00")]
    [InlineData("Backup:At", "25:00")]
    [InlineData("Backup:KeepDays", "0")]
    [InlineData("Backup:KeepWeeks", "1001")]
    [InlineData("Backup:LaosRecipients", "/nowhere/certificate.pem")]
    public async Task A_wrong_setting_is_named(string name, string value)
    {
        var run = await ProgramRun.Async("backup", "--out", Path.Combine(folder, "b.zip"), $"--{name}={value}", $"--Data:Path={folder}");
        run.AssertRefused(name);
    }

    [Fact]
    public async Task Both_sides_can_open_backups_or_neither()
    {
        var run = await ProgramRun.Async("backup", "--out", Path.Combine(folder, "b.zip"), $"--Data:Path={folder}", BackupKeys.Settings(folder)[0]);
        run.AssertRefused("Backup:VietnamRecipients is set and the other side's is not");
    }

    [Fact]
    public void The_newest_of_the_last_days_weeks_and_months_is_kept()
    {
        // Two a day, at 8:00 and 20:00 UTC, which is the next day in UTC+7, for 400 days.
        var made = Enumerable.Range(0, 800).Select(each => new DateTime(2026, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddHours(each * 12)).ToList();
        var kept = new BackupKeep(7, 5, 12).Of(made);

        Assert.Contains(made[^1], kept);
        Assert.InRange(kept.Count, 7 + 4 + 11 - 2, 7 + 5 + 12);
        Assert.Equal(7, kept.Count(each => made[^1] - each < TimeSpan.FromDays(7)));
        Assert.Equal(12, kept.Select(each => each.AddHours(7).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)).Distinct().Count());
        Assert.Equal([made[^1]], new BackupKeep(1, 0, 0).Of(made));

        // A server that stood still for years deletes nothing of before.
        Assert.Equal(3, new BackupKeep(7, 0, 0).Of([new DateTime(2020, 1, 1), new DateTime(2020, 1, 2), new DateTime(2026, 1, 1)]).Count);
        Assert.Empty(new BackupKeep(1, 0, 0).Of([]));
    }

    [Fact]
    public async Task Each_day_has_one_and_nothing_is_deleted_that_it_did_not_make_itself()
    {
        await using var host = await StartAsync(Database.Sqlite, "--Backup:KeepDays=2", "--Backup:KeepWeeks=0", "--Backup:KeepMonths=0");
        var keeper = host.Services.GetRequiredService<BackupKeeper>();
        Directory.CreateDirectory(Place);
        await File.WriteAllTextAsync(Path.Combine(Place, "linkage-work-plan-20200101-000000.zip"), "somebody's own");

        await keeper.MakeDueAsync(default);
        await keeper.MakeDueAsync(default);
        Assert.Equal(["linkage-work-plan-20200101-000000.zip", "linkage-work-plan-20260622-020000.zip.cms"], Backups);
        var entry = Assert.Single(BackupJournal.Read(Place).Made);
        Assert.Equal((true, "CN=vietnam CN=laos"), (entry.Restored, string.Join(' ', entry.Recipients.Select(each => each.Name))));

        // Before one in the morning of the next day it is not due.
        host.Time.Advance(TimeSpan.FromHours(15.9));
        await keeper.MakeDueAsync(default);
        Assert.Equal(2, Backups.Length);
        host.Time.Advance(TimeSpan.FromHours(0.2));
        await keeper.MakeDueAsync(default);
        Assert.Equal(3, Backups.Length);

        // What somebody put in the place of one is theirs; what is gone is forgotten.
        await File.WriteAllTextAsync(Path.Combine(Place, entry.Name), "exchanged");
        for (var day = 0; day < 3; day++)
        {
            host.Time.Advance(TimeSpan.FromDays(1));
            await keeper.MakeDueAsync(default);
        }

        Assert.Equal(["linkage-work-plan-20200101-000000.zip", entry.Name, "linkage-work-plan-20260624-180600.zip.cms", "linkage-work-plan-20260625-180600.zip.cms"], Backups);
        Assert.Equal(2, BackupJournal.Read(Place).Made.Count);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(Place), each => Path.GetFileName(each).StartsWith('.'));
    }

    [Theory, EachDatabase]
    public async Task One_that_fails_is_told_to_both_sides_once_a_day_and_tried_every_hour(Database database)
    {
        await using var host = await StartAsync(database, "--Mail:Host=mail.test", "--Mail:From=to@test.lwp");
        var people = new[] { await host.UserAsync(Role.Administrator, Side.Vietnam), await host.UserAsync(Role.Administrator, Side.Laos) };
        await host.UserAsync(Role.Secretary);
        var keeper = host.Services.GetRequiredService<BackupKeeper>();
        await keeper.MakeDueAsync(default);
        var good = Assert.Single(Backups);

        // The next day the certificate of one side is gone.
        var certificate = Path.Combine(folder, "laos.cert.pem");
        File.Move(certificate, certificate + ".away");
        host.Time.Advance(TimeSpan.FromDays(1));
        await keeper.MakeDueAsync(default);
        await keeper.MakeDueAsync(default);
        Assert.Equal([good], Backups);
        var fault = BackupJournal.Read(Place).Failed!;
        Assert.Contains(certificate, fault.Words, StringComparison.Ordinal);
        var mails = await host.Db(db => db.Mails.AsNoTracking().Where(each => each.Kind == MailKind.BackupFailed).ToListAsync());
        Assert.Equal(people.Select(each => (Guid?)each.Id).Order(), mails.Select(each => each.AccountId).Order());
        Assert.All(mails, each => Assert.DoesNotContain(folder, each.Body, StringComparison.Ordinal));

        host.Time.Advance(TimeSpan.FromHours(1));
        await keeper.MakeDueAsync(default);
        Assert.Equal((fault.Since, host.Time.GetUtcNow().UtcDateTime), (BackupJournal.Read(Place).Failed!.Since, BackupJournal.Read(Place).Failed!.At));
        Assert.Equal(2, await host.Db(db => db.Mails.CountAsync(each => each.Kind == MailKind.BackupFailed)));

        // It is back, and so is the backup, without a start.
        File.Move(certificate + ".away", certificate);
        host.Time.Advance(TimeSpan.FromHours(1));
        await keeper.MakeDueAsync(default);
        Assert.Equal(2, Backups.Length);
        Assert.Null(BackupJournal.Read(Place).Failed);
    }

    [Fact]
    public async Task Two_at_once_do_not_disturb_each_other()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        Directory.CreateDirectory(Place);
        await using (new FileStream(Path.Combine(Place, ".making"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var run = await ProgramRun.Async(["backup", "--folder", Place, .. TestHost.Settings(host.Database, host.Connection, folder)]);
            run.AssertRefused("another backup is being made");
        }

        var made = await ProgramRun.Async(["backup", "--folder", Place, "--keep", "3", .. TestHost.Settings(host.Database, host.Connection, folder)]);
        Assert.Equal((0, string.Empty), (made.ExitCode, made.Error));
        Assert.Contains("It is not encrypted", made.Out, StringComparison.Ordinal);
        Assert.EndsWith(".zip", Assert.Single(Backups), StringComparison.Ordinal);
    }

    private Task<TestHost> StartAsync(Database database, params string[] settings) =>
        TestHost.StartAsync(database, changes: TestChanges.None with { Settings = [$"--Backup:Folder={Place}", .. BackupKeys.Settings(folder), .. settings] });
}
