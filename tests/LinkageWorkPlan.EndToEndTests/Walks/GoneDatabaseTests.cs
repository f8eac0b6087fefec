using System.Net;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>PostgreSQL is gone for a while: it is said where people look, nothing typed is lost, and nobody has to start the program again.</summary>
[Collection(Walking.Name)]
public class GoneDatabaseTests(World world)
{
    private const string Vietnamese = "đối thoại chính sách";
    private const string Lao = "ການສົນທະນານະໂຍບາຍ";

    [Fact]
    public async Task Whoever_saves_meanwhile_is_told_and_the_same_click_saves_once_it_is_back()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var line = new Wire(database.Address);
        await using var app = await AppProcess.StartAsync(database.Over(line));
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam, app);
        await secretary.GoToFormAsync("/glossary/new");
        await secretary.Words("Words", Language.Vi).FillAsync(Vietnamese);
        await secretary.Words("Words", Language.Lo).FillAsync(Lao);

        line.Cut();
        await secretary.SaveAsync();
        await Expect(secretary.Page.Locator("main [role=alert]").First).ToContainTextAsync(secretary.Loc[Rules.Busy], new() { Timeout = 60_000 });
        await Expect(secretary.Words("Words", Language.Vi)).ToHaveValueAsync(Vietnamese);
        using var client = new HttpClient { BaseAddress = new Uri(app.Address) };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);

        line.Repair();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await client.GetAsync("/health/ready", patience.Token)).StatusCode != HttpStatusCode.OK)
        {
            // Each answer comes after the database was asked.
        }

        await Expect(secretary.Words("Words", Language.Lo)).ToHaveValueAsync(Lao);
        await secretary.SaveAsync();
        try
        {
            await Expect(secretary.Page.Locator("h1")).ToHaveTextAsync(Vietnamese);
        }
        catch (PlaywrightException refused)
        {
            throw new InvalidOperationException($"It was not saved. The page says:\n{await secretary.Page.InnerTextAsync("main")}\nThe program said:\n{app.Said}", refused);
        }

        await secretary.GoAsync("/glossary?q=" + Uri.EscapeDataString(Vietnamese));
        await secretary.SeesAsync(Lao);
    }
}
