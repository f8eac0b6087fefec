using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Reports;

public sealed class SealedEditionTests
{
    [Theory, EachDatabase]
    public async Task An_issue_is_kept_sealed_for_both_sides_with_the_content_as_it_was_signed(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database, settings: "--Site:Address=https://reports.example.org/");
        await desk.PrintAllAsync();

        var issue = await desk.IssueAsync();
        Assert.All(await desk.StoredAsync(), edition =>
        {
            var result = PdfVerification.Verify(edition.Pdf);
            Assert.True(result.Holds);
            Assert.Equal(SealKind.Trial, edition.Seal);
            Assert.Equal((issue.Code, issue.Fingerprint, 1, edition.Edition, edition.Reader), (result.Issue!.Code, result.Issue.Fingerprint, result.Issue.Issue, result.Issue.Edition, result.Issue.Reader));
            Assert.All(result.Seals, seal => Assert.Equal(new DateTimeOffset(issue.IssuedAt, TimeSpan.Zero), seal.SignedAt));
        });
        Assert.Equal($"https://reports.example.org/v/{issue.Code}", (await desk.Desk.ContentAsync()).VerificationAddress);
    }

    [Theory, EachDatabase]
    public async Task Without_certificates_an_issue_is_kept_without_a_seal_and_says_so(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database, isSealed: false);
        await desk.PrintAllAsync();
        Assert.All(await desk.StoredAsync(), edition => Assert.Equal(SealKind.None, edition.Seal));
        var user = await desk.Host.DemoUserAsync(Role.MinisterOffice, Side.Laos);
        Assert.All((await desk.Host.SendAs(user, new GetIssue.Query(ReportDesk.Plan, ReportDesk.Code))).Editions, each => Assert.Equal(SealKind.None, each.Seal));
    }

    [Theory, EachDatabase]
    public async Task An_issue_waits_unsealed_and_unkept_while_a_certificate_has_expired(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database, days: 10);
        var failure = await Assert.ThrowsAsync<SealException>(desk.PrintAllAsync);
        Assert.Equal((SealFault.Expired, "Reports.NotSealed.Expired"), (failure.Fault, Assert.Single((await desk.Desk.ReadIssueAsync()).NotMade.Values).Words));
        Assert.Empty(await desk.StoredAsync());
    }

    [Theory, EachDatabase]
    public async Task A_renewed_certificate_seals_what_waited_without_a_new_start(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database, days: 10);
        Assert.Equal(SealFault.Expired, (await Assert.ThrowsAsync<SealException>(desk.PrintAllAsync)).Fault);
        desk.Renew(Side.Vietnam, 3650);
        Assert.Equal((SealFault.Expired, Side.Laos), await FaultAsync());

        // Half of a file, as while it is being copied: nothing is sealed with what is no longer there, and it is read again.
        var file = desk.CertificateOf(Side.Laos);
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..100]);
        Assert.Equal((SealFault.NotPfx, Side.Laos), await FaultAsync());
        desk.Renew(Side.Laos, 3650);
        await desk.PrintAllAsync();

        Assert.Empty((await desk.Desk.ReadIssueAsync()).NotMade);
        Assert.All(await desk.StoredAsync(), edition => Assert.True(PdfVerification.Verify(edition.Pdf).Holds));

        async Task<(SealFault, Side?)> FaultAsync()
        {
            var fault = await Assert.ThrowsAsync<SealException>(desk.PrintAllAsync);
            return (fault.Fault, fault.Side);
        }
    }

    [Theory, EachDatabase]
    public async Task A_certificate_that_is_taken_away_after_the_start_stays_in_force(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        desk.Host.Services.GetRequiredService<EditionSeal>();
        Sides.Both.ToList().ForEach(side => File.Delete(desk.CertificateOf(side)));
        await desk.PrintAllAsync();
        Assert.All(await desk.StoredAsync(), edition => Assert.Equal(SealKind.Trial, edition.Seal));
    }

    [Theory, EachDatabase]
    public async Task An_issue_waits_for_a_time_stamp_service_that_does_not_answer(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database, settings: "--Seal:TimeStampUrl=http://127.0.0.1:9/tsr");
        Assert.Equal(SealFault.TimeStampFailed, (await Assert.ThrowsAsync<SealException>(desk.PrintAllAsync)).Fault);
        Assert.Empty(await desk.StoredAsync());
    }

    [Theory, EachDatabase]
    public async Task Two_who_print_at_once_keep_one(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await Task.WhenAll(desk.PrintAllAsync(), desk.PrintAllAsync());
        Assert.Equal(EditionKey.Issued.Count, (await desk.StoredAsync()).Count);
    }

    [Theory, EachDatabase]
    public async Task What_was_broken_off_before_it_was_kept_is_made_by_the_next_round_into_the_same_bytes(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        var round = (await desk.IssueAsync()).RoundId;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.Printer.PrintAsync(round, EditionKey.Lao, new CancellationToken(canceled: true)));
        Assert.Empty(await desk.StoredAsync());

        await desk.Printer.PrintAsync(round, EditionKey.Lao, default);
        var stored = Assert.Single(await desk.StoredAsync());
        var content = await desk.Host.SendAs(CurrentUser.System, new GetReportContent.Query(ReportDesk.Plan, ReportDesk.Code, 1));
        var canonical = await desk.Host.SendAs(CurrentUser.System, new GetSignedContent.Query(stored.RoundId));
        var history = await desk.Host.SendAs(CurrentUser.System, new GetSignedHead.Query(stored.RoundId));
        var (again, _) = await desk.Host.Services.GetRequiredService<EditionSeal>().SealAsync(
            await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Sealing", "printed.pdf")), new SealedIssue(canonical, content, EditionKey.Lao, history), default);
        Assert.Equal(stored.Pdf, again);
    }
}
