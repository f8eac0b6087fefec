using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Data.Sqlite;
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

    [Fact]
    public async Task The_page_becomes_interactive_without_WebSockets()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await secretary.Page.AddInitScriptAsync("delete window.WebSocket; delete window.EventSource;");
        await secretary.GoAsync(NewTask);
        var rows = secretary.Page.Locator("[name^='Milestone-'][name$='-Code']");
        await secretary.ClickAsync("PlanEdit.AddMilestone");
        await Expect(rows).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task How_to_connect_is_asked_once_and_while_the_scripts_still_come()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        var (asked, times) = (new TaskCompletionSource(), 0);
        secretary.Page.Request += (_, request) =>
        {
            if (request.Url.Contains("/_blazor/negotiate", StringComparison.Ordinal))
            {
                times++;
                asked.TrySetResult();
            }
        };
        await secretary.Page.RouteAsync("**/blazor.web*.js", async route =>
        {
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await route.ContinueAsync();
        });
        await secretary.GoAsync(NewTask);
        await Expect(secretary.Page.Locator("[data-page=interactive]")).ToHaveCountAsync(1);
        Assert.Equal(1, times);
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
        await nobody.ChooseAsync(Language.Lo);
        await nobody.Named("Input.Email").FillAsync("secretary.vn@demo.lwp");
        await nobody.Named("Input.Password").FillAsync("sai mật khẩu");
        await nobody.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(nobody.Page.Locator("[role=alert].message:not([hidden])")).ToHaveTextAsync(Loc.In(Language.Lo)["Account.WrongNameOrPassword"]);
    }

    [Theory]
    [InlineData(Language.Vi)]
    [InlineData(Language.Lo)]
    public async Task What_is_missing_to_sign_in_is_told_by_the_page_and_not_by_the_browser(Language language)
    {
        await using var nobody = await world.NobodyAsync();
        await nobody.Page.GotoAsync("/account/sign-in");
        await nobody.ChooseAsync(language);
        await nobody.Named("Input.Email").FillAsync("secretary.vn@demo.lwp");
        await nobody.Page.Locator("main button[type=submit]").ClickAsync();

        var loc = Loc.In(language);
        await Expect(nobody.Page.Locator("main .problem")).ToHaveTextAsync(loc[Rules.Required, loc["Field.Password"]]);
        await Expect(nobody.Named("Input.Password")).ToBeFocusedAsync();
        await Expect(nobody.Named("Input.Password")).ToHaveAccessibleDescriptionAsync(loc[Rules.Required, loc["Field.Password"]]);
        await Expect(nobody.Named("Input.Email")).ToHaveValueAsync("secretary.vn@demo.lwp");

        await nobody.Named("Input.Email").FillAsync("không phải");
        await nobody.Named("Input.Password").PressAsync("Enter");
        await Expect(nobody.Page.Locator("main .problem")).ToHaveTextAsync([loc[Rules.NotAnEmail, "không phải"], loc[Rules.Required, loc["Field.Password"]]]);
        await Expect(nobody.Named("Input.Email")).ToBeFocusedAsync();
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
        wire.Repair();
        await Expect(notice).ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 30_000 });
        await Expect(rows).ToHaveCountAsync(2);
        await secretary.ClickAsync("PlanEdit.AddMilestone");
        await Expect(rows).ToHaveCountAsync(3);
    }

    /// <summary>The script of the framework reports the state of the line by a class and an event; the page has the words.</summary>
    [Theory]
    [InlineData("paused", "Shared.Paused")]
    [InlineData("failed", "Shared.ReconnectFailed")]
    [InlineData("resume-failed", "Shared.ReconnectFailed")]
    public async Task What_became_of_the_line_is_said_in_each_language(string state, string key)
    {
        const string show = """
            async state => {
              const name = 'components-reconnect-' + state;
              const script = await (await fetch(document.querySelector('script[src*="blazor.web"]').src)).text();
              if (!script.includes(`"${name}"`) || !script.includes('"components-reconnect-state-changed"')) return 'no such state';
              const notice = document.getElementById('components-reconnect-modal');
              notice.classList.add(name);
              notice.dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state } }));
              return [...notice.querySelectorAll('p')].filter(each => each.checkVisibility()).map(each => each.innerText.trim()).join(' | ');
            }
            """;
        await using var nobody = await world.NobodyAsync();
        await nobody.Page.GotoAsync("/account/sign-in");
        foreach (var language in Languages.All)
        {
            await nobody.ChooseAsync(language);
            var loc = Loc.In(language);
            var words = key == "Shared.ReconnectFailed" ? $"{loc[key]} {loc["Shared.Reload"]}" : loc[key];
            Assert.Equal(words, await nobody.Page.EvaluateAsync<string>(show, state));
        }
    }

    [Fact]
    public async Task A_paused_page_says_so_and_goes_on_with_what_was_typed()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await secretary.GoAsync(NewTask);
        var title = secretary.Words("Title", Language.Vi);
        await title.FillAsync("Trước khi tạm dừng");
        await secretary.Page.EvaluateAsync("() => Blazor.pauseCircuit()");
        var notice = secretary.Page.Locator("#components-reconnect-modal");
        await Expect(notice.Locator("p").Locator("visible=true")).ToHaveTextAsync(secretary.Loc["Shared.Paused"]);
        await title.FillAsync("Trong lúc tạm dừng");
        await secretary.Page.EvaluateAsync("() => Blazor.resumeCircuit()");
        await Expect(notice.Locator(".reconnect-paused")).ToBeHiddenAsync();
        await Expect(title).ToHaveValueAsync("Trong lúc tạm dừng");
        await secretary.ClickAsync("PlanEdit.AddMilestone");
        await Expect(secretary.Page.Locator("[name^='Milestone-'][name$='-Code']")).ToHaveCountAsync(2);
        await Expect(title).ToHaveValueAsync("Trong lúc tạm dừng");
        await secretary.Page.Locator("[data-draft-cancel]").ClickAsync();
    }

    [Fact]
    public async Task An_open_page_leaves_when_one_signs_out_in_another_tab_and_gives_back_what_was_typed()
    {
        await using var secretary = await world.NobodyAsync(language: Language.Lo);
        var email = DemoAccounts.All.Single(each => each is { Role: Role.Secretary, Side: Side.Laos }).Email;
        await secretary.SignInAsync(email);
        await secretary.GoAsync("/plans/new");
        await secretary.Words("Title", Language.Lo).FillAsync("ຂໍ້ຄວາມທີ່ຍັງບໍ່ໄດ້ບັນທຶກ");

        var other = await secretary.Page.Context.NewPageAsync();
        await other.GotoAsync("/plans");
        await other.Locator("details.account summary").ClickAsync();
        await other.Locator("form[action='/account/sign-out'] button").ClickAsync();

        await Expect(secretary.Named("Input.Password")).ToBeVisibleAsync();
        await Expect(secretary.Page.Locator("main [role=status]")).ToHaveTextAsync(secretary.Loc["Account.SessionEnded"]);
        await secretary.Named("Input.Email").FillAsync(email);
        await secretary.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await secretary.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(secretary.Words("Title", Language.Lo)).ToHaveValueAsync("ຂໍ້ຄວາມທີ່ຍັງບໍ່ໄດ້ບັນທຶກ");
        await secretary.Words("Title", Language.Lo).FillAsync(string.Empty);
    }

    [Fact]
    public async Task Who_saves_after_the_sign_in_ended_signs_in_and_finds_the_page_with_what_was_typed()
    {
        const string edit = "/plans/2028/tasks/A1/edit";
        await using var secretary = await world.NobodyAsync();
        var email = DemoAccounts.All.Single(each => each is { Role: Role.Secretary, Side: Side.Vietnam }).Email;
        await secretary.SignInAsync(email);
        await secretary.GoToFormAsync(edit);
        await secretary.Words("Description", Language.Vi).FillAsync("Nội dung gõ khi phiên đã hết");
        await EndNewestSessionAsync();
        await secretary.SaveAsync();

        await Expect(secretary.Named("Input.Password")).ToBeVisibleAsync();
        await Expect(secretary.Page.Locator("main [role=status]")).ToHaveTextAsync(secretary.Loc["Account.SessionEnded"]);
        await secretary.Named("Input.Email").FillAsync(email);
        await secretary.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await secretary.Page.Locator("main button[type=submit]").ClickAsync();
        await secretary.ArrivesAsync(edit, "interactive");
        await Expect(secretary.Words("Description", Language.Vi)).ToHaveValueAsync("Nội dung gõ khi phiên đã hết");
        await Expect(secretary.Words("Description", Language.Vi)).ToBeVisibleAsync();
        await Expect(secretary.Page.Locator(".draft-fields li")).ToHaveCountAsync(1);
        await Expect(secretary.Page.Locator(".draft-notice .draft-left")).ToHaveCountAsync(0);
        await secretary.Page.Locator("[data-draft-cancel]").ClickAsync();
    }

    [Fact]
    public async Task A_form_that_is_posted_after_the_sign_in_ended_leads_back_to_its_page()
    {
        await using var secretary = await world.NobodyAsync();
        var email = DemoAccounts.All.Single(each => each is { Role: Role.Secretary, Side: Side.Vietnam }).Email;
        await secretary.SignInAsync(email);
        await secretary.Page.GotoAsync("/account/password");
        await EndNewestSessionAsync();
        await secretary.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await secretary.Page.Locator("main button[type=submit]").ClickAsync();
        await secretary.Named("Input.Email").FillAsync(email);
        await secretary.Named("Input.Password").FillAsync(DemoAccounts.Password);
        await secretary.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(secretary.Named("Input.NewPassword")).ToBeVisibleAsync();
        Assert.EndsWith("/account/password", secretary.Page.Url, StringComparison.Ordinal);
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
        await Expect(secretary.Page.Locator(".draft-fields li")).Not.ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 60_000 });
        await Expect(title).ToHaveValueAsync("ຂໍ້ຄວາມທີ່ຍັງບໍ່ໄດ້ບັນທຶກ");

        await using var elsewhere = await world.VisitorAsync(Role.Secretary, Side.Laos, app);
        await elsewhere.GoAsync(NewTask);
        await Expect(elsewhere.Words("Title", Language.Lo)).ToHaveValueAsync("ຂໍ້ຄວາມທີ່ຍັງບໍ່ໄດ້ບັນທຶກ");
    }

    /// <summary>As the time of a sign-in ends it, or another server.</summary>
    private async Task EndNewestSessionAsync()
    {
        await using var database = new SqliteConnection((await world.AppAsync()).Database);
        await database.OpenAsync();
        await using var end = new SqliteCommand("DELETE FROM Sessions WHERE Id = (SELECT Id FROM Sessions ORDER BY StartedAt DESC LIMIT 1)", database);
        Assert.Equal(1, await end.ExecuteNonQueryAsync());
    }
}
