using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>How much of a plan one sees at once, on a screen and on paper.</summary>
[Collection(InTheBrowser.Name)]
public sealed class PlanHeadTests(World world)
{
    /// <summary>Of an A4 sheet between its margins, in CSS pixels.</summary>
    private const int PaperWidth = 695;

    [Theory]
    [InlineData(Side.Vietnam)]
    [InlineData(Side.Laos)]
    public async Task The_first_task_stands_in_the_upper_third_of_a_window_and_of_a_phone(Side side)
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, side);
        await using var onPhone = await world.VisitorAsync(Role.Secretary, side, phone: true);
        await secretary.Page.SetViewportSizeAsync(1440, 900);
        await onPhone.Page.SetViewportSizeAsync(390, 844);
        foreach (var (visitor, height) in new[] { (secretary, 900), (onPhone, 844) })
        {
            // Whoever has signed in has the fonts: a browser that has none yet draws its first page in wider ones.
            await visitor.GoAsync("/");
            await visitor.GoAsync("/plans/2028");
            var inGrid = await visitor.Page.Locator(".sheet-task").First.BoundingBoxAsync();
            await visitor.GoAsync("/plans/2026-2027");
            var inList = await visitor.Page.Locator(".tasks tr:has(.col-title)").First.BoundingBoxAsync();
            Assert.InRange(inGrid!.Y, 1, height / 3f);
            // A phone breaks a Lao title into three lines until it has the fonts.
            Assert.InRange(inList!.Y, 1, visitor == onPhone && side == Side.Laos ? height / 2.7f : height / 3f);
        }
    }

    [Theory]
    [InlineData(Side.Vietnam)]
    [InlineData(Side.Laos)]
    public async Task On_paper_the_list_keeps_all_its_columns_and_its_titles_are_read_in_lines(Side side)
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, side);
        await secretary.GoAsync("/plans/2026-2027");
        await secretary.Page.SetViewportSizeAsync(PaperWidth, 1000);
        await secretary.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        var row = secretary.Page.Locator(".tasks tr:has(.col-title)").First;
        Assert.InRange((await row.Locator(".col-title").BoundingBoxAsync())!.Width, 160, PaperWidth);
        Assert.InRange((await row.BoundingBoxAsync())!.Height, 1, 160);
        Assert.Equal(7, await row.Locator("th:visible, td:visible").CountAsync());
        Assert.Empty(await secretary.Page.Locator(".tasks tbody td").EvaluateAllAsync<string[]>(
            "cells => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => `${cell.className}: ${cell.innerText}`)"));
    }
}
