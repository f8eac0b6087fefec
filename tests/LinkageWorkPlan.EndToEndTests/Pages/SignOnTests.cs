using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.IntegrationTests.Accounts;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>Single sign-on in a real browser: its cookies, and a policy under which no form ends at another site.</summary>
[Collection(InTheBrowser.Name)]
public sealed class SignOnTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private const string Ministry = "ປະຕູຂອງກະຊວງ";

    [Fact]
    public async Task A_secretary_connects_the_account_and_signs_in_at_the_ministry_s_issuer()
    {
        await using var issuer = await TestIssuer.StartAsync();
        foreach (var (name, value) in issuer.Settings("Laos", Ministry))
        {
            own.App.Set(name, value);
        }

        await own.App.RestartAsync();
        await using var visitor = await world.NobodyAsync(own.App, language: Language.Lo);
        var (page, loc) = (visitor.Page, visitor.Loc);
        await page.GotoAsync("/account/sign-in");
        await visitor.ChooseAsync(Language.Lo);
        await page.GetByRole(AriaRole.Button, new() { Name = loc["Account.SignOn", Ministry] }).ClickAsync();
        await visitor.SeesAsync(loc["Account.SignOn.Unknown", Ministry]);

        await visitor.Named("Input.Email").FillAsync(DemoAccounts.All.Single(each => each is { Role: Role.Secretary, Side: Side.Laos }).Email);
        await visitor.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await Expect(page.Locator("details.account")).ToBeAttachedAsync();
        await page.GotoAsync("/account/security");
        await page.GetByRole(AriaRole.Link, new() { Name = loc["Security.ConnectSignOn", Ministry] }).ClickAsync();
        await visitor.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await visitor.SeesAsync(loc.Name(AccountEventKind.SignOnAdded));

        await page.GetByRole(AriaRole.Button, new() { Name = loc["Account.SignOut"] }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = loc["Account.SignOn", Ministry] }).ClickAsync();
        await Expect(page.Locator("details.account")).ToBeAttachedAsync();
        await page.GotoAsync("/account/security");
        await visitor.SeesAsync(loc.Name(AccountEventKind.SignOn));
    }
}
