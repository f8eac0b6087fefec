using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>The time line under a finger, in two browsers, and over a line that loses an answer.</summary>
[Collection(InTheBrowser.Name)]
public sealed class GanttTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private const string Address = "/plans/2028?view=gantt";

    [Fact]
    public async Task A_finger_moves_a_bar_it_chose_an_answer_that_was_lost_is_asked_for_again_and_the_second_of_two_people_sees_the_first()
    {
        await using var first = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App, phone: true);
        await using var second = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);

        // The second knows the bar as it was: what the first saves does not come by itself.
        await second.Page.RouteAsync("**/live/**", route => route.AbortAsync());
        await second.GoAsync(Address);
        await first.GoAsync(Address);
        var (bar, other) = (BarOf(first), BarOf(second));
        var finger = await Finger.OfAsync(first.Page);
        var (start, end) = await DaysAsync(bar);

        // A finger that only scrolls moves nothing.
        await finger.DragAsync(bar, 60, 0);
        Assert.Equal((start, end), await DaysAsync(bar));
        await Expect(first.Page.Locator("[data-grip]")).ToHaveCountAsync(0);

        // The first answer is lost on its way, though what was sent was saved.
        var sent = new List<string>();
        await first.Page.RouteAsync("**/plans/2028/grid/", async route =>
        {
            sent.Add(route.Request.PostData!);
            if (sent.Count == 1)
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await finger.TapAsync(bar);
        await Expect(first.Page.Locator("[data-grip]")).ToHaveCountAsync(2);
        await finger.DragAsync(bar, -40, 0);
        await Expect(bar).Not.ToHaveAttributeAsync("data-start", start);
        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0], sent[1]);
        var (movedStart, movedEnd) = await DaysAsync(bar);
        Assert.True(string.CompareOrdinal(movedStart, start) < 0 && string.CompareOrdinal(movedEnd, end) < 0, $"{movedStart} – {movedEnd}");

        await finger.DragAsync(first.Page.Locator("[data-grip=end]"), 24, 0);
        await Expect(bar).Not.ToHaveAttributeAsync("data-end", movedEnd);
        await Expect(bar).ToHaveAttributeAsync("data-start", movedStart);

        // The second moves what they still see, is told what the first saved, and has it before them.
        await other.FocusAsync();
        await second.Page.Keyboard.PressAsync("ArrowRight");
        await second.Page.Keyboard.PressAsync("Enter");
        await Expect(second.Page.Locator(".chart-problem")).ToContainTextAsync(string.Join('/', movedStart.Split('-').Reverse()));
        await Expect(other).ToHaveAttributeAsync("data-start", movedStart);

        foreach (var (wasStart, wasEnd) in new[] { (movedStart, movedEnd), (start, end) })
        {
            await first.Page.Locator("[data-gantt-undo]").TapAsync();
            await Expect(bar).ToHaveAttributeAsync("data-start", wasStart);
            await Expect(bar).ToHaveAttributeAsync("data-end", wasEnd);
        }
    }

    private static ILocator BarOf(Visitor visitor) => visitor.Page.Locator(".chart-row [data-bar]").First;

    private static async Task<(string Start, string End)> DaysAsync(ILocator bar) => ((await bar.GetAttributeAsync("data-start"))!, (await bar.GetAttributeAsync("data-end"))!);

    /// <summary>A finger as the browser has it: what it does to a page that scrolls is the browser's to decide.</summary>
    private sealed class Finger(ICDPSession line)
    {
        public static async Task<Finger> OfAsync(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

        public Task TapAsync(ILocator what) => DragAsync(what, 0, 0);

        public async Task DragAsync(ILocator what, int across, int down)
        {
            await what.ScrollIntoViewIfNeededAsync();
            var box = (await what.BoundingBoxAsync())!;
            var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
            await SendAsync("touchStart", x, y);
            for (var step = 1; step <= 8 && (across, down) != (0, 0); step++)
            {
                await SendAsync("touchMove", x + (across * step / 8f), y + (down * step / 8f));
            }

            await line.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        }

        private Task SendAsync(string type, float x, float y) => line.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = new[] { new { x, y } } });
    }
}
