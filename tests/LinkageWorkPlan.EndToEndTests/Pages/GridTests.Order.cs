using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

public sealed partial class GridTests
{
    [Fact]
    public async Task A_row_is_moved_by_keyboard_back_by_undo_and_one_that_is_inserted_stands_where_it_was_put()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await using var other = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        var sheet = await OpenAsync(secretary);
        var keys = new Keys(secretary.Page);
        var before = await CodesAsync(secretary);
        var first = before[0];
        var watched = await OpenAsync(other);
        await sheet.Locator("[data-row='1'] [data-col='1']").ClickAsync();
        await keys.PressAsync("Alt+ArrowDown");
        await SavedAsync(secretary);
        Assert.Equal([before[1], first], (await CodesAsync(secretary)).Take(2));
        await Expect(watched.Locator(".sheet-task").First).ToContainTextAsync(before[1]);
        await keys.PressAsync("Control+z");
        await SavedAsync(secretary);
        Assert.Equal(before, await CodesAsync(secretary));
        await Expect(watched.Locator(".sheet-task").First).ToContainTextAsync(first);
        await Expect(secretary.Page.Locator("[data-grid-do=redo]")).ToBeEnabledAsync();

        // Behind the first of several, and there again when the page is.
        await sheet.Locator("[data-row='1'] [data-col='1']").ClickAsync();
        await keys.PressAsync("Control+Shift+Enter");
        await keys.TypeAsync("Viec chen giua");
        await keys.PressAsync("Enter", "Control+Home");
        await SavedAsync(secretary);
        sheet = await OpenAsync(secretary);
        await Expect(sheet.Locator(".sheet-task").Nth(1)).ToContainTextAsync("Viec chen giua");

        // In another order rows cannot be moved, and the page says why.
        await secretary.GoAsync($"{Plan}?sort=title&group=side");
        await OpenAsync(secretary, reload: false);
        await sheet.Locator(".sheet-task [data-col='1']").First.ClickAsync();
        await keys.PressAsync("Alt+ArrowDown");
        await Expect(secretary.Page.Locator(".sheet-said")).ToContainTextAsync(secretary.Loc["Grid.FixedInOrder"]);
        await Expect(sheet.Locator(".sheet-pillar").First).ToContainTextAsync(secretary.Loc.Name(Side.Vietnam));
    }

    [Fact]
    public async Task A_change_of_several_saves_what_was_typed_first_says_what_it_leaves_and_is_one_step_of_undo()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        var sheet = await OpenAsync(secretary);
        var page = secretary.Page;
        var keys = new Keys(page);
        var before = await CellsAsync(secretary, 0, "Start");
        var count = (await RowsAsync(secretary)).Count;

        // A refused cell: undoing it leaves nothing unsaved.
        await OverwriteAsync(secretary, sheet.Locator("[data-row='1'] .sheet-is-day").First, "31/2/28");
        await Expect(page.Locator(".sheet-state")).ToHaveTextAsync(secretary.Loc["Grid.Open", 1]);
        await keys.PressAsync("Control+a");
        await page.Locator("[data-grid-do=bulk]").ClickAsync();
        await Expect(page.Locator(".sheet-bulk-count")).ToContainTextAsync("31/2/28");
        await page.Locator("[data-bulk=close]").ClickAsync();

        // Choosing all rows may have scrolled away from the first.
        await sheet.Locator(".sheet-task [data-col='1']").Last.ClickAsync();
        await keys.PressAsync("Control+z");
        await SavedAsync(secretary);

        await keys.PressAsync("Control+a");
        await page.Locator("[data-grid-do=bulk]").ClickAsync();
        await page.Locator("#bulk-kind").SelectOptionAsync("Days");
        await page.Locator("#bulk-value").FillAsync("1");
        await page.Locator("[data-bulk=preview]").ClickAsync();
        await Expect(page.Locator(".sheet-preview")).ToContainTextAsync(before[0]);
        await page.Locator("[data-bulk=apply]").ClickAsync();
        await Expect(page.Locator(".sheet-said")).ToContainTextAsync(secretary.Loc["Grid.BulkDone", count]);
        var moved = await CellsAsync(secretary, 0, "Start");
        Assert.All(before.Zip(moved).Where(each => each.First.Length > 0), each => Assert.NotEqual(each.First, each.Second));
        await page.Locator("[data-grid-do=undo]").ClickAsync();
        await Expect(page.Locator(".sheet-said")).ToContainTextAsync(secretary.Loc["Grid.BulkUndone", count]);
        Assert.Equal(before, await CellsAsync(secretary, 0, "Start"));
        await page.Locator("[data-grid-do=redo]").ClickAsync();
        await Expect(page.Locator(".sheet-said")).ToContainTextAsync(secretary.Loc["Grid.BulkDone", count]);
        Assert.Equal(moved, await CellsAsync(secretary, 0, "Start"));
        await page.Locator("[data-grid-do=undo]").ClickAsync();
        await Expect(page.Locator(".sheet-said")).ToContainTextAsync(secretary.Loc["Grid.BulkUndone", count]);
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(Visitor secretary) => await CellsAsync(secretary, 0, "Code");
}
