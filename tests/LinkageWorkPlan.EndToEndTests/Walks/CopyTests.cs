using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Data.Copies;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>A side's read-only copy: its people sign in and read all of it, and nothing offers to change something.</summary>
[Collection(Walking.Name)]
public class CopyTests(World world)
{
    [Fact]
    public async Task Its_people_read_all_of_it_and_nothing_offers_a_change()
    {
        await using var app = await AppProcess.StartAsync();
        await app.ArrangeAsync(people => people.Db(db =>
        {
            db.CopyMarks.Add(new CopyMark { Side = Side.Laos, MadeAt = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc), TakenAt = new DateTime(2026, 6, 1, 1, 0, 0, DateTimeKind.Utc) });
            return db.SaveChangesAsync();
        }));
        await app.RestartAsync();

        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Laos, app);
        await secretary.GoAsync("/plans/2028");
        await Expect(secretary.Page.Locator(".copy-banner")).ToContainTextAsync(secretary.Loc["Copies.Banner", Side.Laos]);
        await Expect(secretary.Page.Locator("[data-live=list] a[href*='/tasks/']").First).ToBeVisibleAsync();
        await Expect(secretary.Page.Locator("[data-grid], a[href='/plans/2028/edit']")).ToHaveCountAsync(0);

        foreach (var form in (string[])["/plans/2028/tasks/B1/edit", "/glossary/new", "/plans/2026-2027/tasks/B2/progress", "/notifications/mails"])
        {
            await secretary.GoAsync(form);
            await Expect(secretary.Page.Locator("main fieldset.whole :is(input, textarea, select):not([type=hidden])").First).ToBeDisabledAsync();
            await Expect(secretary.Page.Locator("main fieldset.whole :is(input, textarea, select, button):enabled, [data-key=save]")).ToHaveCountAsync(0);
        }

        // What only reads is done, and so is what lets people in.
        await using var administrator = await world.VisitorAsync(Role.Administrator, Side.Laos, app);
        await administrator.GoAsync("/settings/status");
        await administrator.ClickAsync("Status.Again");
        await Expect(administrator.Page.Locator("main .refused")).ToHaveCountAsync(0);
        await administrator.GoAsync("/settings/accounts");
        await administrator.Page.Locator("main a", new() { HasText = "secretary.la@demo.lwp" }).Or(administrator.Page.Locator("main tr", new() { HasText = "secretary.la@demo.lwp" }).Locator("a")).First.ClickAsync();
        await administrator.InteractiveAsync();
        await Expect(administrator.Button("Settings.EndSessions")).ToBeEnabledAsync();
        await Expect(administrator.Button("Settings.Disable")).ToHaveCountAsync(0);
    }
}
