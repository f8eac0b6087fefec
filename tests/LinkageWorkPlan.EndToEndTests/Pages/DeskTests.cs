using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>Text after text without a mouse, alone and beside somebody else.</summary>
[Collection(InTheBrowser.Name)]
public sealed class DeskTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private const string Plan = "/plans/2028";
    private const string Title = "ກະກຽມ, ທາບທາມຄຳເຫັນ ແລະ ນຳສະເໜີບົດລາຍງານປະຈຳໄລຍະ ປີ 2028";
    private const string OtherTitle = "ຂະຫຍາຍຮູບແບບທົດລອງທີ່ໄດ້ປະເມີນແລ້ວ";
    private const string Description = "ຂະຫຍາຍຮູບແບບທົດລອງທີ່ໄດ້ຕາມເງື່ອນໄຂ ໄປຍັງອີກສອງພື້ນທີ່ຢູ່ແຕ່ລະປະເທດ.";

    [Fact]
    public async Task A_secretary_renders_a_plan_by_keyboard_alone()
    {
        await using var colleague = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await ReviseTitleAsync(colleague, "A1", Language.Vi, "Xây dựng, lấy ý kiến và trình báo cáo định kỳ năm 2028");
        await Expect(colleague.Page.Locator(".second-title .bi-missing")).ToBeVisibleAsync();

        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        var (desk, keys) = (new Desk(secretary), secretary.Page.Keyboard);
        await secretary.GoAsync(Plan);
        await secretary.Page.Locator(".text-totals a[href*='lang=lo']").FocusAsync();
        await keys.PressAsync("Enter");
        await secretary.ArrivesAsync($"{Plan}/texts?lang=lo&state=open", "interactive");

        // There and back: the cursor is in the rendering of the text one came to.
        await Expect(desk.Editor.Locator(".desk-changed ins")).ToContainTextAsync("lấy ý kiến");
        await desk.GoAsync("Alt+ArrowDown");
        await Expect(desk.Rendering).ToBeFocusedAsync();
        await Expect(desk.Source).ToHaveTextAsync("Nhân rộng mô hình thí điểm đã được đánh giá");
        await desk.GoAsync("Alt+ArrowUp");
        await Expect(desk.Rendering).ToBeFocusedAsync();

        // Saved and said to be right at once: nothing of it is kept as not yet saved.
        await RetypeAsync(keys, Title);
        await Expect(desk.Editor.Locator(".draft-note")).Not.ToBeEmptyAsync();
        var form = await desk.Editor.Locator("form").GetAttributeAsync("data-draft");
        await desk.GoAsync("Control+Shift+Enter");
        Assert.Equal(204, (await secretary.Page.APIRequest.GetAsync($"/drafts/{Uri.EscapeDataString(form!)}")).Status);

        // An earlier rendering of like words takes the place of all, an agreed term is put where the cursor stands.
        await Expect(desk.Rendering).ToBeFocusedAsync();
        var match = await desk.Editor.Locator(".desk-match").First.GetAttributeAsync("data-insert");
        await keys.PressAsync("Control+Shift+Digit1");
        await Expect(desk.Rendering).ToHaveValueAsync(match!);
        var term = desk.Editor.Locator(".desk-chip").First;
        await keys.PressAsync($"Control+Shift+Digit{await desk.Editor.Locator(".desk-match").CountAsync() + 1}");
        await Expect(desk.Rendering).ToHaveValueAsync(match + await term.GetAttributeAsync("data-insert"));
        await RetypeAsync(keys, OtherTitle);
        await desk.SaveAsync();

        await Expect(desk.Rendering).ToBeFocusedAsync();
        await keys.InsertTextAsync(Description);
        await desk.SaveAsync();
        await Expect(desk.Empty).ToContainTextAsync(secretary.Loc["Texts.Empty.Open"]);
        await Expect(secretary.Page.Locator(".text-totals a[href*='lang=lo'] .all")).ToHaveCountAsync(1);

        Assert.Equal(0, await secretary.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(each => each.startsWith('lwp-draft')).length"));

        await secretary.GoAsync($"{Plan}/tasks/B1");
        await secretary.SeesAsync(OtherTitle);
        await secretary.SeesAsync(Description);
        await secretary.GoAsync($"{Plan}/tasks/A1");
        await secretary.SeesAsync(Title);

        // A complete text bears no mark; that it was checked, the desk knows.
        await Expect(secretary.Page.Locator(".second-title")).ToBeVisibleAsync();
        await Expect(secretary.Page.Locator(".task-head .text-mark, main .bi-missing")).ToHaveCountAsync(0);
        await desk.OpenAsync(Plan, Language.Lo, "unchecked");
        await Expect(desk.Item("Lập báo cáo sáu tháng và báo cáo năm 2028")).ToHaveCountAsync(1);
        await Expect(desk.Item("Xây dựng, lấy ý kiến")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_changed_in_a_Lao_source_is_shown_word_by_word()
    {
        await using var author = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        await ReviseTitleAsync(author, "C1", Language.Lo, "ເວທີການເຊື່ອມໂຍງການຄ້າ ລາວ-ຫວຽດນາມ ປີ 2028");

        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        var desk = new Desk(secretary);
        await desk.OpenAsync(Plan, Language.Vi);
        await desk.Item("ເວທີການເຊື່ອມໂຍງການຄ້າ").ClickAsync();
        var changed = desk.Editor.Locator(".desk-changed .changed-words");
        await Expect(changed).ToHaveAttributeAsync("lang", "lo");
        await Expect(changed.Locator("del")).ToHaveTextAsync(secretary.Loc["Texts.WordsRemoved"] + "ອຸດສາຫະກຳ");
        await Expect(changed.Locator("ins")).ToHaveTextAsync(secretary.Loc["Texts.WordsAdded"] + "ການຄ້າ");
    }

    [Fact]
    public async Task Two_who_are_at_the_desk_at_once_share_the_texts_out_and_lose_nothing()
    {
        await using var first = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await using var second = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        var (one, other) = (new Desk(first), new Desk(second));
        await one.OpenAsync(Plan, Language.En);
        var taken = (await one.SourceAsync())!;
        await other.OpenAsync(Plan, Language.En);
        await Expect(other.Source).Not.ToHaveTextAsync(taken);
        var free = (await other.SourceAsync())!;
        await Expect(other.Item(Beginning(taken)).Locator(".desk-taken")).ToContainTextAsync(await NameAsync(first));
        await Expect(one.Item(Beginning(free)).Locator(".desk-taken")).ToContainTextAsync(await NameAsync(second));

        // Both insist on the same text: who saves later is told, and keeps their own words.
        await other.Item(Beginning(taken)).ClickAsync();
        await Expect(other.Editor.Locator(".message.warn")).ToContainTextAsync(await NameAsync(first));
        await Expect(one.Editor.Locator(".message.warn")).ToContainTextAsync(await NameAsync(second));
        await other.Rendering.FillAsync("The second one's words");
        await one.Rendering.FillAsync("The first one's words");
        await one.SaveAsync();
        await other.Rendering.PressAsync("Control+Enter");
        await Expect(other.Editor.Locator(".conflict")).ToContainTextAsync(await NameAsync(first));
        await Expect(other.Editor.Locator(".conflict")).ToContainTextAsync("The first one's words");
        await Expect(other.Rendering).ToHaveValueAsync("The second one's words");
        await second.ClickAsync("PlanEdit.SaveMine");
        await Expect(other.Source).Not.ToHaveTextAsync(taken);

        // What one saves is done at the other's without a reload.
        await Expect(one.Source).ToHaveTextAsync(free);
        await Expect(other.Item(Beginning(free)).Locator(".desk-done")).ToHaveCountAsync(0);
        await one.Rendering.FillAsync("Rendered by the first one");
        await one.SaveAsync();
        await Expect(other.Item(Beginning(free)).Locator(".desk-done")).ToBeVisibleAsync();

        await one.OpenAsync(Plan, Language.En, "all");
        await one.Item(Beginning(taken)).ClickAsync();
        await Expect(one.Rendering).ToHaveValueAsync("The second one's words");
    }

    /// <summary>As much of a text as the list shows of every one.</summary>
    private static string Beginning(string text) => text[..Math.Min(text.Length, 40)];

    private static async Task<string> NameAsync(Visitor visitor) => await visitor.Page.Locator(".account-name").InnerTextAsync();

    private static async Task RetypeAsync(IKeyboard keys, string words)
    {
        await keys.PressAsync("Control+a");
        await keys.InsertTextAsync(words);
    }

    private static async Task ReviseTitleAsync(Visitor secretary, string task, Language language, string words)
    {
        await secretary.GoAsync($"{Plan}/tasks/{task}/edit");
        await secretary.Words("Title", language).FillAsync(words);
        await secretary.SaveAsync();
        await secretary.ArrivesAsync($"{Plan}/tasks/{task}");
    }
}
