using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>What must hold of every page: readable by everybody, in one language, on a phone's width too.</summary>
internal static class PageChecks
{
    public const int Phone = 390;

    private static readonly (int Wide, int High)[] Windows = [(Phone, 700), (1280, 800)];

    /// <summary>Goes from field to field of every form by keyboard and back, and looks whether the form's foot lies over the one that has the focus.</summary>
    private const string CoveredFields = """
        () => {
          const covered = [];
          for (const form of document.querySelectorAll('form[data-draft]')) {
            for (let closed = form.closest('details:not([open])'); closed; closed = closed.parentElement.closest('details:not([open])')) closed.open = true;
            const foot = form.querySelector(':scope > .form-foot');
            const fields = [...form.querySelectorAll('input:not(.sr-only, [type=hidden]), select, textarea, button')].filter((each) => !foot.contains(each) && each.checkVisibility() && !each.disabled);
            for (const field of [...fields, ...fields.reverse()]) {
              field.focus();
              const [at, over] = [field.getBoundingClientRect(), foot.getBoundingClientRect()];
              const isCovered = at.height < innerHeight / 3 ? at.bottom > over.top + 1 && at.top < over.bottom : at.top > over.top - 40 && at.top < over.bottom;
              if (isCovered) covered.push(field.name || field.textContent.trim());
            }
          }
          return [...new Set(covered)];
        }
        """;

    /// <returns>What is wrong with the page the visitor is on; the window has its former width again.</returns>
    public static async Task<IReadOnlyList<string>> FoundAsync(Visitor visitor, Language language)
    {
        var found = new List<string>();
        var page = visitor.Page;
        // A sandboxed frame runs no script: axe would wait for it for ever. What is right is not described, which takes most of its time.
        var axe = await page.RunAxe(new AxeRunOptions { Iframes = false, ResultTypes = [ResultType.Violations] });
        found.AddRange(axe.Violations.Where(each => each.Impact is "serious" or "critical")
            .Select(each => $"{each.Id} ({each.Impact}) at {string.Join(" | ", each.Nodes.Take(3).Select(node => node.Target?.ToString() + " " + node.Html))}"));
        var before = page.ViewportSize!;
        await page.SetViewportSizeAsync(Phone, 844);
        found.AddRange(await OfWordsAsync(page, language));
        var hasForm = await page.Locator("form[data-draft]").CountAsync() > 0;
        foreach (var (wide, high) in hasForm ? Windows : [])
        {
            await page.SetViewportSizeAsync(wide, high);
            found.AddRange((await page.EvaluateAsync<string[]>(CoveredFields)).Select(field => $"at {wide}x{high} the foot of the form covers {field}"));
        }

        await page.SetViewportSizeAsync(before.Width, before.Height);
        return found;
    }

    /// <returns>What is wrong with the words of a page in a window of a phone's width: the wrong language, no words, or too long for the width.</returns>
    public static async Task<IReadOnlyList<string>> OfWordsAsync(IPage page, Language language)
    {
        var found = new List<string>();
        var words = await page.EvaluateAsync<string>("() => document.body.innerText");
        if (words.Contains('⟦', StringComparison.Ordinal))
        {
            found.Add($"a key without words: {words[words.IndexOf('⟦', StringComparison.Ordinal)..Math.Min(words.Length, words.IndexOf('⟦', StringComparison.Ordinal) + 60)]}");
        }

        if (words.Contains("<>z__", StringComparison.Ordinal) || words.Contains("System.Collections", StringComparison.Ordinal))
        {
            found.Add("a list is shown by the name of its type");
        }

        if (language != Language.En)
        {
            // What is marked as English is meant to be English, and keys are called as they are printed.
            var own = await page.EvaluateAsync<string>("() => { const copy = document.body.cloneNode(true); copy.querySelectorAll('[lang=en], script, style, iframe, .mono, kbd').forEach(each => each.remove()); return copy.textContent; }");
            if (EnglishWords.In(own) is { Count: > 0 } english)
            {
                found.Add($"English: {string.Join(", ", english)}");
            }
        }

        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (width > Phone)
        {
            var wide = await page.EvaluateAsync<string>("() => [...document.querySelectorAll('main *')].filter(each => each.getBoundingClientRect().right > 391).slice(0, 3).map(each => each.tagName + '.' + each.className).join(' | ')");
            found.Add($"{width} px wide at {Phone} px: {wide}");
        }

        return found;
    }
}
