using Microsoft.Playwright;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>Somebody at a keyboard: keys are counted, the letters of a text are not. Keys that are held for one press count with it.</summary>
internal sealed class Keys(IPage page)
{
    public int Count { get; private set; }

    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            Count++;
            await page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Cell after cell of a row.</summary>
    public async Task FillAsync(params string[] texts)
    {
        foreach (var (text, place) in texts.Select((each, place) => (each, place)))
        {
            if (place > 0)
            {
                await PressAsync("Tab");
            }

            await page.Keyboard.TypeAsync(text.All(char.IsAscii) ? text : text[..1]);
            if (!text.All(char.IsAscii))
            {
                await page.Locator(".sheet-editor").FillAsync(text);
            }
        }
    }
}
