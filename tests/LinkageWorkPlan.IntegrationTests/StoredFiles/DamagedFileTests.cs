using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Library;
using LinkageWorkPlan.Web.Features.Pilots;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.StoredFiles;
using LinkageWorkPlan.Web.Features.Training;
using LinkageWorkPlan.Web.Layout;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace LinkageWorkPlan.IntegrationTests.StoredFiles;

/// <summary>Bytes that are no longer those that were stored are handed out to nobody, and somebody hears of it.</summary>
public sealed class DamagedFileTests
{
    [Theory, EachDatabase]
    public async Task A_damaged_edition_is_refused_in_the_reader_s_language_and_shown_to_administrators(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database, isSealed: false);
        await desk.PrintAllAsync();
        await FlipAsync(desk.Host, "IssuedEditions", "Pdf", "\"Edition\" = 'Lao'");
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("lo");
        await browser.SignInAsync("minister.la@demo.lwp", DemoAccounts.Password);

        foreach (var address in new[] { "/reports/2026-2027/2026-H1/pdf?edition=lao&issue=1", "/reports/2026-2027/2026-H1/archive?issue=1" })
        {
            var (status, page) = await browser.AnswerAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Contains(Loc.In(Language.Lo)["Rule.FileDamaged", "2026-H1_lao_issue-1.pdf"], WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.AnswerAsync("/reports/2026-2027/2026-H1/pdf?edition=vietnamese&issue=1")).Status);
        var administrator = await desk.Host.DemoUserAsync(Role.Administrator, Side.Vietnam);
        var row = Assert.Single(await desk.Host.SendAs(administrator, new ListDamagedFiles.Query()));
        Assert.Equal((StoredKind.Edition, (await desk.StoredAsync()).Single(each => each.Edition == Edition.Lao).Sha256), (row.Kind, row.Expected));
        using var keeper = pages.Open("vi");
        await keeper.SignInAsync("admin.vn@demo.lwp", DemoAccounts.Password);
        Assert.Contains("2026-H1_lao_issue-1.pdf", await keeper.ReadAsync("/settings/files"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Every_kind_of_stored_file_is_compared_with_its_hash_when_it_is_read_and_when_all_are_checked(Database database)
    {
        var log = new ErrorLog();
        await using var archive = await ArchiveDesk.OpenAsync(database, isSealed: false, services => services.AddSingleton<ILoggerProvider>(log));
        var host = archive.Desk.Host;
        var (secretary, office, keeper) = (archive.Desk.Desk.Secretary, await host.DemoUserAsync(Role.MinisterOffice, Side.Vietnam), await host.DemoUserAsync(Role.Administrator, Side.Laos));
        var (evidence, scan) = (await host.Db(db => db.Evidence.Select(each => each.Id).FirstAsync()), await host.Db(db => db.SignOffFiles.Select(each => each.Id).FirstAsync()));
        var all = await host.SendAs(keeper, new FindDamagedFiles.Query());
        Assert.Equal(0, all.Damaged);
        Assert.True(all.Checked > 10, $"Only {all.Checked} files");
        Assert.Empty(log.Errors);

        await FlipAsync(host, "IssuedEditions", "FirstPage", "\"Edition\" = 'Lao'");
        await FlipAsync(host, "EvidenceFiles", "Bytes", null);
        await FlipAsync(host, "SignOffFiles", "Bytes", null);
        await FlipAsync(host, "ProductFiles", "Bytes", null);
        await FlipAsync(host, "PilotFiles", "Bytes", null);
        await FlipAsync(host, "LibraryFiles", "Bytes", null);
        Assert.Equal(Rules.FileDamaged, await host.RefusalAsync(secretary, new GetLibraryFile.Query(await host.Db(db => db.LibraryFiles.Select(each => each.Id).FirstAsync()))));
        Assert.Equal(Rules.FileDamaged, await host.RefusalAsync(secretary, new GetPilotFile.Query(await host.Db(db => db.PilotFiles.Select(each => each.Id).FirstAsync()))));
        var product = await host.Db(db => db.ProductFiles.Select(each => each.Id).FirstAsync());
        Assert.Equal(Rules.FileDamaged, await host.RefusalAsync(secretary, new GetProductFile.Query(product)));
        var (plan, report) = (ReportDesk.Plan, ReportDesk.Code);
        Assert.Equal(Rules.FileDamaged, await host.RefusalAsync(office, new GetFirstPage.Query(plan, report, EditionKey.Lao, 1)));
        Assert.Equal(Rules.FileDamaged, await host.RefusalAsync(secretary, new GetEvidence.Query(evidence)));
        Assert.Equal(Rules.FileDamaged, await host.RefusalAsync(secretary, new GetSignOffFile.Query(scan)));
        var view = await host.SendAs(office, new GetArchive.Query(plan, report, 1));
        Assert.Equal(Rules.FileDamaged, await host.RefusalAsync(office, new GetListedScan.Query(plan, report, 1, view.Scans[0].FileId)));
        Assert.All(view.Evidence, each => Assert.Equal(Rules.FileDamaged, host.RefusalAsync(office, new GetListedEvidence.Query(plan, report, 1, each.Sha256)).Result));
        Assert.True(log.Errors.Count >= 4);

        var damaged = await host.SendAs(keeper, new FindDamagedFiles.Query());
        Assert.Equal(await host.Db(db => db.EvidenceFiles.CountAsync()) + await host.Db(db => db.SignOffFiles.CountAsync()) + await host.Db(db => db.ProductFiles.CountAsync()) + await host.Db(db => db.PilotFiles.CountAsync()) + await host.Db(db => db.LibraryFiles.CountAsync()) + 1, damaged.Damaged);
        Assert.Equal(damaged.Damaged, (await host.SendAs(keeper, new ListDamagedFiles.Query())).Count);

        // The same byte again makes them whole.
        await FlipAsync(host, "EvidenceFiles", "Bytes", null);
        await FlipAsync(host, "SignOffFiles", "Bytes", null);
        await FlipAsync(host, "ProductFiles", "Bytes", null);
        await FlipAsync(host, "PilotFiles", "Bytes", null);
        await FlipAsync(host, "LibraryFiles", "Bytes", null);
        await FlipAsync(host, "IssuedEditions", "FirstPage", "\"Edition\" = 'Lao'");
        Assert.Equal(0, (await host.SendAs(keeper, new FindDamagedFiles.Query())).Damaged);
        Assert.Empty(await host.SendAs(keeper, new ListDamagedFiles.Query()));
        Assert.NotEmpty((await host.SendAs(secretary, new GetEvidence.Query(evidence))).Bytes);

        // What was withdrawn stays listed in the issue, so its file is looked at like every other.
        var update = await host.Db(db => db.Evidence.Where(each => each.Id == evidence).Select(each => each.UpdateId).SingleAsync());
        await host.SendAs(secretary, new WithdrawProgress.Command(update, "Ghi nhầm"));
        await FlipAsync(host, "EvidenceFiles", "Bytes", null);
        Assert.Equal(await host.Db(db => db.EvidenceFiles.CountAsync()), (await host.SendAs(keeper, new FindDamagedFiles.Query())).Damaged);
    }

    [Theory, EachDatabase]
    public async Task A_mail_waits_while_the_edition_that_goes_with_it_is_damaged_and_the_others_are_sent(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server, "Mail:AttachPdf=true");
        await desk.IssueAsync();
        await desk.StoreAsync(EditionKey.Vietnamese, "%PDF-1.4 vi"u8.ToArray());
        await desk.StoreAsync(EditionKey.Lao, "%PDF-1.4 lo"u8.ToArray());
        await FlipAsync(desk.Host, "IssuedEditions", "Pdf", "\"Edition\" = 'Vietnamese'");

        await desk.SendDueAsync();

        var told = await desk.ToldAsync();
        Assert.Equal([(MailState.Waiting, MailFailure.AttachmentDamaged), (MailState.Sent, null)], told.Select(each => (each.State, each.Failure)));
        Assert.Equal([Side.Laos], told.Where(each => each.State == MailState.Sent).Select(each => each.Side));
    }

    /// <summary>As a disk or a hand in the database would: past the triggers that keep the tables from change.</summary>
    internal static async Task FlipAsync(TestHost host, string table, string column, string? where)
    {
        var (off, on) = host.Database == Database.Sqlite
            ? ($"DROP TRIGGER IF EXISTS \"{table}_refuses_UPDATE\"", "SELECT 1")
            : ($"ALTER TABLE \"{table}\" DISABLE TRIGGER USER", $"ALTER TABLE \"{table}\" ENABLE TRIGGER USER");
        var key = table == "EvidenceFiles" ? "EvidenceId" : "Id";
        await host.Db(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(off);
            var look = $"SELECT \"{key}\" AS \"Id\", \"{column}\" AS \"Bytes\" FROM \"{table}\" WHERE {where ?? "1 = 1"}";
            var rows = await db.Database.SqlQueryRaw<StoredRow>(look).ToListAsync();
            var change = $"UPDATE \"{table}\" SET \"{column}\" = {{0}} WHERE \"{key}\" = {{1}}";
            Assert.NotEmpty(rows);
            foreach (var row in rows)
            {
                row.Bytes[row.Bytes.Length / 2] ^= 1;
                await db.Database.ExecuteSqlRawAsync(change, row.Bytes, row.Id);
            }

            await db.Database.ExecuteSqlRawAsync(on);
        });
    }

    private sealed record StoredRow(Guid Id, byte[] Bytes);

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public List<string> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Errors.Add(formatter(state, exception));
            }
        }
    }
}
