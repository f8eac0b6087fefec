using LinkageWorkPlan.Domain;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Features.Seeding;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>What co-chairs do with what waits for them, plan or report.</summary>
internal static class SigningWalk
{
    /// <summary>From the first page to the content that waits.</summary>
    public static async Task OpenAsync(Visitor chair)
    {
        await chair.GoAsync("/");
        await chair.Page.Locator("main a[href^='/approvals/']").First.ClickAsync();
        await Expect(chair.Page.Locator("#content-signed")).ToBeVisibleAsync();
        await chair.InteractiveAsync();
    }

    public static async Task ReturnAsync(Visitor chair, string comment)
    {
        await OpenAsync(chair);
        await chair.Page.Locator(".return-form summary").ClickAsync();
        await chair.Page.Locator("#round-comment").FillAsync(comment);
        await chair.Page.Locator(".return-form button[type=submit]").ClickAsync();
        await chair.SeesAsync(chair.Loc["Approvals.Returned"]);
    }

    /// <summary>With a wrong password first: it is asked for, and it is checked.</summary>
    /// <param name="done">What is said afterwards.</param>
    public static async Task SignAsync(Visitor chair, string done)
    {
        await OpenAsync(chair);
        await chair.Page.Locator("#sign-password").FillAsync("không phải mật khẩu");
        await chair.Page.Locator(".sign-form button[type=submit]").ClickAsync();
        await Expect(chair.Page.Locator("#sign [role=alert]")).ToContainTextAsync(chair.Loc["Rule.WrongPassword"]);
        await chair.Page.Locator("#sign-password").FillAsync(DemoAccounts.Password);
        await chair.Page.Locator(".sign-form button[type=submit]").ClickAsync();
        await chair.SeesAsync(done);
    }

    /// <summary>The pages come into the page and are as wide as it; what was on the screen is counted, and the keyboard makes them larger.</summary>
    public static async Task ReadAsync(Visitor chair)
    {
        var list = chair.Page.Locator("[data-pages]");
        await Expect(list.Locator("img").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await list.ScrollIntoViewIfNeededAsync();
        await Expect(chair.Page.Locator(".signed-page figcaption").First).ToContainTextAsync(chair.Loc["Approvals.PageRead"], new() { Timeout = 60_000 });
        await Expect(chair.Page.Locator(".sign-bar span")).ToContainTextAsync("1/");
        // Where the form is below a long page, the bar leads to it; else it stands beside the page.
        if (await chair.Page.Locator(".sign-bar a").IsVisibleAsync())
        {
            await chair.Page.Locator(".sign-bar a").PressAsync("Enter");
            await Expect(chair.Page.Locator("#sign")).ToBeFocusedAsync();
            Assert.True(await chair.Page.EvaluateAsync<bool>("() => document.querySelector('.sign-bar').getBoundingClientRect().bottom <= document.querySelector('#sign').getBoundingClientRect().top"));
        }

        Assert.True(await list.Locator("img").First.EvaluateAsync<bool>("image => image.naturalWidth > 1000 && image.clientWidth <= image.closest('[data-pages]').clientWidth"));
        await list.FocusAsync();
        await chair.Page.Keyboard.PressAsync("+");
        await Expect(chair.Page.Locator("[data-zoom='150']")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.True(await list.EvaluateAsync<bool>("list => list.scrollWidth > list.clientWidth && document.documentElement.scrollWidth <= innerWidth"));
    }

    public static string StillToSign(Visitor chair, Side other) => chair.Loc["Approvals.SignedOnce", other];
}
