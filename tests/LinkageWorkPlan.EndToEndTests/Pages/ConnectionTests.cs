using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

[Collection(InTheBrowser.Name)]
public class ConnectionTests(World world)
{
    [Fact]
    public async Task The_page_becomes_interactive()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await secretary.GoAsync("/");
        await Expect(secretary.Page.Locator("h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Nobody_sees_a_page_without_signing_in()
    {
        await using var nobody = await world.NobodyAsync();
        await nobody.Page.GotoAsync("/approvals");
        Assert.Contains("/account/sign-in", nobody.Page.Url, StringComparison.Ordinal);
    }
}
