using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>The grid of an amendment's draft.</summary>
public sealed partial class GridTests
{
    /// <summary>The ends of five tasks of an adopted plan, in an amendment: 17 keys beside the dates, and one that takes a change back.</summary>
    private async Task PostponeAsync(Visitor secretary)
    {
        const string adopted = "/plans/2026-2027/amendments";
        await secretary.GoAsync($"{adopted}/new?task=A1");
        await secretary.Words("Reason", Language.Vi).FillAsync("Mùa mưa");
        await secretary.Words("Reason", Language.Lo).FillAsync("ລະດູຝົນ");
        await secretary.SaveAsync();
        await secretary.ArrivesAsync("/edit?task=A1");
        var sheet = await OpenAsync(secretary, reload: false);
        var keys = new Keys(secretary.Page);
        await keys.PressAsync("Control+Home", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
        for (var task = 1; task <= 5; task++)
        {
            await keys.TypeAsync("31/12/27");
            await keys.PressAsync("Enter", "Control+ArrowDown");
        }

        await SavedAsync(secretary);
        Assert.Equal(17, keys.Count);
        Assert.True(keys.Count <= 25, $"{keys.Count} keys");
        await Expect(sheet.Locator(".sheet-amended")).ToHaveCountAsync(5);
        await Expect(sheet.Locator(".sheet-amended .sheet-was").First).ToContainTextAsync(secretary.Loc["Grid.Was", string.Empty].Trim());
        await keys.PressAsync("Control+Home", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "Alt+Backspace", "Control+Home");
        await SavedAsync(secretary);
        await Expect(sheet.Locator(".sheet-amended")).ToHaveCountAsync(4);
        await ShareAsync(secretary, sheet, $"{adopted}/1/edit");
        await secretary.GoAsync($"{adopted}/1");
        await Expect(secretary.Page.Locator("article.signed-task[id^=task-]")).ToHaveCountAsync(5);
    }

    /// <summary>What a colleague writes into the same amendment comes by itself, not under the row one is in; what one drops is dropped there, too, and comes back as it was amended.</summary>
    private async Task ShareAsync(Visitor secretary, ILocator sheet, string address)
    {
        await using var other = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        await other.GoAsync(address);
        var theirs = await OpenAsync(other, reload: false);
        await Expect(secretary.Page.Locator(".live-people")).Not.ToHaveTextAsync(string.Empty);
        var cell = sheet.Locator("[data-row='1'] [data-col='1'] .sheet-words");
        await cell.ClickAsync();
        await OverwriteAsync(other, theirs.Locator("[data-row='1'] [data-col='2']"), "Viet tu xa");
        await Expect(secretary.Page.Locator(".sheet-said button")).ToHaveTextAsync(secretary.Loc["TaskView.Show"]);
        await Expect(cell).Not.ToHaveTextAsync("Viet tu xa");
        await secretary.Page.Keyboard.PressAsync("Control+ArrowDown");
        await Expect(cell).ToHaveTextAsync("Viet tu xa");

        var amended = await sheet.Locator(".sheet-amended").CountAsync();
        await secretary.Page.Keyboard.PressAsync("Control+Delete");
        await Expect(sheet.Locator(".sheet-change")).ToHaveCountAsync(1);
        await Expect(sheet.Locator(".sheet-task .sheet-gone .sheet-words").First).ToHaveCSSAsync("text-decoration-line", "line-through");
        await Expect(theirs.Locator(".sheet-change")).ToHaveTextAsync(other.Loc.Name(AmendmentKind.Drop));
        await secretary.Page.Keyboard.PressAsync("Control+z");
        await Expect(sheet.Locator(".sheet-change")).ToHaveCountAsync(0);
        await Expect(theirs.Locator(".sheet-change")).ToHaveCountAsync(0);
        await Expect(theirs.Locator(".sheet-amended")).ToHaveCountAsync(amended);
        await Expect(sheet.Locator(".sheet-amended")).ToHaveCountAsync(amended);
    }
}
