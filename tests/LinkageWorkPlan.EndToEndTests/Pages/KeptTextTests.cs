using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Data.Sqlite;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Pages;

[Collection(InTheBrowser.Name)]
public class KeptTextTests(World world)
{
    private const string Owners = "/plans/2028/owners";

    /// <summary>A slow line: the page is there, and its form is not attached yet.</summary>
    [Fact]
    public async Task Cancel_is_taken_back_also_where_it_was_pressed_before_the_form_was_ready()
    {
        const string edit = "/plans/2028/tasks/A2/edit";
        await using var app = await AppProcess.StartAsync();
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app);
        await secretary.Page.RouteWebSocketAsync(new Regex("/_blazor"), socket =>
        {
            var (server, isHeld) = (socket.ConnectToServer(), false);
            server.OnMessage(frame =>
            {
                isHeld |= frame.Binary is { } bytes && bytes.AsSpan().IndexOf("attach"u8) >= 0;
                if (isHeld)
                {
                    return;
                }

                if (frame.Binary is { } passed)
                {
                    socket.Send(passed);
                }
                else
                {
                    socket.Send(frame.Text!);
                }
            });
        });
        await secretary.GoToFormAsync(edit);
        await secretary.Words("Outputs", Language.Vi).FillAsync("Kết quả chưa kịp giữ");
        await secretary.Page.Locator("[data-draft-cancel]").ClickAsync();
        await secretary.ArrivesAsync("/plans/2028/tasks/A2");
        await secretary.Page.UnrouteAllAsync();
        await Expect(secretary.Page.Locator("[data-undo-cancel]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_kept_text_that_cannot_be_dropped_is_no_failure_of_saving_and_does_not_come_back()
    {
        await using var app = await AppProcess.StartAsync();
        await using (var database = new SqliteConnection(app.Database))
        {
            await database.OpenAsync();
            await using var refuse = new SqliteCommand("CREATE TRIGGER NoDrop BEFORE UPDATE ON FormDrafts WHEN NEW.Content LIKE '{\"at\":\"\",%' BEGIN SELECT RAISE(ABORT, 'kept'); END", database);
            await refuse.ExecuteNonQueryAsync();
        }

        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app);
        await secretary.GoAsync(Owners);
        var name = secretary.Words("Name", Language.Vi);
        await name.FillAsync("Viện thử nghiệm mới");
        await Expect(secretary.Page.Locator("form[data-draft=owner-new] .draft-note")).Not.ToBeEmptyAsync();
        var replaced = secretary.Page.WaitForResponseAsync(answer => answer.Request.Method == "PUT" && answer.Request.PostData!.Contains("\"saved\":true", StringComparison.Ordinal));
        await secretary.Page.Locator("form[data-draft=owner-new] button[type=submit]").ClickAsync();
        await Expect(secretary.Page.Locator("main table, main ul").First).ToContainTextAsync("Viện thử nghiệm mới");
        Assert.Equal(204, (await replaced).Status);

        await using var elsewhere = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app);
        foreach (var visitor in new[] { secretary, elsewhere })
        {
            var asked = visitor.Page.WaitForResponseAsync(answer => answer.Request.Method == "GET" && answer.Url.EndsWith("/drafts/owner-new", StringComparison.Ordinal));
            await visitor.GoAsync(Owners);
            await (await asked).FinishedAsync();
            await Expect(visitor.Words("Name", Language.Vi)).ToHaveValueAsync(string.Empty);
            await Expect(visitor.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        }
    }
}
