using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>What was typed and not saved comes back whole, never over what somebody else saved since, and goes when it is given up.</summary>
[Collection(InTheBrowser.Name)]
public sealed class RestoredTextTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private static readonly string[] Texts = ["Title", "Description", "Outputs", "MouContent", "Milestone-0-Title"];
    private static readonly Language[] Both = [Language.Vi, Language.Lo];

    private const string KeptBase = """async name => (await (await fetch('/drafts/' + encodeURIComponent(document.querySelector('form[data-draft]').dataset.draft))).json()).base[name]""";

    private const string CancelOnceShown = """
        (words) => {
          const look = () => document.querySelector("[name='Outputs.vi']").value === words ? document.querySelector('[data-draft-cancel]').click() : setTimeout(look);
          look();
        }
        """;

    [Fact]
    public async Task Every_field_is_as_it_was_typed_in_both_languages_and_in_rows_that_were_added()
    {
        const string task = "/plans/2028/tasks/A1";
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await secretary.GoToFormAsync($"{task}/edit");
        foreach (var (name, language) in Texts.SelectMany(name => Both.Select(language => (name, language))))
        {
            await secretary.Words(name, language).FillAsync($"{Typed(language)} {name}");
        }

        var rows = await secretary.Named("MilestoneRows").InputValueAsync();
        await secretary.ClickAsync("PlanEdit.AddMilestone");
        await Expect(secretary.Named("MilestoneRows")).Not.ToHaveValueAsync(rows);
        var added = $"Milestone-{rows.Split(' ').Length}-Title";
        await secretary.Words(added, Language.Lo).FillAsync("ຂີດໝາຍໃໝ່");
        await secretary.TypeAsync("Weight", "33");
        await KeptAsync(secretary, "33");

        await secretary.GoAsync("/plans/2028");
        await secretary.GoAsync($"{task}/edit");
        await Expect(secretary.Page.Locator(".draft-fields li")).ToHaveCountAsync((Texts.Length * Both.Length) + 2);
        foreach (var (name, language) in Texts.SelectMany(name => Both.Select(language => (name, language))))
        {
            await Expect(secretary.Words(name, language)).ToHaveValueAsync($"{Typed(language)} {name}");
            await Expect(secretary.Words(name, language)).ToBeVisibleAsync();
        }

        await Expect(secretary.Words(added, Language.Lo)).ToHaveValueAsync("ຂີດໝາຍໃໝ່");
        await secretary.SaveAsync();
        await secretary.ArrivesAsync(task);
        await secretary.SeesAsync($"{Typed(Language.Vi)} Milestone-0-Title");
        await secretary.SeesAsync($"{Typed(Language.Lo)} Milestone-0-Title");
        await secretary.SeesAsync("ຂີດໝາຍໃໝ່");
    }

    [Fact]
    public async Task Words_that_somebody_saved_meanwhile_stand_beside_it_and_nothing_is_saved_before_one_chooses()
    {
        const string task = "/plans/2028/tasks/A2";
        await using var first = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await using var second = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        await first.GoAsync($"{task}/edit");
        await first.Words("Title", Language.Vi).FillAsync("Tên của tôi");
        await KeptAsync(first, "Tên của tôi");
        await first.GoAsync("/plans/2028");
        await second.GoAsync($"{task}/edit");
        await second.Words("Title", Language.Vi).FillAsync("Tên của họ");
        await second.SaveAsync();
        await second.ArrivesAsync(task);

        await first.GoAsync($"{task}/edit");
        var choice = first.Page.Locator("[data-draft-field='Title.vi']");
        await Expect(choice).ToContainTextAsync("Tên của tôi");
        await Expect(choice).ToContainTextAsync("Tên của họ");
        await Expect(first.Words("Title", Language.Vi)).ToHaveValueAsync("Tên của họ");
        await first.SaveAsync();
        await Expect(first.Page.Locator(".form-refused .message.error")).ToBeFocusedAsync();
        await choice.Locator("[data-draft-choice=mine]").ClickAsync();
        await Expect(first.Words("Title", Language.Vi)).ToHaveValueAsync("Tên của tôi");
        await Expect(choice).ToHaveCountAsync(0);
        await first.SaveAsync();
        await first.ArrivesAsync(task);
        await first.SeesAsync("Tên của tôi");
    }

    [Fact]
    public async Task Cancel_and_discard_throw_it_away_and_both_can_be_taken_back()
    {
        const string edit = "/plans/2028/tasks/A2/edit";
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await secretary.GoToFormAsync(edit);
        var outputs = secretary.Words("Outputs", Language.Vi);
        var saved = await outputs.InputValueAsync();
        await outputs.FillAsync("Kết quả khác");
        await secretary.Page.Locator("[data-draft-cancel]").ClickAsync();
        await secretary.ArrivesAsync("/plans/2028/tasks/A2");
        await secretary.Page.Locator("[data-undo-cancel]").ClickAsync();
        await secretary.ArrivesAsync(edit, "interactive");
        await Expect(outputs).ToHaveValueAsync("Kết quả khác");
        // Beside the renderings, now older than their source, one can say that they are right: nobody did, so nothing is lost.
        await Expect(secretary.Page.Locator("[name='Outputs.lo.right']")).ToBeVisibleAsync();
        await secretary.DoesNotSeeAsync(secretary.Loc["Shared.DraftFailed"]);

        await secretary.Page.Locator("[data-draft-discard]").ClickAsync();
        await Expect(outputs).ToHaveValueAsync(saved);
        // Cancelled again as soon as it shows, while the page still takes it in.
        await secretary.Page.EvaluateAsync(CancelOnceShown, "Kết quả khác");
        await secretary.Page.Locator("[data-draft-undo]").ClickAsync();
        await secretary.ArrivesAsync("/plans/2028/tasks/A2");
        var asked = secretary.Page.WaitForResponseAsync(answer => answer.Request.Method == "GET" && answer.Url.Contains("/drafts/", StringComparison.Ordinal));
        await secretary.GoAsync(edit);
        await (await asked).FinishedAsync();
        await Expect(outputs).ToHaveValueAsync(saved);
        await Expect(secretary.Page.Locator(".draft-notice")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_typed_in_another_window_is_shown_and_can_be_taken()
    {
        const string edit = "/plans/2028/edit";
        await using var here = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        await here.GoAsync(edit);
        await using var there = new Visitor(await here.Page.Context.NewPageAsync(), own.App, Language.Lo);
        await there.GoAsync(edit);
        await there.Words("Title", Language.Lo).FillAsync("ແຜນວຽກໃນໜ້າຕ່າງອື່ນ");
        await KeptAsync(there, "ແຜນວຽກໃນໜ້າຕ່າງອື່ນ");

        var elsewhere = here.Page.Locator("[data-draft-field='Title.lo']");
        await Expect(elsewhere).ToContainTextAsync("ແຜນວຽກໃນໜ້າຕ່າງອື່ນ");
        await here.TypeAsync("PeriodEnd", "30/12/2028");
        await elsewhere.Locator("[data-draft-choice=theirs]").ClickAsync();
        await Expect(here.Words("Title", Language.Lo)).ToHaveValueAsync("ແຜນວຽກໃນໜ້າຕ່າງອື່ນ");
        await Expect(here.Named("PeriodEnd")).ToHaveValueAsync("30/12/2028");
    }

    [Fact]
    public async Task What_was_typed_before_its_form_was_attached_is_a_draft_as_well()
    {
        const string edit = "/plans/2028/tasks/A2/edit";
        const string late = """
            export async function attach(...all) { await new Promise((go) => { window.letAttach = go; }); return attachNow(...all); }
            async function attachNow(
            """;
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        await ReplaceAsync(secretary, "**/js/drafts.*.js", "export async function attach(", late);
        // What the browser is to check each module by would no longer be true.
        await ReplaceAsync(secretary, $"**{edit}", "integrity", "data-unchecked");
        await secretary.GoToFormAsync(edit);
        await secretary.Page.WaitForFunctionAsync("typeof window.letAttach === 'function'");
        var title = secretary.Words("Title", Language.Lo);
        var saved = await title.InputValueAsync();
        await title.FillAsync("ພິມກ່ອນ");
        await title.BlurAsync();
        await Expect(title).ToHaveAttributeAsync("data-known", "1");
        var alternation = secretary.Named("Alternation");
        var chosen = (await alternation.Locator("option:not(:checked)").First.GetAttributeAsync("value"))!;
        await alternation.SelectOptionAsync(chosen);
        await secretary.Page.EvaluateAsync("() => window.letAttach()");
        await KeptAsync(secretary, "ພິມກ່ອນ");
        // The base that is kept with a draft shows what another person saved in between.
        Assert.Equal(saved, await secretary.Page.EvaluateAsync<string>(KeptBase, "Title.lo"));

        await secretary.GoAsync("/plans/2028");
        await secretary.GoAsync(edit);
        await secretary.Page.WaitForFunctionAsync("typeof window.letAttach === 'function'");
        await secretary.Page.EvaluateAsync("() => window.letAttach()");
        await Expect(secretary.Page.Locator(".draft-fields li")).ToHaveCountAsync(2);
        await Expect(title).ToHaveValueAsync("ພິມກ່ອນ");
        await Expect(alternation).ToHaveValueAsync(chosen);
        await secretary.Page.Locator("[data-draft-cancel]").ClickAsync();
    }

    [Fact]
    public async Task A_kind_that_is_restored_brings_its_code_and_its_end()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await secretary.GoAsync("/plans/new");
        var (code, end) = (secretary.Named("Code"), secretary.Named("PeriodEnd"));
        var (annual, year) = (await end.InputValueAsync(), int.Parse(await code.InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture));
        await secretary.Named("Kind").SelectOptionAsync("Biennial");
        await Expect(code).ToHaveValueAsync($"{year}-{year + 1}");
        await Expect(end).ToHaveValueAsync($"31/12/{year + 1}");
        await KeptAsync(secretary, $"{year}-{year + 1}");

        await ReopenAsync();
        await Expect(code).ToHaveValueAsync($"{year}-{year + 1}");
        await Expect(end).ToHaveValueAsync($"31/12/{year + 1}");

        // An end that somebody wrote back by hand comes back, too, though the kind would bring another.
        await secretary.TypeAsync("PeriodEnd", annual);
        await KeptAsync(secretary, $"\"PeriodEnd\":\"{annual}\",");
        await ReopenAsync();
        await Expect(end).ToHaveValueAsync(annual);
        await secretary.Page.Locator("[data-draft-cancel]").ClickAsync();

        async Task ReopenAsync()
        {
            await secretary.GoAsync("/plans");
            await secretary.GoAsync("/plans/new");
            await Expect(secretary.Page.Locator(".draft-fields li").First).ToBeVisibleAsync();
            await Expect(secretary.Named("Kind")).ToHaveValueAsync("Biennial");
        }
    }

    [Fact]
    public async Task What_is_typed_while_a_form_that_leaves_is_saved_is_shown_where_one_lands_and_waits_as_a_draft()
    {
        const string task = "/plans/2028/tasks/A2";
        await using var wire = new Wire(own.App.Address) { RoundTrip = TimeSpan.FromMilliseconds(20) };
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App, address: wire.Address);
        await secretary.GoToFormAsync($"{task}/edit");
        var outputs = secretary.Words("Outputs", Language.Vi);
        await outputs.FillAsync("Kết quả đã lưu");
        wire.Stall(TimeSpan.FromSeconds(2));
        await secretary.Page.Keyboard.PressAsync("Control+s");
        await secretary.Page.Keyboard.TypeAsync(" và phần gõ thêm");
        await secretary.ArrivesAsync(task);

        var later = secretary.Page.Locator("#lwp-later");
        await Expect(later).ToContainTextAsync(secretary.Loc["Shared.KeptAfterSave"]);
        await Expect(later.Locator("dd")).ToHaveTextAsync("Kết quả đã lưu và phần gõ thêm");
        // The page one lands on is still being loaded over this line: a click now would be for the one before it.
        await secretary.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        await later.Locator("a").ClickAsync();
        await secretary.ArrivesAsync($"{task}/edit", "interactive");
        await Expect(outputs).ToHaveValueAsync("Kết quả đã lưu và phần gõ thêm");
        await Expect(later).ToBeHiddenAsync();
        await Expect(secretary.Page.Locator(".draft-fields li")).ToHaveCountAsync(1);
        await secretary.SaveAsync();
        await secretary.ArrivesAsync(task);
        await Expect(later).ToBeHiddenAsync();
        await secretary.SeesAsync("Kết quả đã lưu và phần gõ thêm");
    }

    [Fact]
    public async Task A_refused_save_is_said_where_one_is_and_leads_to_the_field()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await secretary.Page.SetViewportSizeAsync(1280, 800);
        await secretary.GoToFormAsync("/plans/2028/tasks/A1/edit");
        await secretary.TypeAsync("Weight", "500");
        await secretary.SaveAsync();
        var refused = secretary.Page.Locator(".form-refused .message.error");
        await Expect(refused).ToBeFocusedAsync();
        await Expect(refused).ToBeInViewportAsync(new() { Ratio = 1 });
        await secretary.Page.EvaluateAsync("() => document.querySelectorAll('form details').forEach((each) => { each.open = false; })");
        await refused.Locator("a").ClickAsync();
        await Expect(secretary.Named("Weight")).ToBeFocusedAsync();
        await Expect(secretary.Named("Weight")).ToBeInViewportAsync();
        await secretary.Page.Locator("[data-draft-cancel]").ClickAsync();
    }

    private static string Typed(Language language) => language == Language.Vi ? "Nội dung chưa lưu" : "ຂໍ້ຄວາມຍັງບໍ່ໄດ້ບັນທຶກ";

    private static Task ReplaceAsync(Visitor visitor, string address, string before, string after) =>
        visitor.Page.RouteAsync(address, async route =>
        {
            // The line that the fetch takes over may be closed by the program just then: the page would wait for ever.
            var answer = await route.FetchAsync(new() { MaxRetries = 2 });

            // The page's policy names its scripts by their hash, which no longer fits.
            var headers = answer.Headers.Where(each => each.Key != "content-security-policy").ToDictionary();
            await route.FulfillAsync(new() { Status = answer.Status, Headers = headers, Body = (await answer.TextAsync()).Replace(before, after, StringComparison.Ordinal) });
        });

    /// <summary>Waits until the server has the words.</summary>
    private static async Task KeptAsync(Visitor visitor, string words)
    {
        var kept = $$"""async words => (await (await fetch('/drafts/' + encodeURIComponent(document.querySelector('form[data-draft]').dataset.draft))).text()).includes(words)""";
        await Expect(visitor.Page.Locator(".draft-note").First).Not.ToBeEmptyAsync();
        await visitor.Page.WaitForFunctionAsync(kept, words);
    }
}
