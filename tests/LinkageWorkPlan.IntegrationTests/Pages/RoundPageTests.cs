using AngleSharp.Dom;
using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.IntegrationTests.Approvals;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Approvals;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>What whoever signs reads: the pages themselves, and which warnings were kept.</summary>
public class RoundPageTests
{
    [Fact]
    public async Task The_pages_of_the_reader_s_own_edition_stand_in_the_page_and_the_sign_button_says_how_many_were_read()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite, Printed.Changes());
        await desk.SendAsync();
        var id = await RoundAsync(desk);
        await using var chair = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos));
        var page = Open(chair, id);
        Assert.Equal(Printed.Pages, Figures(page).Count);
        Assert.Contains("edition=lao", page.Find(".signed-pages .tabs [aria-current=page]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.All(Figures(page), (figure, index) =>
        {
            var image = figure.QuerySelector("img")!;
            Assert.Equal(chair.Loc["Approvals.PageAlt", index + 1, Printed.Pages], image.GetAttribute("alt"));
            Assert.Equal(("1191", "1684"), (image.GetAttribute("width"), image.GetAttribute("height")));
            Assert.Contains($"/approvals/{id}/pages/{index + 1}?edition=lao", image.GetAttribute("src"), StringComparison.Ordinal);
        });
        var none = chair.Loc["Approvals.PagesReadShort", chair.Loc["Reports.Edition.Lao"], 0, Printed.Pages];
        Assert.Equal(none, page.Find(".sign-bar span").TextContent);

        await page.Find("[data-pages-read]").ChangeAsync("2 7");

        var one = chair.Loc["Approvals.PagesReadShort", chair.Loc["Reports.Edition.Lao"], 1, Printed.Pages];
        Assert.Equal(one, page.Find(".sign-bar span").TextContent);
        Assert.Contains(one, page.Find(".sign-form").TextContent, StringComparison.Ordinal);
        Assert.False(page.Find(".sign-form button[type=submit]").HasAttribute("disabled"));
        Assert.Equal([new ShownPage(Edition.Lao, Side.Laos, 2)], await desk.Host.Db(async db => (await db.ShownContents.AsNoTracking().SingleAsync()).Pages));

        // The next time it is known before anything is on the screen.
        await using var again = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos));
        Assert.Equal("2", Open(again, id).Find("[data-pages-read]").GetAttribute("value"));
    }

    [Fact]
    public async Task Where_no_page_can_be_drawn_the_file_opens_in_the_browser_s_own_viewer_and_an_administrator_reads_why()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite, Printed.Changes("--Printing:PageDrawerPath=/nowhere"));
        await desk.SendAsync();
        var id = await RoundAsync(desk);
        await using var chair = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam));
        var page = chair.Open<RoundPage>($"/approvals/{id}", ("Id", id));
        Assert.Contains($"/approvals/{id}/pdf?edition=vietnamese", page.Find("iframe.pages-frame").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Empty(Figures(page));
        Assert.True(page.Find("details.as-text").HasAttribute("open"));

        await using var administrator = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.Administrator, Side.Vietnam));
        Assert.Contains("Printing:PageDrawerPath", administrator.Open<Web.Features.Accounts.AccountsPage>("/settings").Find(".message.warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_warnings_are_grouped_and_beyond_the_third_of_a_kind_folded_with_their_number()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite, Printed.Changes());
        await desk.SendAsync();
        var id = await RoundAsync(desk);
        var kept = await desk.Host.Db(db => db.KeptWarnings.AsNoTracking().Where(each => each.RoundId == id).ToListAsync());
        var kinds = kept.GroupBy(each => each.Kind).ToList();
        Assert.Contains(kinds, each => each.Count() > 3);
        await using var chair = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.CoChair, Side.Laos));
        var section = chair.Open<RoundPage>($"/approvals/{id}", ("Id", id)).Find(".kept-warnings");

        Assert.Equal(kinds.Count, section.QuerySelectorAll("h3").Length);
        Assert.Equal(kept.Count, section.QuerySelectorAll("li").Length);
        Assert.Equal(kinds.Sum(each => Math.Min(3, each.Count())), section.QuerySelectorAll("li").Count(each => each.Closest("details") is null));
        Assert.Equal(
            kinds.Where(each => each.Count() > 3).Select(each => chair.Loc["Approvals.KeptMore", each.Count() - 3]).Order(StringComparer.Ordinal),
            section.QuerySelectorAll("details > summary").Select(each => each.TextContent).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_scan_is_shown_before_it_is_recorded_and_one_that_cannot_be_drawn_is_taken_all_the_same()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite, Printed.Changes());
        await desk.SendAsync();
        var id = await RoundAsync(desk);
        await using var secretary = new PageDesk(desk.Host, desk.Secretary);
        Assert.NotNull(secretary.Open<RoundPage>($"/approvals/{id}", ("Id", id)).Find($"a[href='/approvals/{id}/paper']"));
        var page = secretary.Open<PaperSignaturePage>($"/approvals/{id}/paper", ("Id", id));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Printed.Pdf, "ban-ky.pdf"));
        page.WaitForAssertion(() => Assert.StartsWith("data:image/png;base64,", page.Find("#paper-scan-preview").GetAttribute("src"), StringComparison.Ordinal), TimeSpan.FromSeconds(20));

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("%PDF-1.7 signed by hand", "ban-ky-2.pdf"));
        PageDesk.Sees(page, ".scan-preview figcaption", secretary.Loc["Approvals.ScanNoPreview"]);
        Assert.Contains("ban-ky-2.pdf", page.Find(".file-choice").TextContent, StringComparison.Ordinal);

        await using var chair = new PageDesk(desk.Host, await desk.Host.DemoUserAsync(Role.CoChair, Side.Vietnam));
        Assert.Empty(chair.Open<PaperSignaturePage>($"/approvals/{id}/paper", ("Id", id)).FindAll(".paper-form"));
    }

    private static IRenderedComponent<RoundPage> Open(PageDesk desk, Guid id)
    {
        var page = desk.Open<RoundPage>($"/approvals/{id}", ("Id", id));
        page.WaitForAssertion(() => Assert.NotEmpty(Figures(page)), TimeSpan.FromSeconds(20));
        return page;
    }

    private static IReadOnlyList<IElement> Figures(IRenderedComponent<RoundPage> page) => page.FindAll(".signed-page");

    private static Task<Guid> RoundAsync(ReportDesk desk) => desk.Host.Db(db => db.Rounds.Where(each => each.State == RoundState.Open).Select(each => each.Id).SingleAsync());
}
