using Bunit;
using LinkageWorkPlan.IntegrationTests.Data;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>Marks of milestones in the rows of a plan's list.</summary>
public sealed class RowDotsTests
{
    [Theory, EachDatabase]
    public async Task Rows_show_how_their_milestones_stand_and_more_rows_ask_no_more(Database database)
    {
        var counted = new CountedReads();
        await using var desk = await PlanDesk.OpenAsync(database, counted.Changes);
        MilestoneForm Milestone(string code, DateOnly? planned) => new() { Code = code, Title = PlanDesk.Words("Mốc", "ຂີດໝາຍ"), Planned = planned };
        await desk.AddAsync(desk.Form() with { Milestones = [Milestone("A1.10", new(2026, 5, 31)), Milestone("A1.2", new(2026, 3, 31)), Milestone("A1.1", new(2026, 8, 31))] });
        await desk.AddAsync(desk.Form("A2", 1) with { Milestones = [] });
        desk.Host.Time.GoTo(new DateOnly(2026, 5, 1));
        Task<ListTasks.Result> ListAsync() => desk.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None));
        await ListAsync();
        var rows = (await ListAsync()).Rows;
        Assert.Equal([MilestoneStanding.Planned, MilestoneStanding.Late, MilestoneStanding.Planned], rows[0].Milestones);
        Assert.Empty(rows[1].Milestones);
        var two = await counted.DuringAsync(ListAsync);
        for (var number = 3; number < 15; number++)
        {
            await desk.AddAsync(desk.Form($"A{number}", 1) with { Milestones = [.. Enumerable.Range(1, 12).Select(each => Milestone($"A{number}.{each}", new(2026, 4, 1)))] });
        }

        await ListAsync();
        Assert.Equal(two, await counted.DuringAsync(ListAsync));

        // By shape and words, not by colour alone; many are counted.
        await using var page = new PageDesk(desk.Host, desk.Secretary);
        var list = page.Open<PlanPage>($"/plans/{PlanDesk.Code}?view=list", ("Code", PlanDesk.Code));
        var marks = list.FindAll(".row-dots");
        Assert.Equal("◇▲◇", marks[0].TextContent);
        Assert.Equal($"{page.Loc["PlanView.Milestone.Planned"]}: 2, {page.Loc["PlanView.Milestone.Late"]}: 1".Split(", ").Order(), marks[0].GetAttribute("aria-label")!.Split(", ").Order());
        Assert.Equal("▲12", marks[1].TextContent);
    }
}
