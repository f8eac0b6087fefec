using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>Passkeys in a real browser, whose authenticator is made by the browser itself.</summary>
[Collection(InTheBrowser.Name)]
public sealed class PasskeyTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    [Fact]
    public async Task A_co_chair_who_needs_a_second_factor_adds_a_passkey_and_signs_in_with_it_alone()
    {
        own.App.Set("Accounts:SecondFactor", "Powerful");
        await own.App.RestartAsync();

        // A key belongs to a name; a number names no site.
        await using var visitor = await world.NobodyAsync(own.App, language: Language.Vi, address: own.App.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        var (page, loc) = (visitor.Page, visitor.Loc);
        var authenticator = await page.Context.NewCDPSessionAsync(page);
        await authenticator.SendAsync("WebAuthn.enable");
        await authenticator.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });

        await page.GotoAsync("/account/sign-in");
        await visitor.Named("Input.Email").FillAsync(DemoAccounts.All.Single(each => each is { Role: Role.CoChair, Side: Side.Vietnam }).Email);
        await visitor.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await page.Locator("main button[type=submit]").ClickAsync();
        await visitor.SeesAsync(loc["Security.Needed"]);
        await page.GotoAsync("/plans");
        await visitor.SeesAsync(loc["Security.Needed"]);

        await visitor.Link("Security.AddPasskey").ClickAsync();
        await visitor.Named("Input.Name").FillAsync("Máy tính cơ quan");
        await visitor.Named("Input.Password").FillAsync("không phải mật khẩu này");
        await visitor.ClickAsync("Security.AddPasskey");
        await visitor.SeesAsync(loc["Rule.WrongPassword"]);
        await visitor.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await visitor.ClickAsync("Security.AddPasskey");
        await visitor.SeesAsync(loc["Security.PasskeyIsAdded"]);
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(10);

        await page.GotoAsync("/account/security");
        await visitor.SeesAsync("Máy tính cơ quan");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = loc["Account.SignOut"] }).ClickAsync();
        await visitor.ClickAsync("Account.SignInByPasskey");
        await visitor.InteractiveAsync();
        await Expect(page.Locator("details.account")).ToBeAttachedAsync();
        await page.GotoAsync("/account/security");
        await visitor.SeesAsync(loc.Name(AccountEventKind.Passkey));

        // Not the last one of whoever needs one; and renamed.
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Máy tính cơ quan" }).ClickAsync();
        await visitor.Named("Called.Name").FillAsync("Điện thoại");
        await visitor.ClickAsync("Shared.Save");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Điện thoại" }).ClickAsync();
        await visitor.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await visitor.ClickAsync("Security.RemovePasskey");
        await visitor.SeesAsync(loc["Rule.SecondFactorRequired"]);

        // The password alone asks for the second step, which the passkey is, too.
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await visitor.Named("Input.Email").FillAsync(DemoAccounts.All.Single(each => each is { Role: Role.CoChair, Side: Side.Vietnam }).Email);
        await visitor.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await visitor.SeesAsync(loc["Account.CodeHint"]);
        await visitor.ClickAsync("Account.UsePasskey");
        await visitor.InteractiveAsync();
    }
}
