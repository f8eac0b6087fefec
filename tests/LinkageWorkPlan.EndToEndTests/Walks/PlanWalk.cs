using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>A plan from its first task to its adoption, step by step.</summary>
internal static class PlanWalk
{
    public const string Code = "2028";

    /// <summary>List by pillar, search without accents, Gantt, a task's page.</summary>
    public static async Task ReadTheAdoptedPlanAsync(Visitor reader)
    {
        await reader.GoAsync("/plans");
        await reader.Page.Locator("main a[href='/plans/2026-2027']").First.ClickAsync();
        await reader.ArrivesAsync("/plans/2026-2027");
        await Expect(reader.Page.Locator("tr.pillar").First).ToBeVisibleAsync();
        await reader.GoAsync("/plans/2026-2027?q=tieu+chi");
        await Expect(reader.Page.Locator("table.tasks tbody .col-title").First).ToBeVisibleAsync();
        await reader.GoAsync("/plans/2026-2027?view=gantt");
        await Expect(reader.Page.Locator("main svg").First).ToBeVisibleAsync();
        await reader.GoAsync("/plans/2026-2027/tasks/A1");
        await Expect(reader.Page.Locator("h1")).ToContainTextAsync("A1");
    }

    /// <summary>A task with two milestones and owners on both sides; the editor writes in Vietnamese only.</summary>
    public static async Task AddTaskAsync(Visitor secretary)
    {
        await secretary.GoToFormAsync($"/plans/{Code}/tasks/new?pillar=C");
        await Expect(secretary.Named("Code")).ToHaveValueAsync("C2");
        await secretary.Words("Title", Language.Vi).FillAsync("Hội chợ công nghiệp hỗ trợ năm 2028");
        await ChooseOwnersAsync(secretary, 0, 1);
        await secretary.TypeAsync("Start", "1/3/28");
        await secretary.TypeAsync("End", "2028-10-31");
        await secretary.TypeAsync("Weight", "40");
        await ChoosePredecessorAsync(secretary, "A1");
        await secretary.TypeAsync("Milestone-0-Planned", "31/04/2028");
        await Expect(secretary.Page.Locator("#f-Milestone-0-Planned-hint")).ToContainTextAsync("31/04/2028");
        await secretary.TypeAsync("Milestone-0-Planned", "15/04/2028");
        await secretary.Words("Milestone-0-Title", Language.Vi).FillAsync("Thống nhất kế hoạch hội chợ");
        await secretary.ClickAsync("PlanEdit.AddMilestone");
        await secretary.TypeAsync("Milestone-1-Planned", "20/10/2028");
        await secretary.Words("Milestone-1-Title", Language.Vi).FillAsync("Khai mạc hội chợ");
        await secretary.SaveAsync();
        await secretary.ArrivesAsync($"/plans/{Code}/tasks/C2");
        await secretary.SeesAsync("Khai mạc hội chợ");
        await Expect(secretary.Page.Locator($"main a[href='/plans/{Code}/tasks/A1']").First).ToBeVisibleAsync();
    }

    /// <summary>A bar goes a working day on by keyboard, is given up, goes on by mouse, and is taken back.</summary>
    public static async Task MoveOnTheTimeLineAsync(Visitor secretary)
    {
        await secretary.GoAsync($"/plans/{Code}?view=gantt&zoom=quarter");
        var (page, said) = (secretary.Page, secretary.Page.Locator(".chart-said"));
        var bar = page.Locator(".chart-row[data-code=C2] [data-bar]");
        async Task ShowsAsync(string start, string end)
        {
            await Expect(bar).ToHaveAttributeAsync("data-start", start);
            await Expect(bar).ToHaveAttributeAsync("data-end", end);
        }

        await ShowsAsync("2028-03-01", "2028-10-31");
        await bar.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(said).ToContainTextAsync("02/03/2028 – 01/11/2028");
        await page.Keyboard.PressAsync("Escape");
        await Expect(said).ToContainTextAsync("01/03/2028 – 31/10/2028");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await ShowsAsync("2028-03-02", "2028-11-01");
        await Expect(bar).ToBeFocusedAsync();

        // The bar may be wider than the window, and begin under the names: somewhere of it that is seen.
        var at = await bar.EvaluateAsync<float[]>("""
            bar => {
              bar.scrollIntoView({ block: 'center', inline: 'nearest' });
              const box = bar.getBoundingClientRect();
              return [Math.max(box.left, document.querySelector('.chart-corner').getBoundingClientRect().right) + 60, box.top + 6];
            }
            """);
        var (x, y) = (at[0], at[1]);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 28, y, new() { Steps = 4 });
        await page.Mouse.UpAsync();

        // A week on; where it ends depends on the days off between.
        await Expect(bar).ToHaveAttributeAsync("data-start", "2028-03-09");
        foreach (var (start, end) in new[] { ("2028-03-02", "2028-11-01"), ("2028-03-01", "2028-10-31") })
        {
            await page.Locator("[data-gantt-undo]").ClickAsync();
            await ShowsAsync(start, end);
        }
    }

    /// <summary>What is missing is listed with links and shrinks to nothing; only then review can be asked for.</summary>
    public static async Task CompleteAndAskForReviewAsync(Visitor secretary)
    {
        await secretary.GoAsync($"/plans/{Code}/review");
        await Expect(secretary.Button("PlanEdit.AskForReview")).ToBeDisabledAsync();
        await Expect(secretary.Page.Locator("section[aria-labelledby=broken] a[href$='/tasks/A2/edit']").First).ToBeVisibleAsync();

        await EditAsync(secretary, "A2", async () =>
        {
            await secretary.ClickAsync("PlanEdit.AddMilestone");
            await secretary.TypeAsync("Milestone-0-Planned", "26/05/2028");
            await secretary.Words("Milestone-0-Title", Language.Vi).FillAsync("Phiên họp toàn thể, Hà Nội");
        });
        await EditAsync(secretary, "C1", async () =>
        {
            await ChooseOwnersAsync(secretary, 1);
            await secretary.TypeAsync("Weight", "60");
        });

        await secretary.GoAsync($"/plans/{Code}/review");
        await Expect(secretary.Page.Locator("section[aria-labelledby=broken] li")).ToHaveCountAsync(0);
        await secretary.ClickAsync("PlanEdit.AskForReview");
        await secretary.SeesAsync(secretary.Loc["Enum.PlanState.InReview"]);
    }

    /// <summary>Every text that still lacks the translator's language, one after the other at the desk.</summary>
    public static async Task TranslateAsync(Visitor translator, Language language, IReadOnlyDictionary<string, string> words)
    {
        var desk = new Desk(translator);
        await desk.OpenAsync($"/plans/{Code}", language);
        while (await desk.SourceAsync() is { } source)
        {
            await desk.Rendering.FillAsync(words.TryGetValue(source, out var known) ? known : throw new InvalidOperationException($"No {language} words for '{source}'."));
            await desk.SaveAsync();
        }
    }

    public static async Task EditAsync(Visitor secretary, string task, Func<Task> change)
    {
        await secretary.GoToFormAsync($"/plans/{Code}/tasks/{task}/edit");
        await change();
        await secretary.SaveAsync();
        await secretary.ArrivesAsync($"/plans/{Code}/tasks/{task}");
    }

    public static async Task AskAgainAsync(Visitor secretary)
    {
        await secretary.GoAsync($"/plans/{Code}/review");
        await secretary.ClickAsync("PlanEdit.AskForReview");
        await secretary.SeesAsync(secretary.Loc["Enum.PlanState.InReview"]);
    }

    private static async Task ChoosePredecessorAsync(Visitor secretary, string code)
    {
        var field = secretary.Page.Locator("#f-Predecessors");
        await field.Locator("[data-until-scripted]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await field.Locator(".rz-dropdown").ClickAsync();
        // Once open, the list hangs at the end of the page.
        var list = secretary.Page.Locator(".rz-multiselect-panel");
        await list.Locator("input[role=combobox]").FillAsync(code);
        await Expect(list.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await list.GetByRole(AriaRole.Option).ClickAsync();
        await secretary.Page.Keyboard.PressAsync("Escape");
        await Expect(field.Locator(".rz-chip")).ToContainTextAsync(code);
    }

    private static async Task ChooseOwnersAsync(Visitor secretary, params int[] sides)
    {
        foreach (var side in sides)
        {
            await secretary.Page.Locator("#f-Owners fieldset").Nth(side).Locator("input[type=checkbox]").First.CheckAsync();
        }
    }
}
