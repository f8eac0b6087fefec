using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>A term on its way from one side's proposal to the desk.</summary>
[Collection(InTheBrowser.Name)]
public sealed class GlossaryTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private const string Vietnamese = "đạt yêu cầu theo kết quả";
    private const string Lao = "ໄດ້ຕາມເງື່ອນໄຂ ອີງຕາມຜົນ";

    [Fact]
    public async Task A_term_that_one_side_proposes_and_the_other_agrees_to_is_offered_at_the_desk()
    {
        await using var proposer = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await using var other = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        await proposer.GoAsync("/glossary");
        await proposer.Link("Glossary.Propose").ClickAsync();
        await proposer.ArrivesAsync("/glossary/new", "interactive");
        await proposer.Words("Words", Language.Vi).FillAsync(Vietnamese);
        await proposer.Words("Words", Language.Lo).FillAsync(Lao);
        await proposer.SaveAsync();
        await Expect(proposer.Page.Locator("h1")).ToHaveTextAsync(Vietnamese);
        await Expect(proposer.Button("Shared.Agree")).ToHaveCountAsync(0);
        var address = new Uri(proposer.Page.Url).PathAndQuery;

        // Only what both sides agreed to is offered.
        var desk = new Desk(other);
        await desk.OpenAsync("/plans/2028", Language.Lo);
        await desk.Item("Nhân rộng các mô hình").ClickAsync();
        await Expect(desk.Editor.Locator(".desk-chip").First).ToBeVisibleAsync();
        await Expect(Offered(desk)).ToHaveCountAsync(0);

        await other.GoAsync("/glossary?state=laos&q=" + Uri.EscapeDataString(Lao));
        await other.Page.Locator($"main a[href='{address}']").ClickAsync();
        await other.ArrivesAsync(address, "interactive");
        await other.ClickAsync("Shared.Agree");
        await Expect(other.Page.Locator("main .tag").First).ToHaveTextAsync(other.Loc.Name(Domain.Glossary.TermState.Agreed));

        foreach (var reader in new[] { proposer, other })
        {
            await reader.GoAsync(address);
            await Expect(reader.Page.Locator(".history > li")).ToHaveCountAsync(2);
            await reader.SeesAsync(await NameAsync(proposer));
            await reader.SeesAsync(await NameAsync(other));
        }

        await desk.OpenAsync("/plans/2028", Language.Lo);
        await desk.Item("Nhân rộng các mô hình").ClickAsync();
        await Offered(desk).ClickAsync();
        await Expect(desk.Rendering).ToHaveValueAsync(Lao);
        await desk.Editor.Locator(".desk-term", new() { HasText = Vietnamese }).ClickAsync();
        await Expect(desk.Rendering).ToHaveValueAsync(Lao + Lao);
    }

    private static Microsoft.Playwright.ILocator Offered(Desk desk) => desk.Editor.Locator($".desk-chip[data-insert='{Lao}']");

    private static async Task<string> NameAsync(Visitor visitor) => await visitor.Page.Locator(".account-name").InnerTextAsync();
}
