using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Reports.Templates;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Reports;

/// <summary>The demo's report as a secretary downloads and previews it.</summary>
[Collection(InTheBrowser.Name)]
public sealed partial class ReportPdfTests(World world)
{
    private const string Report = "/reports/2026-2027/2026-H1";

    private static readonly Wording Wording = new ReportTemplates(Path.Combine(AppContext.BaseDirectory, "templates")).Wording;

    [Fact]
    public async Task A_draft_is_downloaded_as_a_pdf_that_says_so_on_every_page()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos);

        var answer = await secretary.Page.APIRequest.GetAsync($"{Report}/pdf?first=laos");

        Assert.Equal((200, "application/pdf"), (answer.Status, answer.Headers["content-type"]));
        Assert.Contains("2026-H1_lo-vi_draft.pdf", answer.Headers["content-disposition"], StringComparison.Ordinal);
        var pages = await Poppler.PagesAsync(await answer.BodyAsync());
        Assert.True(pages.Length > 10);
        Assert.All(pages, page => Assert.Contains("DỰ THẢO", page, StringComparison.Ordinal));
    }

    /// <summary>The half year of the demo: 38 tasks, 9 indicators. What is longer than this is longer than it was looked at.</summary>
    [Theory]
    [InlineData(Edition.Vietnamese, 16)]
    [InlineData(Edition.Lao, 17)]
    [InlineData(Edition.Joint, 23)]
    [InlineData(Edition.English, 15)]
    public async Task An_edition_is_short_and_no_heading_is_the_last_thing_on_a_page(Edition edition, int most)
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);

        var answer = await secretary.Page.APIRequest.GetAsync($"{Report}/pdf?edition={edition.ToString().ToLowerInvariant()}&first=vietnam");
        var pages = await Poppler.WrittenPagesAsync(await answer.BodyAsync());

        Assert.InRange(pages.Length, most - 3, most);
        var headings = SectionKeys.Parts.SelectMany(key => Languages.All.Select(language => WithoutSpaces(Wording.Heading(key).For(language)))).ToList();
        foreach (var page in pages)
        {
            var lines = page.Split('\n').Select(WithoutSpaces).Where(line => line.Length > 0 && !Margin().IsMatch(line)).ToList();
            Assert.True(lines.Count > 3, $"Nearly nothing stands on a page: {page}");
            Assert.DoesNotContain(headings, heading => lines[^1].Contains(heading, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_button_says_what_is_done_and_hands_over_the_file()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await secretary.GoAsync(Report);

        var download = await secretary.Page.RunAndWaitForDownloadAsync(() => secretary.Link("Reports.Pdf").ClickAsync());

        Assert.Equal("2026-H1_vietnamese_draft.pdf", download.SuggestedFilename);
        await Expect(secretary.Page.Locator("main [role=status] progress")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_preview_shows_the_document_in_a_frame_that_runs_no_script()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await secretary.GoAsync($"{Report}/preview");

        await Expect(secretary.Page.FrameLocator("iframe[sandbox='']").Locator("h1.report-type")).ToContainTextAsync("BÁO CÁO");
        var document = await secretary.Page.APIRequest.GetAsync($"{Report}/document?first=vietnam");
        Assert.StartsWith("sandbox; default-src 'none'", document.Headers["content-security-policy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.MinisterOffice)]
    [InlineData(Role.Observer)]
    public async Task Nobody_else_gets_a_drafts_document(Role role)
    {
        await using var reader = await world.VisitorAsync(role, Side.Vietnam);

        foreach (var what in new[] { "pdf", "document" })
        {
            Assert.Equal(404, (await reader.Page.APIRequest.GetAsync($"{Report}/{what}")).Status);
        }
    }

    private static string WithoutSpaces(string words) => Space().Replace(words, string.Empty);

    [GeneratedRegex(@"[\s\u2060]+")]
    private static partial Regex Space();

    /// <summary>Page number, foot and the mark of a draft.</summary>
    [GeneratedRegex(@"^(\d+(/\d+)?|2026-H1.*|(DỰTHẢO|ສະບັບຮ່າງ|DRAFT|·)+)$")]
    private static partial Regex Margin();
}
