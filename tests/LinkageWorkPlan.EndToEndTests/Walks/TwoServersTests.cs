using System.Diagnostics;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.EndToEndTests.Browser;
using LinkageWorkPlan.Web.Features.Seeding;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace LinkageWorkPlan.EndToEndTests.Walks;

/// <summary>Two servers on one PostgreSQL behind one address: one of them ends while somebody works at it.</summary>
[Collection(Walking.Name)]
public class TwoServersTests(World world, ITestOutputHelper output)
{
    private const string Typed = "Hội chợ công nghiệp hỗ trợ hai nước năm 2028";
    private const string Note = "Địa điểm sẽ thống nhất với phía Lào";

    [Fact]
    public async Task Whoever_works_at_a_server_that_is_killed_goes_on_at_the_other_and_nothing_typed_is_lost()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var first = await AppProcess.StartAsync(database.Settings);
        await using var second = await AppProcess.StartAsync(database.Settings);
        await using var proxy = new Wire(first.Address);
        await using var secretary = await SecretaryAsync(first, proxy);

        // Into the main job: a task is saved, and another look at it is being typed.
        await PlanWalk.AddTaskAsync(secretary);
        await secretary.GoToFormAsync($"/plans/{PlanWalk.Code}/tasks/C2/edit");
        await secretary.Words("Title", Language.Vi).FillAsync(Typed);
        await secretary.TypeAsync("Weight", "35");
        await secretary.Words("Milestone-1-Title", Language.Vi).FillAsync(Note);
        proxy.Lead(second.Address);
        await first.EndAsync();
        var watch = Stopwatch.StartNew();

        // Nobody touches the page: it finds the other server by itself.
        await Expect(secretary.Page.Locator(".frame[data-page=interactive]")).ToHaveCountAsync(1);
        await Expect(secretary.Page.Locator(".draft-fields li")).Not.ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Expect(secretary.Words("Title", Language.Vi)).ToHaveValueAsync(Typed);
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s from the kill until the form was there again with what was typed");
        await Expect(secretary.Named("Weight")).ToHaveValueAsync("35");
        await Expect(secretary.Words("Milestone-1-Title", Language.Vi)).ToHaveValueAsync(Note);
        await secretary.SaveAsync();
        await secretary.ArrivesAsync($"/plans/{PlanWalk.Code}/tasks/C2");
        await secretary.SeesAsync(Typed);
        await secretary.SeesAsync(Note);

        // And the job goes on, with the sign-in of before.
        await PlanWalk.EditAsync(secretary, "C2", () => secretary.TypeAsync("Weight", "40"));
        await PlanWalk.CompleteAndAskForReviewAsync(secretary);
    }

    [Fact]
    public async Task Open_pages_say_that_their_server_is_being_restarted_and_go_on_at_the_other()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var first = await AppProcess.StartAsync([.. database.Settings, ("Shutdown:DrainSeconds", "5")]);
        await using var second = await AppProcess.StartAsync(database.Settings);
        await using var proxy = new Wire(first.Address);
        await using var secretary = await SecretaryAsync(first, proxy);
        await secretary.GoToFormAsync($"/plans/{PlanWalk.Code}/tasks/new?pillar=C");
        await secretary.Words("Title", Language.Vi).FillAsync(Typed);
        await Expect(secretary.Page.Locator(".reconnect-soon")).ToBeHiddenAsync();

        using (var ask = Process.Start("kill", ["-TERM", first.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await ask.WaitForExitAsync();
        }

        await Expect(secretary.Page.Locator(".reconnect-soon")).ToHaveTextAsync(secretary.Loc["Shared.Restarting"]);
        await Expect(secretary.Page.Locator(".reconnect-soon")).ToBeVisibleAsync();
        proxy.Lead(second.Address);
        await Expect(secretary.Page.Locator(".draft-fields li")).Not.ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Expect(secretary.Words("Title", Language.Vi)).ToHaveValueAsync(Typed);
    }

    private async Task<Visitor> SecretaryAsync(AppProcess app, Wire proxy)
    {
        var secretary = await world.NobodyAsync(app, address: proxy.Address);
        await secretary.SignInAsync(DemoAccounts.All.Single(each => each is { Role: Role.Secretary, Side: Side.Vietnam }).Email);
        return secretary;
    }
}
