using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>What only a browser does at forms: presses, pastes and sends files. What forms themselves do stands in the integration tests (Pages).</summary>
[Collection(InTheBrowser.Name)]
public sealed class FormTests(World world, OwnApp own) : IClassFixture<OwnApp>
{
    private const string TaskPage = "/plans/2028/tasks/A1";
    private const int Megabyte = 1024 * 1024;

    /// <summary>What comes meanwhile, as the note that a draft was kept, must not move the button from under the pointer.</summary>
    [Fact]
    public async Task A_button_that_is_held_for_a_moment_is_pressed_though_the_page_has_news_of_what_was_typed()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await secretary.GoAsync("/plans/2028/tasks/A1/edit");
        await secretary.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await secretary.Words("Milestone-0-Title", Language.Vi).FillAsync("Họp toàn thể hai bên năm 2028");
        var save = secretary.Page.Locator("form[data-draft-ready] button[type=submit]").First;
        await save.ScrollIntoViewIfNeededAsync();
        var place = (await save.BoundingBoxAsync())!;
        await secretary.Page.Mouse.MoveAsync(place.X + (place.Width / 2), place.Y + (place.Height / 2));

        await secretary.Page.Mouse.DownAsync();
        await Expect(secretary.Page.Locator(".draft-note").First).Not.ToBeEmptyAsync();
        await secretary.Page.Mouse.UpAsync();

        await secretary.ArrivesAsync("/plans/2028/tasks/A1");
        await secretary.SeesAsync("Họp toàn thể hai bên năm 2028");
    }

    [Fact]
    public async Task A_list_that_is_pressed_before_its_script_is_there_opens_then()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        var pressed = new TaskCompletionSource();
        await secretary.Page.RouteAsync("**/Radzen.Blazor*.js", async route =>
        {
            await pressed.Task;
            await route.ContinueAsync();
        });
        await secretary.GoToFormAsync("/plans/2028/tasks/A1/edit");
        await secretary.Page.Locator("#f-Predecessors [data-until-scripted]").ClickAsync();
        pressed.SetResult();
        await Expect(secretary.Page.Locator(".rz-multiselect-panel")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_second_of_two_editors_of_a_task_sees_what_the_first_changed_and_keeps_its_own_text()
    {
        await using var first = await world.VisitorAsync(Role.Secretary, Side.Laos, own.App);
        await using var second = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await second.GoAsync($"{TaskPage}/edit");
        await first.GoToFormAsync($"{TaskPage}/edit");
        await first.TypeAsync("Weight", "35");
        await first.SaveAsync();
        await first.ArrivesAsync(TaskPage);

        await second.Words("Title", Language.Vi).FillAsync("Báo cáo định kỳ năm 2028");
        await second.SaveAsync();
        var notice = second.Page.Locator(".conflict");
        await Expect(notice).ToContainTextAsync("35");
        await Expect(notice).ToContainTextAsync(await NameAsync(first));
        await Expect(second.Words("Title", Language.Vi)).ToHaveValueAsync("Báo cáo định kỳ năm 2028");

        await second.ClickAsync("PlanEdit.SaveMine");
        await second.ArrivesAsync(TaskPage);
        await second.SeesAsync("Báo cáo định kỳ năm 2028");
        await second.SeesAsync("35%");
    }

    [Fact]
    public async Task A_text_far_over_the_limit_is_refused_and_stays_to_be_shortened()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, own.App);
        await secretary.GoAsync("/plans/2028/tasks/A1/edit");
        var pasted = string.Join(' ', Enumerable.Repeat("chữ", 25_000));
        await secretary.Words("Title", Language.Vi).EvaluateAsync("(area, pasted) => { area.value = pasted; area.dispatchEvent(new Event('input', { bubbles: true })); }", pasted);
        await secretary.SaveAsync();
        await Expect(secretary.Page.Locator("main .message.error")).ToContainTextAsync("300");
        await Expect(secretary.Words("Title", Language.Vi)).ToHaveValueAsync(pasted);

        await secretary.Words("Title", Language.Vi).FillAsync("Phiên họp toàn thể năm 2028");
        await secretary.SaveAsync();
        await secretary.ArrivesAsync("/plans/2028/tasks/A1");
        await secretary.SeesAsync("Phiên họp toàn thể năm 2028");
    }

    [Fact]
    public async Task A_large_file_arrives_and_one_over_the_limit_is_refused_before_it_is_sent()
    {
        await using var owner = await world.VisitorAsync(Role.Owner, Side.Vietnam, own.App);
        await owner.GoAsync("/plans/2026-2027/tasks/C1/progress");
        var field = owner.Page.Locator("#evidence-files");
        await Expect(field).ToBeEnabledAsync();
        using var folder = new TemporaryFolder();
        await field.SetInputFilesAsync(folder.Pdf("qua-lon.pdf", 26 * Megabyte));
        await Expect(owner.Page.Locator("main .message.error")).ToContainTextAsync("25");

        await field.SetInputFilesAsync(folder.Pdf("lon.pdf", 24 * Megabyte));
        await Expect(owner.Page.Locator(".edit-row")).ToContainTextAsync("lon.pdf", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
        await owner.Words("Narrative", Language.Vi).FillAsync("Có tệp lớn.");
        await owner.SaveAsync();
        await owner.ArrivesAsync("/plans/2026-2027/tasks/C1");
        await owner.SeesAsync("lon.pdf");
        var link = await owner.Page.Locator("main a[href^='/evidence/']", new PageLocatorOptions { HasText = "lon.pdf" }).First.GetAttributeAsync("href");
        var file = await owner.Page.Context.APIRequest.GetAsync(own.App.Address + link, new APIRequestContextOptions { Timeout = 60_000 });
        Assert.Equal(24 * Megabyte, (await file.BodyAsync()).Length);
    }

    private static async Task<string> NameAsync(Visitor visitor) => await visitor.Page.Locator(".account-name").InnerTextAsync();

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-files-");

        public string Pdf(string name, int size)
        {
            var bytes = new byte[size];
            "%PDF-1.4\n"u8.CopyTo(bytes);
            "\n%%EOF\n"u8.CopyTo(bytes.AsSpan(size - 7));
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, bytes);
            return path;
        }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
