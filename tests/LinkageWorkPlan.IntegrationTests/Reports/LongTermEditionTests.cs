using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Printing;
using LinkageWorkPlan.Reports.Sealing;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>What is kept of an issue whose seals are to be judged in later years.</summary>
public sealed class LongTermEditionTests
{
    [Theory, EachDatabase]
    public async Task An_issue_is_kept_with_what_is_needed_to_judge_its_seals_later(Database database)
    {
        await using var pki = await AuthorityServer.StartAsync();
        var root = Path.GetTempFileName();
        await File.WriteAllTextAsync(root, pki.Authority.Root.ExportCertificatePem());
        await using var desk = await SealingDesk.OpenAsync(database, settings: [.. pki.Settings, "--Seal:LongTerm=Required", $"--Seal:TimeStampAuthorities={root}"]);
        await desk.PrintAllAsync();
        var known = desk.Host.Services.GetRequiredService<EditionSeal>().Known();

        Assert.Equal(EditionKey.Issued.Count, (await desk.StoredAsync()).Count);
        Assert.All(await desk.StoredAsync(), edition =>
        {
            var result = PdfVerification.Verify(edition.Pdf, known);
            Assert.Equal(Verdict.Established, result.Verdict);
            Assert.Equal(SealKind.Sealed, edition.Seal);
            Assert.All(result.Seals, seal => Assert.Equal((SealLevel.LongTerm, true), (seal.Level, seal.IsTimeKnown)));
        });
        File.Delete(root);
    }

    [Theory, EachDatabase]
    public async Task A_number_that_is_added_later_is_kept_with_what_is_needed_to_judge_its_seal(Database database)
    {
        await using var pki = await AuthorityServer.StartAsync();
        var changes = TestChanges.None with { Settings = [.. pki.Settings, "--Seal:LongTerm=Required"], Services = services => services.Replace(ServiceDescriptor.Singleton<IPdfPrinter>(new NumberedPrinter())) };
        await using var desk = await SealingDesk.OpenDraftAsync(database, changes);
        await desk.Desk.IssueAsync();
        await desk.PrintAllAsync();
        pki.Authority.Now += TimeSpan.FromDays(14);
        await desk.Host.SendAs(desk.Desk.Secretary, new RecordNumber.Command((await desk.Desk.ReadAsync()).Report.Id, "05/BC-TCT", TestHost.DemoToday));
        await desk.Printer.PrintDueAsync(default);

        var pdf = (await desk.Host.SendAs(desk.Desk.Secretary, new GetEdition.Query(ReportDesk.Plan, ReportDesk.Code, EditionKey.Vietnamese, 1))).Pdf!;
        var result = PdfVerification.Verify(pdf);
        Assert.True(result.Holds);
        Assert.Equal(SealLevel.LongTerm, Assert.Single(result.Numbers).Seal.Level);
        Assert.All(result.Seals, seal => Assert.Equal(SealLevel.LongTerm, seal.Level));
    }

    [Theory, EachDatabase]
    public async Task An_issue_waits_for_what_is_promised_and_not_for_what_is_wanted(Database database)
    {
        await using var pki = await AuthorityServer.StartAsync();
        pki.Authority.Instead.Add("root.crl", () => null);
        await using (var desk = await SealingDesk.OpenAsync(database, settings: [.. pki.Settings, "--Seal:LongTerm=Required"]))
        {
            Assert.Equal(SealFault.ValidationFailed, (await Assert.ThrowsAsync<SealException>(desk.PrintAllAsync)).Fault);
            Assert.Equal("Reports.NotSealed.ValidationFailed", Assert.Single((await desk.Desk.ReadIssueAsync()).NotMade.Values).Words);
            Assert.Empty(await desk.StoredAsync());
            pki.Authority.Instead.Clear();
            await desk.PrintAllAsync();
            Assert.All(await desk.StoredAsync(), edition => Assert.All(PdfVerification.Verify(edition.Pdf).Seals, seal => Assert.Equal(SealLevel.LongTerm, seal.Level)));
        }

        pki.Authority.Instead.Add("root.crl", () => null);
        await using var other = await SealingDesk.OpenAsync(database, settings: pki.Settings);
        await other.PrintAllAsync();
        Assert.All(await other.StoredAsync(), edition =>
        {
            var result = PdfVerification.Verify(edition.Pdf);
            Assert.True(result.Holds);
            Assert.All(result.Seals, seal => Assert.Equal(SealLevel.Time, seal.Level));
            Assert.Contains(result.Checks, each => each is { Code: "Found.RevocationMissing", Outcome: Outcome.Warned });
        });
    }

    [Theory, EachDatabase]
    public async Task Nobody_is_asked_whom_neither_certificate_nor_setting_names(Database database)
    {
        await using var pki = await AuthorityServer.StartAsync();
        await using (var desk = await SealingDesk.OpenAsync(database, settings: [.. pki.Settings, "--Seal:LongTerm=None"]))
        {
            await desk.PrintAllAsync();
            Assert.All(pki.Authority.Asked, each => Assert.Equal("tsr", each));
        }

        pki.Moved.Add("root.cer");
        pki.Authority.Asked.Clear();
        await using var moved = await SealingDesk.OpenAsync(database, settings: [.. pki.Settings, "--Seal:LongTerm=Required"]);
        Assert.Equal(SealFault.ValidationFailed, (await Assert.ThrowsAsync<SealException>(moved.PrintAllAsync)).Fault);
        Assert.DoesNotContain("root.cer", pki.Authority.Asked);
    }

    [Theory, EachDatabase]
    public async Task An_issue_waits_while_a_certificate_is_revoked(Database database)
    {
        await using var pki = await AuthorityServer.StartAsync();
        pki.Authority.Revoked.Add(Convert.ToHexString(pki.Authority.Issuing.SerialNumberBytes.Span), pki.Authority.Now.AddDays(-1));
        await using var desk = await SealingDesk.OpenAsync(database, settings: pki.Settings);
        Assert.Equal(SealFault.Revoked, (await Assert.ThrowsAsync<SealException>(desk.PrintAllAsync)).Fault);
        Assert.Equal("Reports.NotSealed.Revoked", Assert.Single((await desk.Desk.ReadIssueAsync()).NotMade.Values).Words);
        Assert.Empty(await desk.StoredAsync());
    }
}
