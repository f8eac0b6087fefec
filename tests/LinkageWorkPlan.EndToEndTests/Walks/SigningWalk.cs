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

    public static string StillToSign(Visitor chair, Side other) => chair.Loc["Approvals.SignedOnce", other];
}
