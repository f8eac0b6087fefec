using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Hosting;
using LinkageWorkPlan.Web.Layout;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

[Collection(InTheBrowser.Name)]
public class ConnectionTests(World world)
{
    private const string NewTask = "/plans/2028/tasks/new?pillar=A";

    [Fact]
    public async Task The_page_becomes_interactive()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await secretary.GoAsync(NewTask);
        var rows = secretary.Page.Locator("[name^='Milestone-'][name$='-Code']");
        await Expect(rows).ToHaveCountAsync(1);
        await secretary.ClickAsync("PlanEdit.AddMilestone");
        await Expect(rows).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/plans/2026-2027")]
    [InlineData("/approvals")]
    [InlineData("/reports/2026-2027/2026-H1")]
    public async Task Nobody_sees_a_page_without_signing_in(string path)
    {
        await using var nobody = await world.NobodyAsync();
        await nobody.Page.GotoAsync(path);
        Assert.Contains("/account/sign-in", nobody.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_the_reader_s_language()
    {
        await using var nobody = await world.NobodyAsync();
        await nobody.Page.GotoAsync("/account/sign-in");
        await nobody.Page.Locator(".languages button[lang=lo]").ClickAsync();
        await Expect(nobody.Page.Locator("html")).ToHaveAttributeAsync("lang", "lo");
        await nobody.Page.Locator("#email").FillAsync("secretary.vn@demo.lwp");
        await nobody.Page.Locator("#password").FillAsync("sai mật khẩu");
        await nobody.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(nobody.Page.Locator("[role=alert].message")).ToHaveTextAsync(Loc.In(Language.Lo)["Account.WrongNameOrPassword"]);
    }

    [Fact]
    public async Task A_dropped_connection_comes_back_with_its_state()
    {
        await using var wire = new Wire((await world.AppAsync()).Address);
        await using var secretary = await world.NobodyAsync(address: wire.Address);
        await secretary.SignInAsync(DemoAccounts.All.Single(each => each is { Role: Role.Secretary, Side: Side.Vietnam }).Email);
        await secretary.GoAsync(NewTask);
        await secretary.ClickAsync("PlanEdit.AddMilestone");
        var rows = secretary.Page.Locator("[name^='Milestone-'][name$='-Code']");
        await Expect(rows).ToHaveCountAsync(2);

        var notice = secretary.Page.Locator("#components-reconnect-modal");
        wire.Cut();
        await Expect(notice).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });
        await Expect(notice).ToContainTextAsync(secretary.Loc["Shared.Reconnecting"]);
        wire.Mend();
        await Expect(notice).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 30_000 });
        await Expect(rows).ToHaveCountAsync(2);
        await secretary.ClickAsync("PlanEdit.AddMilestone");
        await Expect(rows).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Unsent_text_survives_a_restarted_server()
    {
        await using var app = await AppProcess.StartAsync();
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, app);
        await secretary.GoAsync(NewTask);
        var title = secretary.Words("Title", Language.Lo);
        await title.FillAsync("ຂໍ້ຄວາມທີ່ຍັງບໍ່ໄດ້ບັນທຶກ");
        await Expect(secretary.Page.Locator(".draft-note")).Not.ToBeEmptyAsync();

        await app.RestartAsync();
        await Expect(secretary.Page.Locator(".draft-note")).ToHaveTextAsync(secretary.Loc["Shared.DraftRestored"], new LocatorAssertionsToHaveTextOptions { Timeout = 60_000 });
        await Expect(title).ToHaveValueAsync("ຂໍ້ຄວາມທີ່ຍັງບໍ່ໄດ້ບັນທຶກ");

        await using var elsewhere = await world.VisitorAsync(Role.Secretary, Side.Laos, app);
        await elsewhere.GoAsync(NewTask);
        await Expect(elsewhere.Words("Title", Language.Lo)).ToHaveValueAsync("ຂໍ້ຄວາມທີ່ຍັງບໍ່ໄດ້ບັນທຶກ");
    }
}
