using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>The translation desk in front of somebody.</summary>
internal sealed class Desk(Visitor visitor)
{
    private readonly IPage page = visitor.Page;

    /// <summary>The one text that is open.</summary>
    public ILocator Editor => page.Locator(".desk-editor");

    /// <summary>What the open text says in the language it was written in.</summary>
    public ILocator Source => Editor.Locator(".words .source-words").First;

    /// <summary>Where the open text is rendered.</summary>
    public ILocator Rendering => Editor.Locator("textarea");

    /// <summary>The texts of the list that are not done yet.</summary>
    public ILocator Left => page.Locator(".desk-item:not(:has(.desk-done))");

    public ILocator Empty => page.Locator(".empty");

    /// <summary>The text of the list that begins so.</summary>
    public ILocator Item(string excerpt) => page.Locator(".desk-item", new PageLocatorOptions { HasText = excerpt });

    /// <param name="of">Address of the plan or report.</param>
    public async Task OpenAsync(string of, Language language, string state = "open")
    {
        await visitor.GoAsync($"{of}/texts?lang={language.Code()}&state={state}");
        await visitor.Page.Locator(".frame[data-page=interactive]").WaitForAsync();
    }

    /// <returns>Words of the open text; null where none is left.</returns>
    public async Task<string?> SourceAsync()
    {
        await Expect(Source.Or(Empty)).ToBeVisibleAsync();
        return await Source.CountAsync() == 0 ? null : await Source.InnerTextAsync();
    }

    /// <summary>Saves by keyboard and waits for the next text, or for the end.</summary>
    public Task SaveAsync() => GoAsync("Control+Enter");

    /// <summary>Presses a key that leads to another text, and waits for it.</summary>
    public async Task GoAsync(string key)
    {
        await Expect(Rendering).ToBeEnabledAsync();
        var before = await Rendering.GetAttributeAsync("id");
        await page.Keyboard.PressAsync(key);
        await Expect(page.Locator($"[id='{before}']")).ToHaveCountAsync(0);
        await Expect(Rendering.Or(Empty)).ToBeVisibleAsync();
    }
}
