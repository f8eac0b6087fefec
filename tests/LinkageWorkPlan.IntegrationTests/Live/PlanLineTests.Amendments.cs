using System.Diagnostics;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Live;

/// <summary>What an open page hears of an amendment.</summary>
public sealed partial class PlanLineTests
{
    /// <summary>From the save in the form on one server to the rows that the open grid on another one reads.</summary>
    [Theory, EachDatabase]
    public async Task What_a_colleague_writes_into_an_amendment_is_in_its_open_grid_within_a_second(Database database)
    {
        await using var amended = await AmendmentDesk.OpenAsync(database, tasks: 3);
        await amended.ProposeAsync();
        var desk = amended.Plan;
        await using var first = await PagesHost.StartAsync(desk.Host);
        await using var second = database == Database.Postgres ? await PagesHost.StartAsync(desk.Host) : null;
        var (browser, _) = await SignInAsync(desk, first, Role.Secretary);
        var other = await SignInAsync(desk, second ?? first, Role.Secretary, Side.Laos);
        using var open = browser;
        using var theirs = other.Browser;
        var page = await browser.ReadAsync("/plans/2026/amendments/1/edit");
        Assert.Contains("data-live-plan=\"2026\"", page, StringComparison.Ordinal);
        using var line = await LiveLine.OpenAsync(browser, PlanDesk.Code);
        await line.PeopleAsync();
        using (await LiveLine.OpenAsync(theirs, PlanDesk.Code, edits: "A2"))
        {
            Assert.Equal("A2", (await line.PeopleAsync(other.User.Name)).GetProperty("people")[0].GetProperty("edits").GetString());
        }

        var editor = await desk.SendAsync(new GetAmendmentEditor.Query(PlanDesk.Code, 1, "A2"));
        await (second ?? first).Services.GetRequiredService<Dispatcher>().SendAs(
            other.User, new AmendTask.Command(editor.AmendmentId, "A2", TaskForm.Of(editor.Task.Saved) with { End = new(2026, 9, 30) }, TextWords.None, editor.Version));
        var saved = Stopwatch.GetTimestamp();
        var said = (await line.NextAsync("changed")).GetProperty("changes")[0];
        Assert.Equal(("Amendment", editor.AmendmentId, false), (said.GetProperty("kind").GetString(), said.GetProperty("id").GetGuid(), said.GetProperty("isOwn").GetBoolean()));
        var (_, rows) = await browser.AskAsync("/plans/2026/amendments/1/grid?amended=true&columns=Code,End");
        Assert.Equal(["A2", "30/09/2026"], JsonDocument.Parse(rows).RootElement.EnumerateArray().Single().GetProperty("cells").EnumerateArray().Select(each => each.GetString()));
        Assert.InRange(Stopwatch.GetElapsedTime(saved), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }
}
