using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Requests;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>Finding what somebody wrote, and handing a page on to somebody who reads another language.</summary>
[Collection(InTheBrowser.Name)]
public sealed class SearchTests(World world)
{
    [Theory]
    [InlineData("/plans/2026-2027")]
    [InlineData("/plans/2028/texts?lang=en&state=all")]
    public async Task A_slash_leads_to_the_box_and_words_without_accents_to_what_has_them(string from)
    {
        await using var reader = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await reader.GoAsync(from);

        // In a field, as in the desk's, a slash is a letter.
        await reader.Page.EvaluateAsync("() => document.activeElement?.blur()");
        await reader.Page.Keyboard.PressAsync("/");
        await Expect(reader.Page.Locator("#search-box")).ToBeFocusedAsync();
        await Expect(reader.Page.Locator("#search-box")).ToHaveValueAsync(string.Empty);
        await reader.Page.Keyboard.TypeAsync("ke hoach");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.ArrivesAsync("/search?q=ke+hoach");

        await Expect(reader.Page.Locator("main mark").First).ToHaveTextAsync("Kế hoạch");
        var task = reader.Page.Locator("section[aria-labelledby=g-Tasks] a[href*='/tasks/']").First;
        var code = await task.Locator(".search-code").InnerTextAsync();
        await task.ClickAsync();
        await reader.InteractiveAsync();
        await Expect(reader.Page.Locator("h1")).ToContainTextAsync(code);
    }

    [Fact]
    public async Task Lao_words_are_found_inside_unspaced_Lao()
    {
        await using var reader = await world.VisitorAsync(Role.Secretary, Side.Laos);
        await reader.GoAsync("/");
        await reader.Page.Keyboard.PressAsync("/");
        await reader.Page.Keyboard.InsertTextAsync("ແຜນວຽກ");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.ArrivesAsync($"/search?q={Uri.EscapeDataString("ແຜນວຽກ")}");
        var found = reader.Page.Locator("section[aria-labelledby=g-Plans] [lang=lo]", new() { HasText = "ແຜນວຽກປີ 2028" });
        await Expect(found.Locator("mark")).ToHaveTextAsync("ແຜນວຽກ");
        await found.ClickAsync();
        await reader.ArrivesAsync("/plans/2028");
    }

    [Fact]
    public async Task A_phone_has_a_link_to_the_search_in_place_of_the_box()
    {
        await using var reader = await world.VisitorAsync(Role.CoChair, Side.Laos, phone: true);
        await reader.GoAsync("/plans/2026-2027");
        await Expect(reader.Page.Locator("#search-box")).ToBeHiddenAsync();
        await reader.Link("Search.Label").ClickAsync();
        await reader.ArrivesAsync("/search");
        await Expect(reader.Page.Locator("#q")).ToBeFocusedAsync();
        await reader.Page.Keyboard.InsertTextAsync("zzzz");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.ArrivesAsync("/search?q=zzzz");
        await Expect(reader.Page.Locator(".empty h2")).ToHaveTextAsync(reader.Loc["Search.Nothing", "zzzz"]);
    }

    [Theory]
    [InlineData("/plans/2026-2027/tasks/B2")]
    [InlineData("/plans/2028/texts?lang=vi&state=all")]
    [InlineData("/search?q=ke+hoach")]
    public async Task A_link_that_is_handed_on_opens_in_the_language_of_whoever_reads_it(string path)
    {
        await using var sender = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await sender.GoAsync(path);
        await Expect(sender.Page.Locator("html")).ToHaveAttributeAsync("lang", "vi");

        await using var reader = await world.VisitorAsync(Role.Secretary, Side.Laos);
        await reader.GoAsync(new Uri(sender.Page.Url).PathAndQuery);
        for (var turn = 0; turn < 2; turn++)
        {
            await Expect(reader.Page.Locator("html")).ToHaveAttributeAsync("lang", Language.Lo.Code());
            await Expect(reader.Page.Locator(".rail")).ToContainTextAsync(reader.Loc["Shared.Reports"]);
            await reader.Page.ReloadAsync();
            await reader.InteractiveAsync();
        }
    }
}
