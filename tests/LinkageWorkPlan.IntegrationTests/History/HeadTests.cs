using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Proof;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.History;

/// <summary>What both sides keep of the history, so that nobody can write it again unseen.</summary>
public sealed class HeadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lwp-head-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, EachDatabase]
    public async Task Once_a_day_both_administrators_get_the_sealed_head_of_what_was_done(Database database)
    {
        await using var server = await SmtpServer.StartAsync("accept");
        await using var desk = await MailDesk.OpenAsync(database, server, [.. SealingDesk.Seals(new DirectoryInfo(folder)).Select(each => each[2..])]);
        var host = desk.Host;
        var head = (await ChainTests.WalkAsync(host)).Head;
        await host.SendAs(CurrentUser.System, new WriteHead.Command());
        await host.SendAs(CurrentUser.System, new WriteHead.Command());
        var written = await host.Db(db => db.HistoryHeads.AsNoTracking().SingleAsync());
        Assert.Equal((TestHost.DemoToday, head.Number, head.Hash, true), (written.Day, written.Number, written.Hash, written.IsSealed));

        await desk.SendDueAsync();
        var sent = (await desk.MailsAsync(MailKind.HistoryHead)).Select(each => each.Recipient).ToList();
        Assert.Equal(["admin.vn@demo.lwp", "admin.la@demo.lwp"], sent);
        var count = await host.Db(db => db.Mails.CountAsync(each => each.State == MailState.Sent));
        var mails = (await server.MailsAsync(count)).Where(each => each.Attachments.Count > 0).ToList();
        Assert.Equal(sent.Order(StringComparer.Ordinal), mails.SelectMany(each => each.To).Order(StringComparer.Ordinal));
        Assert.Equal(2, mails.Count);
        var trust = host.Services.GetRequiredService<EditionSeal>().Known();
        foreach (var mail in mails)
        {
            Assert.Contains(head.Hash, mail.Body, StringComparison.Ordinal);
            var file = Assert.Single(mail.Attachments);
            Assert.Equal("history-head-2026-06-22.zip", file.Name);
        }

        var zip = await host.SendAs(await host.DemoUserAsync(Role.Administrator, Side.Laos), new GetHeadFile.Query(TestHost.DemoToday));
        var found = HeadFile.Read(zip, trust)!;
        Assert.Equal(head, found.Head);
        Assert.All(found.Checks, each => Assert.NotEqual(Outcome.Failed, each.Outcome));
        var other = ArchiveDesk.Pack([.. ArchiveDesk.Files(zip).Select(each => each.Name == HeadFile.Statement ? (each.Name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(each.Bytes).Replace(head.Hash[..4], "0000", StringComparison.Ordinal))) : each)]);
        Assert.Contains(HeadFile.Read(other, trust)!.Checks, each => each.Outcome == Outcome.Failed);

        // The next day without a change needs none; one after a change does.
        host.Time.Advance(TimeSpan.FromDays(1));
        await host.SendAs(CurrentUser.System, new WriteHead.Command());
        Assert.Equal(1, await host.Db(db => db.HistoryHeads.CountAsync()));
        await ChainTests.AddAsync(host, "Đơn vị A");
        await host.SendAs(CurrentUser.System, new WriteHead.Command());
        Assert.Equal(1, await host.Db(db => db.HistoryHeads.CountAsync()));
        host.Time.Advance(TimeSpan.FromDays(1));
        await host.SendAs(CurrentUser.System, new WriteHead.Command());
        var list = await host.SendAs(desk.Reports.Secretary, new ListHeads.Query());
        Assert.Equal([TestHost.DemoToday.AddDays(2), TestHost.DemoToday], list.Days.Select(each => each.Day));
        Assert.Equal(list.Now.Number, list.Days[0].Number);
    }

    [Theory, EachDatabase]
    public async Task Verify_compares_the_history_with_a_day_that_was_kept_and_with_a_document_that_both_signed(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await desk.PrintAllAsync();
        var host = desk.Host;
        var (day, pdf) = (Path.Combine(folder, "day.zip"), Path.Combine(folder, "report.pdf"));
        await host.SendAs(CurrentUser.System, new WriteHead.Command());
        await File.WriteAllBytesAsync(day, await host.SendAs(desk.Desk.Secretary, new GetHeadFile.Query(TestHost.DemoToday)));
        await File.WriteAllBytesAsync(pdf, await host.Db(db => db.Editions.OrderBy(each => each.Id).Select(each => each.Pdf).FirstAsync()));
        var carried = PdfVerification.Verify(await File.ReadAllBytesAsync(pdf)).Issue!.History!;
        var link = await host.Db(db => db.HistoryLinks.SingleAsync(each => each.Number == carried.Number));
        Assert.Equal(link.Hash, carried.Hash);
        Assert.Contains("Sign", await host.Db(db => db.History.Where(each => each.Id == link.EntryId).Select(each => each.Action).SingleAsync()), StringComparison.Ordinal);

        var whole = await AuditAsync(host);
        Assert.Equal((0, string.Empty), (whole.ExitCode, whole.Error));
        Assert.Contains("The history is whole", whole.Out, StringComparison.Ordinal);
        foreach (var kept in new[] { day, pdf })
        {
            var compared = await AuditAsync(host, kept);
            Assert.Equal((0, string.Empty), (compared.ExitCode, compared.Error));
            Assert.Contains("agrees with the history", compared.Out, StringComparison.Ordinal);
        }

        // The last entries are written again, and the day's row with them: the database agrees with itself, and with nothing that was kept.
        await ChainTests.ForceAsync(host, "UPDATE \"History\" SET \"ActorName\" = 'Nobody'");
        await RelinkAsync(host);
        Assert.Null((await ChainTests.WalkAsync(host)).Break);
        foreach (var kept in new[] { day, pdf })
        {
            var compared = await AuditAsync(host, kept);
            Assert.Equal((1, string.Empty), (compared.ExitCode, compared.Error));
            Assert.Contains("differs from what was written down", compared.Out, StringComparison.Ordinal);
        }

        var absent = await AuditAsync(host, Path.Combine(folder, "none.zip"));
        Assert.Equal((2, true), (absent.ExitCode, absent.Error.Contains("cannot be read", StringComparison.Ordinal)));
        await File.WriteAllTextAsync(Path.Combine(folder, "text.pdf"), "%PDF-1.7 nothing");
        var none = await AuditAsync(host, Path.Combine(folder, "text.pdf"));
        Assert.Equal((2, true), (none.ExitCode, none.Error.Contains("does not hold itself", StringComparison.Ordinal)));
    }

    private static async Task RelinkAsync(TestHost host)
    {
        await ChainTests.ForceAsync(host, "DELETE FROM \"HistoryLinks\"", "DELETE FROM \"HistoryHeads\"");
        await host.Db(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await LinkageWorkPlan.Web.Data.Chain.HistoryChain.LinkAsync(db, await db.History.AsNoTracking().OrderBy(each => each.At).ThenBy(each => each.Id).ToListAsync(), default);
            await transaction.CommitAsync();
        });
    }

    private Task<ProgramRun> AuditAsync(TestHost host, params string[] kept) => ProgramRun.Async(["verify", .. kept, "--audit", .. TestHost.Settings(host.Database, host.Connection, folder)]);
}
