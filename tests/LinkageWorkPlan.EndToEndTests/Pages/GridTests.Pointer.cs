using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

public sealed partial class GridTests
{
    [Fact]
    public async Task A_click_on_the_cell_one_is_in_chooses_it_and_a_double_click_edits_it()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        var sheet = await OpenAsync(secretary);
        var (cell, editor, page) = (sheet.Locator("[data-row='1'] [data-col='1']"), sheet.Locator(".sheet-editor"), secretary.Page);
        var words = await cell.Locator(".sheet-words").InnerTextAsync();
        await cell.ClickAsync();
        await cell.ClickAsync();
        await Expect(editor).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await Expect(sheet.Locator("[aria-selected=true]")).ToHaveCountAsync(2);
        await cell.ClickAsync();
        await page.Keyboard.TypeAsync("x");
        await Expect(editor).ToHaveValueAsync("x");
        await page.Keyboard.PressAsync("Escape");

        await cell.DblClickAsync();
        await Expect(editor).ToHaveValueAsync(words);
        await page.Keyboard.PressAsync("Escape");
    }

    [Fact]
    public async Task Filters_that_find_no_task_are_said_to_find_none_with_the_way_back()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        var link = secretary.Page.Locator(".sheet-section > .message a");
        await secretary.GoAsync($"{Plan}?q=zzzz");
        await Expect(link).ToHaveAttributeAsync("href", Plan);
        await secretary.GoAsync(Plan);
        await Expect(link).ToHaveCountAsync(0);
    }
}
