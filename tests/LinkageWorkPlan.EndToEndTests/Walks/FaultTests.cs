using System.Diagnostics;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Delivery;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.IntegrationTests.Delivery;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>What goes wrong around the two signatures of a report, on the program itself in a process of its own.</summary>
[Collection(Signing.Name)]
public sealed class FaultTests(World world)
{
    [Fact]
    public async Task Kills_and_a_full_disk_around_the_signatures_lose_nothing_and_the_next_start_prints_seals_and_mails_what_was_issued()
    {
        using var seals = new Seals();
        using var browser = new HangingBrowser();
        await using var app = await AppProcess.StartAsync([.. seals.Settings, ("Printing:BrowserPath", browser.File)]);
        await app.ArrangeAsync(people => people.SendReportAsync());

        // Killed while the first signature is on its way: it is there, or it is not. Both co-chairs were asked before, and nobody is asked twice.
        await using var chair = await world.VisitorAsync(Role.CoChair, Side.Vietnam, app);
        await SendSignatureAsync(chair);
        await app.RestartAsync();
        var left = await StandingAsync(app);
        Assert.Contains(left, (Standing[])[new(0, 0, 0, 2), new(1, 0, 0, 2)]);
        if (left.Signatures == 0)
        {
            await SigningWalk.SignAsync(chair, SigningWalk.StillToSign(chair, Side.Laos));
        }

        // No space for the second: said, and nothing is changed; with space the same click goes through.
        await using var otherChair = await world.VisitorAsync(Role.CoChair, Side.Laos, app);
        await SigningWalk.OpenAsync(otherChair);
        await LimitAsync(app, "0:");
        await SendSignatureAsync(otherChair, isOpen: true);
        await Expect(otherChair.Page.Locator("#sign [role=alert]")).ToContainTextAsync(otherChair.Loc["Rule.NoSpace"]);
        Assert.Equal(new Standing(1, 0, 0, 2), await StandingAsync(app));
        await LimitAsync(app, "unlimited:");
        await SendSignatureAsync(otherChair, isOpen: true);
        await otherChair.SeesAsync(otherChair.Loc["Approvals.Done.Report"]);

        // Killed once it was acknowledged, before anything is printed or sent.
        await app.EndAsync();
        Assert.Equal(new Standing(2, 1, 0, 4), await StandingAsync(app));

        await using var post = await SmtpServer.StartAsync("accept");
        app.Set("Printing:BrowserPath", null);
        app.Set("Mail:Host", "127.0.0.1");
        app.Set("Mail:Port", post.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        app.Set("Mail:Encryption", "None");
        app.Set("Mail:From", "to@test.lwp");
        app.Set("Logging:LogLevel:LinkageWorkPlan.Web.Features", "Information");
        app.Set("Logging:LogLevel:LinkageWorkPlan.Web.Mail", "Information");
        await app.RunAsync();
        await app.SaysAsync($"Printed {Arranger.Report} issue 1", EditionKey.Issued.Count);
        foreach (var id in await MailsAsync(app, MailKind.Issued))
        {
            await app.SaysAsync($"Mail <{id:N}@", 1);
        }

        // And what was done is not done again by one more start.
        await app.RestartAsync();
        Assert.Equal(new Standing(2, 1, EditionKey.Issued.Count, 4), await StandingAsync(app));
        var digests = await MailsAsync(app, MailKind.Digest);
        Assert.Equal(
            ["minister.la@demo.lwp", "minister.vn@demo.lwp"],
            post.Mails.Where(mail => !digests.Any(id => mail.MessageId.Contains($"{id:N}", StringComparison.Ordinal))).Select(each => each.To[0]).Order(StringComparer.Ordinal));
        await app.ArrangeAsync(async people =>
        {
            Assert.All(await people.Db(db => db.Mails.Where(each => each.Kind == MailKind.Issued).ToListAsync()), each => Assert.Equal(MailState.Sent, each.State));
            Assert.All(await people.Db(db => db.Editions.ToListAsync()), each => Assert.True(PdfVerification.Verify(each.Pdf).Holds));
        });

        await VerificationWalk.CheckAsync(world, app);
    }

    private static async Task SendSignatureAsync(Visitor chair, bool isOpen = false)
    {
        if (!isOpen)
        {
            await SigningWalk.OpenAsync(chair);
        }

        await chair.Page.Locator("#sign-password").FillAsync(DemoAccounts.Password);
        await chair.Page.Locator(".sign-form button[type=submit]").ClickAsync();
    }

    private static async Task<Standing> StandingAsync(AppProcess app)
    {
        Standing? standing = null;
        await app.ArrangeAsync(async people => standing = await people.Db(async db => new Standing(
            await db.Rounds.Where(each => each.SubjectCode == Arranger.Report).SelectMany(each => each.Signatures).CountAsync(),
            await db.Issues.CountAsync(),
            await db.Editions.CountAsync(each => db.Issues.Any(issue => issue.RoundId == each.RoundId)),
            await db.Mails.CountAsync(each => each.Kind != MailKind.Digest))));
        return standing!;
    }

    private static async Task<List<Guid>> MailsAsync(AppProcess app, MailKind kind)
    {
        List<Guid> ids = [];
        await app.ArrangeAsync(async people => ids = await people.Db(db => db.Mails.Where(each => each.Kind == kind).Select(each => each.Id).ToListAsync()));
        return ids;
    }

    /// <summary>To how many bytes a file may grow that the program writes: the nearest to a full disk that needs no rights (util-linux).</summary>
    private static async Task LimitAsync(AppProcess app, string size)
    {
        using var process = Process.Start(new ProcessStartInfo("prlimit", ["--pid", app.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"--fsize={size}"]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }

    /// <param name="Mails">But for those with the day's news, which are written from 7 o'clock on: the tests run at any time of the day.</param>
    private sealed record Standing(int Signatures, int Issues, int Editions, int Mails);

    /// <summary>A browser that starts and then does nothing.</summary>
    private sealed class HangingBrowser : IDisposable
    {
        public HangingBrowser()
        {
            System.IO.File.WriteAllText(File, "#!/bin/sh\nexec sleep 600\n");
            using var process = Process.Start("chmod", ["700", File]);
            process.WaitForExit();
        }

        public string File { get; } = Path.Combine(Path.GetTempPath(), $"lwp-browser-{Guid.CreateVersion7():N}.sh");

        public void Dispose() => System.IO.File.Delete(File);
    }
}
