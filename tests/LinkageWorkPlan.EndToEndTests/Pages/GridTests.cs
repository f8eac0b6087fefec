using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>The working grid in a browser: a plan is written by keyboard as in a sheet, or pasted, and nothing typed is lost.</summary>
[Collection(InTheBrowser.Name)]
public sealed partial class GridTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private const string Plan = "/plans/2028";

    [Fact]
    public async Task Ten_tasks_with_twenty_milestones_take_at_most_120_keys_beyond_their_texts_and_five_dates_25()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        var sheet = await OpenAsync(secretary);
        var owner = (await CellsAsync(secretary, 0, "Owners"))[0].Split(';')[0];
        var before = await RowsAsync(secretary);
        var keys = new Keys(secretary.Page);

        await keys.PressAsync("n");
        for (var task = 1; task <= 10; task++)
        {
            await keys.FillAsync($"Viec {task}", $"Viec {task} lo", owner, "1/3/28", "30/9/28");
            for (var milestone = 1; milestone <= 2; milestone++)
            {
                await keys.PressAsync("Control+Enter");
                await keys.FillAsync($"Moc {task}.{milestone}", $"Moc {task}.{milestone} lo", $"{milestone}/6/28");
            }

            await keys.PressAsync(task < 10 ? "Control+Shift+Enter" : "Enter");
        }

        await SavedAsync(secretary);
        Assert.True(keys.Count <= 120, $"{keys.Count} keys");
        var added = (await RowsAsync(secretary)).Skip(1).Take(10).ToList();
        Assert.Equal(before.Count + 10, (await RowsAsync(secretary)).Count);
        Assert.Equal(20, added.Sum(each => each.GetProperty("milestones").GetArrayLength()));
        Assert.All(await CellsAsync(secretary, 0, "Owners"), each => Assert.Contains(owner, each, StringComparison.Ordinal));

        keys = new Keys(secretary.Page);
        await keys.PressAsync("Control+Home", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
        for (var day = 5; day >= 1; day--)
        {
            await keys.TypeAsync($"{day}/8/28");
            await keys.PressAsync("Enter");
        }

        await keys.PressAsync("Control+Home");
        await SavedAsync(secretary);
        Assert.True(keys.Count <= 25, $"{keys.Count} keys");
        await Expect(sheet.Locator(".sheet-is-day", new() { HasText = "01/08/2028" })).ToHaveCountAsync(1);
        await keys.PressAsync("Control+z", "Control+Home");
        await SavedAsync(secretary);
        await Expect(sheet.Locator(".sheet-is-day", new() { HasText = "01/08/2028" })).ToHaveCountAsync(0);
        await PostponeAsync(secretary);
    }

    [Fact]
    public async Task A_block_is_pasted_at_once_refused_whole_or_marked_where_a_rule_refuses_it_and_kept_until_it_is_right()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        var sheet = await OpenAsync(secretary);
        var page = secretary.Page;
        var before = await RowsAsync(secretary);
        await sheet.Locator(".sheet-new .sheet-cell").Last.ClickAsync();
        await PasteAsync(page, string.Join('\n', Enumerable.Repeat(string.Join('\t', Enumerable.Repeat("x", 20)), 2)));
        await Expect(page.Locator(".sheet-said.problem")).ToContainTextAsync("20");
        Assert.Equal(before.Count, (await RowsAsync(secretary)).Count);

        // As a sheet puts it on the clipboard: a line break and quotation marks in a cell.
        var block = string.Join("\r\n", Enumerable.Range(1, 10).SelectMany(task => new[]
        {
            $"\t\"ວຽກ \"\"{task}\"\"\nແຖວສອງ\"\tViệc {task}\t\t1/3/28\t{(task == 1 ? "31/2/28" : "30/9/28")}\tLào\t5",
            "\tຂີດໝາຍໜຶ່ງ\tMốc một\t\t\t1/6/28\t\t",
            "\tຂີດໝາຍສອງ\tMốc hai\t\t\t2028-07-01\t\t",
        })) + "\r\n";
        await PasteAsync(page, block);
        var refused = sheet.Locator("[aria-invalid=true]");
        await Expect(refused).ToHaveCountAsync(1);
        await Expect(refused.Locator(".sheet-words")).ToHaveTextAsync("31/2/28");
        await Expect(page.Locator($"[id='{await refused.GetAttributeAsync("aria-describedby")}']")).ToContainTextAsync("31/2/28");
        await Expect(page.Locator(".sheet-state")).ToHaveTextAsync(secretary.Loc["Grid.Open", 1]);
        Assert.Equal(before.Count + 9, (await RowsAsync(secretary)).Count);
        Assert.Empty(await PageChecks.FoundAsync(secretary, Language.Lo));

        // It is still there when the page is opened again, and saved once it is right.
        await page.ReloadAsync();
        sheet = await OpenAsync(secretary, reload: false);
        await sheet.EvaluateAsync("sheet => { sheet.scrollTop = sheet.scrollHeight; }");
        await Expect(refused.Locator(".sheet-words")).ToHaveTextAsync("31/2/28");
        await refused.ClickAsync();
        await page.Context.SetOfflineAsync(true);
        await page.Keyboard.TypeAsync("30/8/28");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+Home");
        await Expect(page.Locator(".sheet-state")).ToHaveTextAsync(secretary.Loc["Grid.Offline"]);
        await page.Context.SetOfflineAsync(false);
        await SavedAsync(secretary, 29);
        var last = (await RowsAsync(secretary)).Where(each => each.GetProperty("cells")[5].GetString() == "30/08/2028").ToList();
        Assert.Equal("ວຽກ \"1\"\nແຖວສອງ", Assert.Single(last).GetProperty("cells")[1].GetString());
    }

    [Fact]
    public async Task What_was_left_in_a_browser_before_a_colleague_saved_stands_beside_their_words_and_not_over_them()
    {
        await using var one = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await using var other = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        var sheet = await OpenAsync(one);

        // What a page sends last, as it goes, a browser lets out even where it is told to be offline.
        await one.Page.EvaluateAsync("() => { window.fetch = () => Promise.reject(new TypeError('offline')); }");
        await OverwriteAsync(one, sheet.Locator("[data-row='1'] [data-col='1']"), "Cua minh");
        await Expect(one.Page.Locator(".sheet-state")).ToHaveTextAsync(one.Loc["Grid.Offline"]);

        // The same column: each reads their own language first.
        await OverwriteAsync(other, (await OpenAsync(other)).Locator("[data-row='1'] [data-col='2']"), "Cua nguoi khac");
        await SavedAsync(other);

        var cell = (await OpenAsync(one)).Locator("[data-row='1'] [data-col='1']");
        await Expect(cell).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(cell.Locator(".sheet-words")).ToHaveTextAsync("Cua minh");
        await Expect(cell.Locator(".sheet-problem")).ToContainTextAsync("Cua nguoi khac");
        Assert.Contains("Cua nguoi khac", (await RowsAsync(one))[0].GetProperty("cells").EnumerateArray().Select(each => each.GetString()));
    }

    [Fact]
    public async Task What_a_colleague_saves_comes_by_itself_but_not_under_the_row_one_is_in_and_they_are_named_while_they_are_there()
    {
        await using var wire = new Wire(own.App.Address);
        await using var one = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App, address: wire.Address);
        var sheet = await OpenAsync(one);
        var list = await one.Page.Context.NewPageAsync();
        await list.GotoAsync($"{Plan}?view=list");
        var people = one.Page.Locator(".live-people");
        await Expect(people).ToHaveTextAsync(string.Empty);
        await using (var other = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App))
        {
            var theirs = await OpenAsync(other);
            await Expect(people).Not.ToHaveTextAsync(string.Empty);
            var cell = sheet.Locator("[data-row='1'] [data-col='1'] .sheet-words");
            await cell.ClickAsync();
            await Expect(other.Page.Locator(".live-people")).ToContainTextAsync((await RowsAsync(one))[0].GetProperty("cells")[0].GetString()!);
            await OverwriteAsync(other, theirs.Locator("[data-row='1'] [data-col='2']"), "Viet tu xa");
            await Expect(one.Page.Locator(".sheet-said button")).ToHaveTextAsync(one.Loc["TaskView.Show"]);
            await Expect(cell).Not.ToHaveTextAsync("Viet tu xa");
            await one.Page.Keyboard.PressAsync("Control+ArrowDown");
            await Expect(cell).ToHaveTextAsync("Viet tu xa");
            await Expect(list.Locator("tr[data-live-row]", new() { HasText = "Viet tu xa" })).ToHaveCountAsync(1);

            // What was missed while the line was lost is there once it is back.
            wire.Cut();
            await Expect(people).ToHaveTextAsync(string.Empty);
            await OverwriteAsync(other, theirs.Locator("[data-row='1'] [data-col='2']"), "Viet khi mat mang");
            await SavedAsync(other);
            wire.Repair();
            await Expect(cell).ToHaveTextAsync("Viet khi mat mang", new() { Timeout = 15_000 });
        }

        await Expect(people).ToHaveTextAsync(string.Empty);
    }

    [Fact]
    public async Task A_new_row_that_is_taken_out_stays_out_also_while_it_is_sent()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        var (sheet, page) = (await OpenAsync(secretary), secretary.Page);
        var (before, keys) = ((await RowsAsync(secretary)).Count, new Keys(page));
        await sheet.Locator("[data-row='1'] [data-col='1']").ClickAsync();
        await keys.PressAsync("Control+Shift+Enter");
        await keys.TypeAsync("Khong luu");
        await keys.PressAsync("Tab", "Control+Delete");
        await Expect(sheet.Locator(".sheet-unsaved")).ToHaveCountAsync(0);
        sheet = await OpenAsync(secretary);
        await Expect(sheet.GetByText("Khong luu")).ToHaveCountAsync(0);

        var answered = new TaskCompletionSource();
        await page.RouteAsync($"**{Plan}/grid", async route =>
        {
            await answered.Task;
            await route.ContinueAsync();
        });
        await sheet.Locator("[data-row='1'] [data-col='1']").ClickAsync();
        await keys.PressAsync("Control+Shift+Enter");
        await keys.TypeAsync("Khong luu");
        await keys.PressAsync("Tab", "Control+Home");
        await sheet.GetByText("Khong luu").ClickAsync();
        await keys.PressAsync("Control+Delete");
        answered.SetResult();
        await SavedAsync(secretary);
        Assert.Equal(before, (await RowsAsync(secretary)).Count);
    }

    [Fact]
    public async Task A_milestone_whose_removal_was_saved_is_added_again_where_that_is_undone()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        var sheet = await OpenAsync(secretary);
        var before = await MilestonesAsync(secretary);
        var keys = new Keys(secretary.Page);
        await sheet.Locator(".sheet-milestone [data-col='1']").First.ClickAsync();
        await keys.PressAsync("Control+Delete", "Control+Home");
        await SavedAsync(secretary);
        Assert.Equal(before.Count - 1, (await MilestonesAsync(secretary)).Count);
        await keys.PressAsync("Control+z");
        await SavedAsync(secretary);
        Assert.Equal(before, await MilestonesAsync(secretary));
    }

    private static async Task<ILocator> OpenAsync(Visitor secretary, bool reload = true)
    {
        if (reload)
        {
            await secretary.GoAsync(Plan);
        }

        await secretary.Page.Locator("[data-grid-live=ready]").WaitForAsync();
        return secretary.Page.Locator(".sheet");
    }

    /// <summary>Types over a cell, and leaves its rows.</summary>
    private static async Task OverwriteAsync(Visitor secretary, ILocator cell, string text)
    {
        await cell.ClickAsync();
        await secretary.Page.Keyboard.TypeAsync(text);
        await secretary.Page.Keyboard.PressAsync("Enter");
        await secretary.Page.Keyboard.PressAsync("Control+Home");
    }

    private static Task PasteAsync(IPage page, string text) => page.EvaluateAsync(
        "text => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', text); document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })); }", text);

    /// <summary>Waits until nothing is left to save.</summary>
    private static Task SavedAsync(Visitor secretary, int seconds = 20) =>
        Expect(secretary.Page.Locator(".sheet-state")).ToHaveTextAsync(secretary.Loc["Grid.AllSaved"], new() { Timeout = seconds * 1000 });

    private static async Task<IReadOnlyList<JsonElement>> RowsAsync(Visitor secretary)
    {
        var answer = await secretary.Page.APIRequest.GetAsync($"{Plan}/grid");
        return [.. (await answer.JsonAsync())!.Value.EnumerateArray()];
    }

    /// <summary>The texts of all milestones, without their codes, which a new one gets anew.</summary>
    private static async Task<IReadOnlyList<string>> MilestonesAsync(Visitor secretary) =>
    [
        .. (await RowsAsync(secretary)).SelectMany(task => task.GetProperty("milestones").EnumerateArray())
            .Select(each => string.Join('|', each.GetProperty("cells").EnumerateArray().Skip(1).Select(cell => cell.GetString()))).Order(StringComparer.Ordinal),
    ];

    private static async Task<IReadOnlyList<string>> CellsAsync(Visitor secretary, int from, string column)
    {
        var at = await secretary.Page.EvaluateAsync<int>("column => JSON.parse(document.querySelector('[data-grid-setup]').textContent).columns.findIndex(each => each.id === column)", column);
        return [.. (await RowsAsync(secretary)).Skip(from).Take(11).Select(each => each.GetProperty("cells")[at].GetString()!)];
    }
}
