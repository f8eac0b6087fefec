using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.UnitTests.Conventions;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Backup;

/// <summary>Every release is upgraded: from a backup of its demo that the release made itself (<c>scripts/keep-release.sh</c>), on either database.</summary>
public sealed class ReleasedTests : IDisposable
{
    private static readonly string[] Pages =
    [
        "/", "/plans", "/plans/2026-2027", "/late", "/reports", "/approvals", "/glossary", "/plans/2026-2027/texts", "/history", "/meetings/M1", "/coverage", "/pilots/PM5", "/training/TR1", "/library/LB1", "/park", "/linkages",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("lwp-released-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, EachDatabase]
    public async Task A_backup_of_each_release_is_brought_up_to_date_read_and_written(Database database)
    {
        var releases = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "LinkageWorkPlan.IntegrationTests", "Backup", "Releases"), $"*-{database}.zip").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(releases);
        foreach (var release in releases)
        {
            await using var host = await TestHost.StartAsync(database);
            await host.LeaveAsync();
            var restored = await host.RunAsync(folder, "restore", "--from", release);
            Assert.Equal((0, string.Empty), (restored.ExitCode, restored.Error));

            // As the program does when it starts.
            await DatabaseUpgrade.MigrateAsync(host.Services);
            await using (var pages = await PagesHost.StartAsync(host, "--Demo:Enabled=true"))
            {
                Assert.Empty(await host.Db(db => db.Database.GetPendingMigrationsAsync()));
                using var browser = pages.Open("lo");
                await browser.SignInAsync(DemoAccounts.All.First(each => each.Role == Role.Secretary).Email, DemoAccounts.Password);
                foreach (var page in Pages)
                {
                    Assert.Equal((page, 200), (page, await browser.StatusOfAsync(page)));
                }
            }

            await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Vietnam), new AddOwner.Command(Side.Vietnam, new TextWords("Đơn vị mới", null, null)));
            await host.LeaveAsync();
            var audit = await host.RunAsync(folder, "verify", "--audit");
            Assert.Equal((0, string.Empty), (audit.ExitCode, audit.Error));
            await host.DropKeptAsync(restored.Out);
        }
    }
}
