using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>Types with a keyboard or an input method into whatever controls a page has, and looks at the result.</summary>
internal sealed class Typist(IPage page)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Between two looks at what is kept. Many look at once, and each is a request.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(400);

    private const string Words = "Ruộng ở Hủa Phăn";

    /// <summary>What people type into; what only a draft counts rows with is out of their sight.</summary>
    private const string Controls = "form[data-draft-ready] :is(textarea, input:is([type=text], [type=email], [type=number], :not([type]))):not(.sr-only, [aria-hidden], .rz-helper-hidden-accessible input, .rz-dropdown-filter)";

    /// <summary>Opens what is folded away, so that its controls can be typed into.</summary>
    public Task UnfoldAsync() => page.EvaluateAsync("() => document.querySelectorAll('main details').forEach((each) => { each.open = true; })");

    /// <summary>Shapes of the forms of the page.</summary>
    public async Task<IReadOnlyList<string>> ShapesAsync() => [.. (await page.EvaluateAsync<string[][]>(
        "() => [...document.querySelectorAll('form[data-draft-ready]')].map((form) => [form.dataset.draft, ...[...form.elements].map((each) => each.name).filter(Boolean)])"))
        .Select(each => FormWalk.ShapeOf(each[0], each[1..]))];

    /// <summary>Types into every control, one after another without waiting for any answer.</summary>
    /// <returns>What a reader should then see in each: by form and name.</returns>
    public async Task<IReadOnlyList<Typed>> TypeAsync()
    {
        var client = await page.Context.NewCDPSessionAsync(page);
        var typed = new List<Typed>();
        // By name: what is typed may bring another control, as the reason for another target, and with it another order. What has no name, as
        // the hidden parts of a drop-down, is not typed into.
        var names = await page.EvaluateAsync<string[][]>("selector => [...document.querySelectorAll(selector)].filter((each) => each.name).map((each) => [each.form.dataset.draft, each.name])", Controls);
        foreach (var (at, name) in names.Index())
        {
            var control = page.Locator($"form[data-draft='{name[0]}'] [name='{name[1]}']").First;
            var found = await control.EvaluateAsync<JsonElement>("async (each) => ({ form: each.form.dataset.draft, name: each.name, draft: (await import('/js/draft-fields.js')).nameOf(each), value: each.value, mode: each.inputMode, hint: each.placeholder, seen: each.checkVisibility() })");
            if (!found.GetProperty("seen").GetBoolean())
            {
                continue;
            }

            var (mode, hint) = (found.GetProperty("mode").GetString(), found.GetProperty("hint").GetString());
            var (words, shown) = mode == "decimal" ? ("12", "12") : hint == "dd/mm/yyyy" ? ("5/3/28", "05/03/2028") : (Words, Words);
            await control.FocusAsync();
            await page.Keyboard.PressAsync(words == Words ? "Control+End" : "Control+a");
            if (words == Words && at % 3 == 0)
            {
                await ComposeAsync(client, words);
            }
            else
            {
                await LetterByLetterAsync(page, words);
            }

            typed.Add(new Typed(found.GetProperty("form").GetString()!, found.GetProperty("name").GetString()!, found.GetProperty("draft").GetString()!, words == Words ? found.GetProperty("value").GetString() + words : shown, words));
        }

        await page.EvaluateAsync("() => document.activeElement.blur()");
        return typed;
    }

    /// <summary>
    /// Each letter by itself and all in the same way: the browser takes pressed keys and inserted letters in two lines, and under load puts
    /// one before the other.
    /// </summary>
    public static async Task LetterByLetterAsync(IPage page, string words)
    {
        foreach (var letter in words)
        {
            await page.Keyboard.InsertTextAsync(letter.ToString());
        }
    }

    /// <summary>As Telex does: each word grows letter by letter before it is put down.</summary>
    public static async Task ComposeAsync(ICDPSession client, string words)
    {
        var all = words.Split(' ');
        foreach (var word in all)
        {
            for (var length = 1; length <= word.Length; length++)
            {
                await client.SendAsync("Input.imeSetComposition", new Dictionary<string, object> { ["text"] = word[..length], ["selectionStart"] = length, ["selectionEnd"] = length });
            }

            await client.SendAsync("Input.insertText", new Dictionary<string, object> { ["text"] = word == all[^1] ? word : word + " " });
        }
    }

    /// <summary>What is wrong: what is shown or kept as a draft and was not typed. Waits for as long as drafts may take.</summary>
    public async Task<IReadOnlyList<string>> LostAsync(IReadOnlyList<Typed> typed)
    {
        var lost = new List<string>();
        foreach (var form in typed.GroupBy(each => each.Form))
        {
            var kept = await KeptAsync(form.Key, [.. form]);
            foreach (var each in form)
            {
                var shown = await ShownAsync(page.Locator($"form[data-draft='{form.Key}'] [name='{each.Name}']"), each);
                if (shown != each.Shown)
                {
                    lost.Add($"{form.Key} {each.Name}: typed \"{each.Shown}\", shown \"{shown}\"");
                }

                if (!each.IsKept(kept))
                {
                    lost.Add($"{form.Key} {each.Name}: typed \"{each.Shown}\", kept \"{kept.GetValueOrDefault(each.Draft)}\"");
                }
            }
        }

        return lost;
    }

    /// <summary>What the control holds. The server writes a date in the reader's form, and its answer may come after the draft was kept.</summary>
    private static async Task<string> ShownAsync(ILocator control, Typed typed)
    {
        var shown = await control.InputValueAsync();
        for (var waited = Stopwatch.StartNew(); shown == typed.Words && shown != typed.Shown && waited.Elapsed < Patience; await Task.Delay(Between))
        {
            shown = await control.InputValueAsync();
        }

        return shown;
    }

    private async Task<Dictionary<string, string>> KeptAsync(string form, Typed[] typed)
    {
        var kept = new Dictionary<string, string>();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(Between))
        {
            var answer = await page.APIRequest.GetAsync($"/drafts/{Uri.EscapeDataString(form)}");
            if (answer.Status == 200)
            {
                kept = (await answer.JsonAsync())!.Value.GetProperty("fields").EnumerateObject().ToDictionary(each => each.Name, each => each.Value.ToString());
                if (typed.All(each => each.IsKept(kept)))
                {
                    break;
                }
            }
        }

        return kept;
    }

    /// <param name="Draft">Its name in a draft: a row's stays the same wherever it stands.</param>
    /// <param name="Shown">What is in the control in the end: a date in the reader's form.</param>
    /// <param name="Words">What was typed just now.</param>
    internal sealed record Typed(string Form, string Name, string Draft, string Shown, string Words)
    {
        public bool IsKept(Dictionary<string, string> kept) => kept.GetValueOrDefault(Draft) is { } words && (words == Shown || words == Words);
    }
}
