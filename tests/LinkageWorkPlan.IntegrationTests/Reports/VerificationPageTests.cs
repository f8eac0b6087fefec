using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Printing;
using LinkageWorkPlan.Web.Features.Verification;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>What those without an account see of an issue, and what its readers take away.</summary>
public sealed class VerificationPageTests
{
    [Theory, EachDatabase]
    public async Task A_code_shows_what_to_compare_with_the_paper_and_calls_nothing_genuine(Database database)
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
            Assert.All(
                new[] { words["Verification.Compare"], ReportDesk.Code, content.Subject.For(Language.Vi), content.Subject.For(Language.Lo), words["Reports.PeriodIs", content.PeriodStart, content.PeriodEnd], words["Reports.IssueNumber", 1], content.Fingerprint!, words["Verification.Pages", 2] },
                each => Assert.Contains(each, page, StringComparison.Ordinal));
            Assert.DoesNotContain("message good", page, StringComparison.Ordinal);
            Assert.Contains("message warn", page, StringComparison.Ordinal);
            Assert.Contains(words["Verification.Seal.Trial"], page, StringComparison.Ordinal);
            Assert.Contains(words["Verification.IssuedOn", issue.IssuedOn], page, StringComparison.Ordinal);
            Assert.All(content.Signatures, each => Assert.Contains(each.Name.For(language), page, StringComparison.Ordinal));
            Assert.DoesNotContain(content.Sections[0].Narrative.For(language), page, StringComparison.Ordinal);
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
        Assert.Contains(words["Verification.Standing.IssuedHere"], whole, StringComparison.Ordinal);
        Assert.Contains("message good", whole, StringComparison.Ordinal);
        pdf[300] ^= 1;
        var changed = WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", pdf));
        Assert.Contains(words["Verification.Standing.Broken"], changed, StringComparison.Ordinal);
        Assert.DoesNotContain("message good", changed, StringComparison.Ordinal);
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
        Assert.Contains(words["Verification.Standing.IssuedHere"], page, StringComparison.Ordinal);
        Assert.Contains(words["Verification.Found.NoSeal"], page, StringComparison.Ordinal);

        // That it carries no seal is told, and does not stand as a fault below a banner that calls it genuine.
        Assert.DoesNotContain(words["Verification.Outcome.Failed"] + ":", page, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_genuine_file_of_a_replaced_issue_is_told_to_be_replaced_and_is_not_green(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await desk.PrintAllAsync();
        await desk.Host.SendAs(desk.Desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, new TextWords("Sửa một số liệu.", "ແກ້ຕົວເລກໜຶ່ງ.", null)));
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("en");
        var (words, pdf) = (Loc.In(Language.En), (await desk.StoredAsync())[0].Pdf);
        Assert.Contains("message good", await browser.SendFileAsync("/v/file", pdf), StringComparison.Ordinal);

        desk.Host.Time.Advance(TimeSpan.FromDays(1));
        await desk.Desk.IssueAsync();
        var page = WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", pdf));
        Assert.Contains(words["Verification.Standing.IssuedHere"], page, StringComparison.Ordinal);
        Assert.Contains(words["Verification.Superseded", 2], page, StringComparison.Ordinal);
        Assert.DoesNotContain("message good", page, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_was_found_in_a_file_is_read_in_another_language_for_some_minutes_and_by_nobody_who_guesses(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await desk.PrintAllAsync();
        await using var pages = await PagesHost.StartAsync(desk.Host);
        using var browser = pages.Open("en");

        var pdf = (await desk.StoredAsync())[0].Pdf;
        var address = await browser.AddressOfFileAsync("/v/file", pdf);
        var told = WebUtility.HtmlDecode(await browser.ReadAsync(address));
        Assert.Contains(Loc.In(Language.En)["Verification.Standing.IssuedHere"], told, StringComparison.Ordinal);

        // Whoever is sent the address holds another file, perhaps: of which one it is told has to be seen.
        Assert.Contains(Fingerprint.OfBytes(pdf), told, StringComparison.Ordinal);
        Assert.Equal(address, await browser.ChooseAsync("lo", address));
        var page = WebUtility.HtmlDecode(await browser.ReadAsync(address));
        Assert.Contains(Loc.In(Language.Lo)["Verification.Standing.IssuedHere"], page, StringComparison.Ordinal);
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
    public async Task What_somebody_else_sealed_is_never_shown_as_genuine(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await desk.PrintAllAsync();
        var edition = (await desk.StoredAsync()).Single(each => each.Edition == Edition.Vietnamese);
        var forged = await SealForgery.OfAsync(desk, edition);
        await using var pages = await PagesHost.StartAsync(desk.Host, desk.SealSettings);
        using var browser = pages.Open("en");
        var words = Loc.In(Language.En);

        var page = WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", forged));
        Assert.Contains(words["Verification.Standing.Unchanged"], page, StringComparison.Ordinal);
        Assert.Contains(words["Verification.KnownElsewise"], page, StringComparison.Ordinal);
        Assert.Contains("message warn", page, StringComparison.Ordinal);
        Assert.DoesNotContain("message good", page, StringComparison.Ordinal);

        // A line end more is told, and is no issued edition byte by byte either.
        var longer = WebUtility.HtmlDecode(await browser.SendFileAsync("/v/file", [.. edition.Pdf, (byte)'\n']));
        Assert.Contains(words["Verification.Standing.KnownSeals"], longer, StringComparison.Ordinal);
        Assert.Contains(words["Verification.Found.LineEndsAfterEnd"], longer, StringComparison.Ordinal);
        Assert.DoesNotContain("message good", longer, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_english_rendering_that_was_printed_once_is_known_again_and_stays_the_same(Database database)
    {
        await using var desk = await SealingDesk.OpenAsync(database);
        await desk.PrintAllAsync();
        var office = await desk.Host.DemoUserAsync(Role.MinisterOffice, Side.Laos);
        var (key, printer) = (new EditionKey(Edition.English, Side.Laos), desk.Host.Services.GetRequiredService<ReportPdf>());
        var printed = await printer.OfAsync(office, ReportDesk.Plan, ReportDesk.Code, key, 1);

        Assert.Equal(printed.Pdf, (await printer.OfAsync(office, ReportDesk.Plan, ReportDesk.Code, key, 1)).Pdf);
        Assert.Equal(EditionKey.Issued.Count, (await desk.Host.SendAs(office, new GetIssue.Query(ReportDesk.Plan, ReportDesk.Code))).Editions.Count);
        Assert.DoesNotContain(await desk.Host.SendAs(CurrentUser.System, new ListUnprintedEditions.Query()), each => each.Subject == SignOffSubject.Report);
        Assert.Equal(SealKind.Trial, (await desk.Host.SendAs(CurrentUser.System, new FindIssue.Query((await desk.IssueAsync()).Code)))!.Seal);
        Assert.Equal(new FindIssuedFile.Found((await desk.IssueAsync()).Code, Edition.English), await desk.Host.SendAs(CurrentUser.System, new FindIssuedFile.Query(Fingerprint.OfBytes(printed.Pdf))));
    }
}
