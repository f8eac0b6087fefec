using LinkageWorkPlan.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>Pages that look again by themselves wait for each other, and nobody waits for them.</summary>
public sealed class LookTurnsTests
{
    [Fact]
    public async Task A_second_look_waits_for_the_first_and_a_person_for_neither()
    {
        var (entered, goesOn) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        await using var app = builder.Build();
        app.UseLookTurns(most: 1);
        app.MapGet("/slow", async () =>
        {
            entered.Release();
            await goesOn.WaitAsync();
        });
        app.MapGet("/quick", () => "there");
        await app.StartAsync();
        using var person = app.GetTestClient();
        using var page = app.GetTestClient();
        page.DefaultRequestHeaders.Add("x-lwp-live", "1");

        var first = page.GetAsync("/slow");
        await entered.WaitAsync();
        var second = page.GetAsync("/quick");
        using var gone = new CancellationTokenSource();
        var third = page.GetAsync("/quick", gone.Token);
        Assert.Equal("there", await person.GetStringAsync("/quick"));
        Assert.False(second.IsCompleted);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        goesOn.Release();
        await first;
        Assert.Equal("there", await (await second).Content.ReadAsStringAsync());
        Assert.Equal("there", await page.GetStringAsync("/quick"));
    }
}
