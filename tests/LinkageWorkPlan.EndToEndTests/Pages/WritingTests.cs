using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>The printed page beside the text of a report.</summary>
[Collection(Typing.Name)]
public sealed class WritingTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private const string Section = "/reports/2026-2027/2026-H1?section=III.5";

    [Fact]
    public async Task The_page_as_printed_follows_what_is_typed_and_named_without_the_server_and_never_takes_the_cursor()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await secretary.Page.SetViewportSizeAsync(1440, 900);
        await secretary.GoAsync(Section);
        await Expect(secretary.Page.Locator(".print-frame iframe")).ToHaveCountAsync(0);

        var vi = secretary.Words("text", Language.Vi);
        await vi.FillAsync("Đoạn một.");
        var paper = secretary.Page.FrameLocator(".print-frame iframe").Locator("[data-section=vi]");
        await Expect(paper.Locator(".narrative")).ToHaveTextAsync(["Đoạn một."]);
        await vi.PressSequentiallyAsync("\nXong ");
        var sent = 0;
        secretary.Page.Request += (_, request) => sent += request.Url.Contains("/section?", StringComparison.Ordinal) ? 1 : 0;
        await secretary.Page.Locator("#figure-name").FillAsync("{tasks.done}");
        await secretary.Page.Keyboard.PressAsync("Enter");
        await Expect(vi).ToBeFocusedAsync();
        await Expect(vi).ToHaveValueAsync("Đoạn một.\nXong {tasks.done}");
        await Expect(paper.Locator(".narrative").Last).ToHaveTextAsync(new Regex(@"^Xong \d+$"));
        Assert.Equal(0, sent);

        await secretary.Page.Keyboard.PressAsync("Control+s");
        await secretary.SeesAsync(secretary.Loc["Shared.Saved"]);
        await Expect(paper.Locator(".narrative").Last).ToHaveTextAsync(new Regex(@"^Xong \d+$"));
        await Expect(vi).ToBeFocusedAsync();

        await secretary.Words("text", Language.Lo).FocusAsync();
        await Expect(secretary.Page.FrameLocator(".print-frame iframe").Locator("[data-section=lo]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_one_turns_from_the_text_to_the_page_and_back()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App, phone: true);
        await secretary.GoAsync(Section);
        await Expect(secretary.Page.Locator(".print-preview")).ToBeHiddenAsync();
        await secretary.Page.Locator("[data-print-show=paper]").ClickAsync();
        await Expect(secretary.Page.FrameLocator(".print-frame iframe").Locator("[data-section=lo]")).ToBeVisibleAsync();
        await Expect(secretary.Words("text", Language.Lo)).ToBeHiddenAsync();
        await secretary.Page.Locator("[data-print-show=text]").ClickAsync();
        await Expect(secretary.Words("text", Language.Lo)).ToBeVisibleAsync();
    }
}
