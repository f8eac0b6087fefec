using System.Net;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Sealing.Verification;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>What those without an account see of an issue, and what its readers take away.</summary>
public sealed class VerificationPageTests
{
    [Theory, EachDatabase]
    public async Task A_code_tells_anybody_of_the_issue_and_nothing_of_what_it_says(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await desk.PrintAllAsync();
        var (issue, content) = (await desk.IssueAsync(), await desk.Desk.ContentAsync());
        await using var pages = await PagesHost.StartAsync(desk.Host);
        foreach (var language in Languages.All)
        {
            using var browser = pages.Open(language.Code());
            var page = WebUtility.HtmlDecode(await browser.ReadAsync($"/v/{ReportIssue.Grouped(issue.Code).ToUpperInvariant()}"));
            var words = Loc.In(language);
            Assert.Contains(words["Verification.Unchanged"], page, StringComparison.Ordinal);
            Assert.Contains(words["Verification.Seal.Trial"], page, StringComparison.Ordinal);
            Assert.Contains(words["Verification.IssuedOn", issue.IssuedOn], page, StringComparison.Ordinal);
            Assert.All(content.Signatures, each => Assert.Contains(each.Name.For(language), page, StringComparison.Ordinal));
            Assert.DoesNotContain(content.Subject.For(language), page, StringComparison.Ordinal);
            Assert.DoesNotContain(content.Fingerprint!, page, StringComparison.Ordinal);
            Assert.Contains(words["Verification.UnknownCode"], WebUtility.HtmlDecode(await browser.ReadAsync("/v?code=0123456789abcdef")), StringComparison.Ordinal);
            Assert.Contains(words["Verification.NoCode"], WebUtility.HtmlDecode(await browser.ReadAsync("/v?code=%3Cscript%3E")), StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task A_dropped_file_is_verified_and_told_whether_it_was_issued_here(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await desk.PrintAllAsync();
        var pdf = (await desk.StoredAsync())[0].Pdf;
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("en");
        var words = Loc.In(Language.En);

        var whole = WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", pdf));
        Assert.Contains(words["Verification.Holds"], whole, StringComparison.Ordinal);
        Assert.Contains(words["Verification.IssuedHere"], whole, StringComparison.Ordinal);
        pdf[300] ^= 1;
        var changed = WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", pdf));
        Assert.Contains(words["Verification.DoesNotHold"], changed, StringComparison.Ordinal);
        Assert.DoesNotContain(words["Verification.IssuedHere"], changed, StringComparison.Ordinal);
        Assert.Contains(words["Verification.Fault.Empty"], WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", [])), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_file_that_was_issued_without_a_seal_is_known_here_though_it_proves_nothing_of_itself(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database, isSealed: false);
        await desk.PrintAllAsync();
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("en");
        var words = Loc.In(Language.En);

        var page = WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", (await desk.StoredAsync())[0].Pdf));
        Assert.All(["HoldsHereAlone", "IssuedHere", "Unchanged"], each => Assert.Contains(words[$"Verification.{each}"], page, StringComparison.Ordinal));
        Assert.DoesNotContain(words["Verification.DoesNotHold"], page, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_was_found_in_a_file_is_read_in_another_language_for_some_minutes_and_by_nobody_who_guesses(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await desk.PrintAllAsync();
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("en");

        var address = await browser.AddressOfFileAsync("/v/file", (await desk.StoredAsync())[0].Pdf);
        Assert.Contains(Loc.In(Language.En)["Verification.Holds"], WebUtility.HtmlDecode(await browser.ReadAsync(address)), StringComparison.Ordinal);
        Assert.Equal(address, await browser.ChooseAsync("lo", address));
        var page = WebUtility.HtmlDecode(await browser.ReadAsync(address));
        Assert.Contains(Loc.In(Language.Lo)["Verification.Holds"], page, StringComparison.Ordinal);
        Assert.Contains(Loc.In(Language.Lo)["Verification.IssuedHere"], page, StringComparison.Ordinal);
        Assert.Contains(Loc.In(Language.Lo)["Verification.NoLongerKept"], WebUtility.HtmlDecode(await browser.ReadAsync("/v/file/0123456789abcdef0123456789abcdef")), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Who_asks_too_often_is_told_to_wait(Database database)
    {
        await using var host = await TestHost.StartAsync(database);
        await using var pages = await PagesHost.StartAsync(host);
        using var browser = pages.Open("en");
        var statuses = new List<int>();
        for (var time = 0; time < 40; time++)
        {
            statuses.Add(await browser.StatusOfAsync("/v?code=1"));
        }

        Assert.Equal(200, statuses[0]);
        Assert.Equal(429, statuses[^1]);
        Assert.Equal(200, await browser.StatusOfAsync("/account/sign-in"));
    }

    [Theory, EachDatabase]
    public async Task The_archive_is_whole_verifies_and_is_the_same_each_time_for_all_readers(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await desk.PrintAllAsync();
        await using var pages = await PagesHost.StartAsync(desk.Host);
        const string Address = "/reports/2026-2027/2026-H1/archive?issue=1";
        using var nobody = pages.Open("en");
        Assert.NotEqual(200, await nobody.StatusOfAsync(Address));
        var archives = new List<byte[]>();
        foreach (var email in new[] { "minister.la@demo.lwp", "observer.vn@demo.lwp" })
        {
            using var browser = pages.Open("lo");
            await browser.SignInAsync(email, DemoAccounts.Password);
            archives.Add(await browser.BytesAsync(Address));
        }

        Assert.Equal(archives[0], archives[1]);
        var result = Verify(archives[0]);
        Assert.Empty(result.Checks.Where(each => each.Outcome == Outcome.Failed).Select(each => $"{each.File} {each.Code}"));
        Assert.Equal("Found.ArchiveWhole", result.Checks[0].Code);
        archives[0][archives[0].AsSpan().IndexOf("content.json"u8) + 40] ^= 1;
        Assert.False(Verify(archives[0]).Holds);
        Assert.Equal("Found.ArchiveUnreadable", Assert.Single(Verify("PK\u0003\u0004 and more"u8.ToArray()).Checks).Code);
    }

    private static VerificationResult Verify(byte[] zip) => ArchiveVerification.Verify(new MemoryStream(zip));
}
