using System.Diagnostics;
using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.UnitTests.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>What is saved over a slow line is what stood on the screen, or the page says that it is not.</summary>
[Collection(Typing.Name)]
public sealed class SlowLineTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private const string Vietnamese = "Hai bên thống nhất tiến độ xây dựng vùng nguyên liệu sắn năm 2026 ở Luông Nậm Thà";
    private const string Lao = "ສອງຝ່າຍເຫັນດີກ່ຽວກັບຄວາມຄືບໜ້າການສ້າງເຂດວັດຖຸດິບມັນຕົ້ນປີ 2026 ຢູ່ຫຼວງນ້ຳທາ";
    private const string Section = "/reports/2026-2027/2026-H1?section=III.5";

    [Theory]
    [InlineData("/plans/2028/owners", "Name", "/plans/2028/owners", 0)]
    [InlineData(Section, "text", Section, 100)]
    [InlineData("/plans/2026-2027/tasks/B2/progress", "Narrative", "/plans/2026-2027/tasks/B2", 300)]
    [InlineData("/plans/new", "Title", "/plans/SLOW/edit", 300)]
    [InlineData("/glossary/new", "Words", "/glossary?q=thống+nhất", 100)]
    public async Task What_stands_on_the_screen_is_saved(string path, string name, string shownAt, int roundTrip)
    {
        await using var wire = new Wire(own.App.Address) { RoundTrip = TimeSpan.FromMilliseconds(roundTrip) };
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App, address: wire.Address);
        await secretary.GoAsync(path);
        if (path == "/plans/new")
        {
            await secretary.Named("Code").FillAsync("SLOW");
        }
        else if (name == "Narrative")
        {
            await secretary.Named("Percent").FillAsync("45");
        }

        var (vietnamese, lao) = name == "Words" ? (Vietnamese[..60], Lao[..60]) : (Vietnamese, Lao);
        await ReplaceAsync(secretary, secretary.Words(name, Language.Vi), vietnamese);
        await ReplaceAsync(secretary, secretary.Words(name, Language.Lo), lao);
        await secretary.Page.Keyboard.PressAsync("Control+s");
        await IsShownAsync(shownAt, vietnamese, lao);
    }

    [Fact]
    public async Task What_is_typed_while_a_save_waits_for_a_stalled_line_stays_and_is_said_to_be_unsaved()
    {
        await using var wire = new Wire(own.App.Address) { RoundTrip = TimeSpan.FromMilliseconds(40) };
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App, address: wire.Address);
        await secretary.GoAsync("/reports/2026-2027/2026-H1?section=II.2");
        var (vi, lo) = (secretary.Words("text", Language.Vi), secretary.Words("text", Language.Lo));
        await ReplaceAsync(secretary, vi, Vietnamese[..10]);
        wire.Stall(TimeSpan.FromSeconds(12));
        await Typist.LetterByLetterAsync(secretary.Page, Vietnamese[10..]);
        await ReplaceAsync(secretary, lo, Lao);
        await secretary.Page.Keyboard.PressAsync("Control+s");
        await secretary.Page.Keyboard.TypeAsync(" ເພີ່ມເຕີມ");

        var note = secretary.Page.Locator("form[data-draft] .send-note");
        await Expect(note).ToHaveTextAsync(secretary.Loc["Shared.SaveWaits"]);
        await Expect(note).ToHaveTextAsync(secretary.Loc["Shared.TypedLater"]);
        await Expect(vi).ToHaveValueAsync(Vietnamese);
        await Expect(lo).ToHaveValueAsync(Lao + " ເພີ່ມເຕີມ");
        await IsShownAsync("/reports/2026-2027/2026-H1?section=II.2", Vietnamese, Lao);

        // Somebody who goes away now finds it again.
        await Expect(secretary.Page.Locator("form[data-draft] .draft-note")).Not.ToBeEmptyAsync();
        await secretary.GoAsync("/reports/2026-2027/2026-H1?section=II.2");
        await Expect(lo).ToHaveValueAsync(Lao + " ເພີ່ມເຕີມ");
        await Expect(vi).ToHaveValueAsync(Vietnamese);
    }

    [Fact]
    public async Task A_save_that_cannot_reach_the_server_says_so_and_the_next_one_saves_all_of_it()
    {
        // Another name than the other tests give: one that is there already is asked about.
        const string other = "ພະແນກອຸດສາຫະກຳ ແລະ ການຄ້າ";
        await using var wire = new Wire(own.App.Address) { RoundTrip = TimeSpan.FromMilliseconds(40) };
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App, address: wire.Address);
        await secretary.GoAsync("/plans/2028/owners");
        await secretary.Words("Name", Language.Vi).FillAsync("Sở Công Thương");
        wire.Cut();
        var notice = secretary.Page.Locator("#components-reconnect-modal");
        await Expect(notice.Locator(".reconnect-trying, .reconnect-retrying").Locator("visible=true")).ToHaveCountAsync(1);
        await ReplaceAsync(secretary, secretary.Words("Name", Language.Lo), other);
        await secretary.Page.Locator("[name=Side][value=Laos]").CheckAsync();
        await secretary.Words("Name", Language.Lo).FocusAsync();
        await secretary.Page.Keyboard.PressAsync("Control+s");
        var note = secretary.Page.Locator("form[data-draft=owner-new] .send-note");
        await Expect(note).ToHaveTextAsync(secretary.Loc["Shared.Unsent"]);
        await Expect(secretary.Words("Name", Language.Lo)).ToHaveValueAsync(other);

        wire.Repair();
        await Expect(notice.Locator(".reconnect-back")).ToBeVisibleAsync();
        await secretary.Page.Keyboard.PressAsync("Control+s");
        await IsShownAsync("/plans/2028/owners", "Sở Công Thương", other);
        await Expect(note).ToBeEmptyAsync();
        await Expect(secretary.Words("Name", Language.Lo)).ToHaveValueAsync(string.Empty);
        await Expect(secretary.Words("Name", Language.Lo)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Who_types_as_soon_as_the_page_answers_stays_in_the_field()
    {
        await using var wire = new Wire(own.App.Address) { RoundTrip = TimeSpan.FromMilliseconds(800) };
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App, address: wire.Address);
        await secretary.GoAsync("/reports/2026-2027/2026-H1?section=II.1");
        var text = secretary.Words("text", Language.Vi);
        await text.FocusAsync();
        await text.EvaluateAsync("each => each.select()");
        await Typist.LetterByLetterAsync(secretary.Page, Vietnamese);
        // What the page does first came with the form's draft.
        await Expect(secretary.Page.Locator("form[data-draft] .draft-note")).Not.ToBeEmptyAsync();
        await Expect(text).ToBeFocusedAsync();
        await Expect(text).ToHaveValueAsync(Vietnamese);
    }

    [Fact]
    public async Task A_button_that_is_pressed_twice_on_a_slow_line_is_sent_once_and_shows_that_it_waits()
    {
        await using var wire = new Wire(own.App.Address) { RoundTrip = TimeSpan.FromMilliseconds(800) };
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App, address: wire.Address);
        await secretary.GoAsync("/plans/2028/owners");
        await secretary.Page.Locator("table.owners summary").First.ClickAsync();
        var stop = secretary.Page.Locator($"main button[aria-label^='{secretary.Loc["Owners.Deactivate"]}']").First;
        var owner = (await stop.GetAttributeAsync("aria-label"))!.Split(": ", 2)[1];
        // As slowly as people do: the first press was read by then, but its answer is still on its way.
        await stop.DblClickAsync(new() { Delay = 200 });
        await Expect(secretary.Page.Locator("main button[aria-busy=true]")).ToHaveCountAsync(1);
        var start = secretary.Page.GetByRole(AriaRole.Button, new() { Name = $"{secretary.Loc["Owners.Activate"]}: {owner}", Exact = true });
        await Expect(start).ToBeVisibleAsync();
        await Expect(secretary.Page.Locator("main button[aria-busy=true]")).ToHaveCountAsync(0);

        await secretary.GoAsync("/plans/2028/owners");
        await secretary.Page.Locator("table.owners summary").First.ClickAsync();
        await Expect(start).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_date_counts_from_its_neighbour_and_is_not_rewritten_under_the_cursor()
    {
        await using var wire = new Wire(own.App.Address) { RoundTrip = TimeSpan.FromMilliseconds(20) };
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App, address: wire.Address);
        await secretary.GoAsync("/plans/2028/tasks/new");
        await secretary.TypeAsync("Start", "5/1/28");
        await Expect(secretary.Named("Start")).ToHaveValueAsync("05/01/2028");
        await secretary.TypeAsync("End", "+10d");
        await Expect(secretary.Named("End")).ToHaveValueAsync("15/01/2028");
        await Expect(secretary.Named("End")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(secretary.Loc["Field.Start"])));
        await secretary.Named("End").FillAsync("+3");
        wire.Stall(TimeSpan.FromSeconds(1));
        await secretary.Page.Keyboard.PressAsync("Control+s");
        await secretary.Page.Keyboard.TypeAsync("x");
        await Expect(secretary.Page.Locator("main .problem").First).ToContainTextAsync("+3");
        await Expect(secretary.Named("End")).ToHaveValueAsync("+3x");

        // It was refused: nothing was saved that more could have been typed after.
        var form = secretary.Page.Locator("form[data-draft]");
        await Expect(form).ToHaveAttributeAsync("data-refused", string.Empty);
        await Expect(form.Locator(".send-note")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task The_browser_counts_and_doubts_as_the_server_does()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await secretary.GoAsync("/plans/2028/owners");
        foreach (var row in ScriptCases.All)
        {
            var (language, words, doubt) = ((Language)row[0], (string?)row[1] ?? string.Empty, (ScriptDoubt)row[2]);
            var found = await secretary.Page.EvaluateAsync<string?>("async ([language, words]) => (await import('/js/scripts.js')).doubtOf(language, words)", new[] { language.Code(), words });
            Assert.True((found ?? "None") == doubt.ToString(), $"{language} \"{words}\": {found}, not {doubt}");
            Assert.Equal(TextLimit.Count(words), await secretary.Page.EvaluateAsync<int>("async words => (await import('/js/scripts.js')).lengthOf(words)", words));
        }

        Assert.Equal(TextLimit.Count("ນ້ຳ é 👩‍👩‍👧"), await secretary.Page.EvaluateAsync<int>("async words => (await import('/js/scripts.js')).lengthOf(words)", "ນ້ຳ é 👩‍👩‍👧"));
        var name = secretary.Words("Name", Language.Vi);
        await name.FillAsync("ກະຊວງອຸດສາຫະກຳ");
        await Expect(name).ToHaveAccessibleDescriptionAsync(secretary.Loc["Shared.Script.MostlyLao", secretary.Loc["Language.vi"]]);
        await name.FillAsync(new string('a', 301));
        await Expect(secretary.Page.Locator("#f-Name-vi-count")).ToHaveTextAsync("301 / " + secretary.Loc.Number(Domain.Plans.Owner.NameMax, 0));
    }

    [Fact]
    public async Task The_question_mark_shows_what_the_keys_do()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await secretary.GoAsync("/plans/2028/owners");
        var edit = secretary.Button("Owners.Add");
        await edit.FocusAsync();
        await secretary.Page.Keyboard.PressAsync("?");
        var dialog = secretary.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = secretary.Loc["Shared.Keys"] });
        await Expect(dialog).ToContainTextAsync(secretary.Loc["Shared.Save"]);
        await secretary.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(edit).ToBeFocusedAsync();
    }

    /// <summary>Letter by letter in place of what is there.</summary>
    private static async Task ReplaceAsync(Visitor visitor, ILocator control, string words)
    {
        await control.FocusAsync();
        await control.EvaluateAsync("each => each.select()");
        await Typist.LetterByLetterAsync(visitor.Page, words);
        await Expect(control).ToHaveValueAsync(words);
    }

    /// <summary>Somebody else who opens the page finds the words there.</summary>
    private async Task IsShownAsync(string path, params string[] words)
    {
        await using var reader = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        var page = string.Empty;
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(100))
        {
            page = WebUtility.HtmlDecode(await (await reader.Page.APIRequest.GetAsync(path)).TextAsync());
            if (words.All(each => page.Contains(each, StringComparison.Ordinal)))
            {
                return;
            }
        }

        Assert.All(words, each => Assert.Contains(each, page, StringComparison.Ordinal));
    }
}
