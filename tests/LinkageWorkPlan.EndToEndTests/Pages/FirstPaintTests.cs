using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>What is seen first stays where it is: a pointer that is on its way to a button finds it there.</summary>
[Collection(InTheBrowser.Name)]
public sealed class FirstPaintTests(World world)
{
    private const string Edit = "/plans/2028/tasks/A1/edit";

    /// <summary>Below the window, too: of a long form one may be at its end.</summary>
    private const string Watch = """
        window.shifts = [];
        window.heights = new Set();
        new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shifts.push(each); }).observe({ type: 'layout-shift', buffered: true });
        const look = () => { window.heights.add(document.documentElement.scrollHeight); requestAnimationFrame(look); };
        new PerformanceObserver((list) => { if (list.getEntriesByName('first-contentful-paint').length > 0) look(); }).observe({ type: 'paint', buffered: true });
        document.addEventListener('DOMContentLoaded', () => document.fonts.ready.then(() => { window.fontsAt = performance.now(); }));
        """;

    /// <summary>
    /// The share of the window that moved later than some milliseconds after it was painted. Where the machine is busy, later than a
    /// twentieth of a second after its first fonts came, if they came within a second.
    /// </summary>
    private const string Moved = """
        (after) => {
          const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime;
          const fonts = window.fontsAt < painted + 1000 ? window.fontsAt + 50 : 0;
          return window.shifts.filter((each) => after === 0 || each.startTime > Math.max(painted + after, fonts)).reduce((sum, each) => sum + each.value, 0);
        }
        """;

    /// <summary>
    /// A browser that has no fonts yet waits a tenth of a second for them, its words hidden, and a line may become longer or shorter then.
    /// A busy machine takes longer, and nobody has pressed anything by this time.
    /// </summary>
    private const int FontsMilliseconds = 300;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_moves_when_a_page_becomes_interactive_nor_when_its_fonts_and_controls_come(bool phone)
    {
        await using var signedIn = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        foreach (var path in new[] { Edit, "/plans/2026-2027", "/plans/2026-2027/tasks/B2", "/reports/2026-2027/2026-H1?section=III.5" })
        {
            // In a browser that has nothing yet, and once more where it has all.
            await using var visitor = await world.NobodyAsync(phone: phone, state: await signedIn.Page.Context.StorageStateAsync());
            await visitor.Page.AddInitScriptAsync(Watch);
            for (var visit = 1; visit <= 2; visit++)
            {
                await visitor.GoAsync(path);
                if (path == Edit)
                {
                    await Expect(visitor.Page.Locator("#f-Predecessors .rz-dropdown-trigger")).ToBeAttachedAsync();
                }

                await visitor.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
                var moved = await visitor.Page.EvaluateAsync<double>(Moved, visit == 1 ? FontsMilliseconds : 0);
                Assert.True(moved < (visit == 1 ? 0.02 : 0.005), $"{path}, visit {visit}: a share of {moved:0.0000} of the window moved");
                if (path == Edit && visit == 2)
                {
                    Assert.Single(await visitor.Page.EvaluateAsync<int[]>("() => [...window.heights]"));
                }
            }
        }
    }
}
