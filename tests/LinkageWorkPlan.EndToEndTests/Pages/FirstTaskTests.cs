using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>A plan's head leaves the window to its tasks.</summary>
[Collection(InTheBrowser.Name)]
public sealed class FirstTaskTests(World world)
{
    [Theory]
    [InlineData(Language.Vi)]
    [InlineData(Language.Lo)]
    [InlineData(Language.En)]
    public async Task Stands_in_the_upper_third_of_the_window(Language language)
    {
        await using var reader = await world.VisitorAsync(Role.Secretary, language == Language.Lo ? Side.Laos : Side.Vietnam, language: language);
        foreach (var (path, row, width, height) in new[]
        {
            ("/plans/2028", ".sheet-task", 1440, 900), ("/plans/2028", ".sheet-task", 390, 844), ("/plans/2026-2027", "tr[data-live-row=A1]", 1440, 900),
        })
        {
            await reader.Page.SetViewportSizeAsync(width, height);

            // Once more, with the fonts at hand: without them a title may take a line more.
            await reader.GoAsync(path);
            await reader.GoAsync(path);
            var first = await reader.Page.Locator(row).First.BoundingBoxAsync();
            Assert.True(first!.Y <= height / 3, $"{language} {path} at {width}: the first task begins at {first.Y} of {height}");
        }
    }
}
