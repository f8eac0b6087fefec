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
