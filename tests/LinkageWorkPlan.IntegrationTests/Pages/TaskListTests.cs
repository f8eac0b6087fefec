using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Plans.Reading;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>A plan's list as it is drawn.</summary>
public class TaskListTests
{
    /// <summary>What others save replaces a heading by its key (wwwroot/js/live-rows.js): each has one, unlike all others and all tasks.</summary>
    [Fact]
    public async Task Headings_of_all_groups_follow_what_others_save()
    {
        await using var desk = await PlanDesk.OpenAsync(Database.Sqlite);
        await desk.AddAsync(desk.Form("A1", 1));
        await desk.AddAsync(desk.Form("A2", 1) with { Lead = Side.Laos, Counterpart = Side.Vietnam, End = new(2026, 7, 1), Owners = [desk.LaoOwner] });
        await desk.AddAsync(desk.Form("A3", 1) with { Owners = [], Lead = null, Counterpart = null, End = null });
        using var page = new PageDesk(desk.Host, desk.Secretary);
        foreach (var group in Enum.GetValues<PlanGroup>())
        {
            var address = new PlanAddress(PlanDesk.Code, PlanView.List, PlanFilter.None) { Group = group };
            var list = page.Render<TaskList>(given => given.Add(each => each.Shown, desk.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None, Group: group)).GetAwaiter().GetResult()).Add(each => each.Address, address));
            var headings = list.FindAll("tr.pillar");
            Assert.Equal(group is PlanGroup.Pillar or PlanGroup.Sector ? 1 : 3, headings.Count);
            Assert.All(headings, each => Assert.NotEmpty(each.GetAttribute("data-live-row") ?? string.Empty));
            Assert.Equal(headings.Count + 3, list.FindAll("[data-live-row]").Select(each => each.GetAttribute("data-live-row")).Distinct().Count());
        }
    }
}
