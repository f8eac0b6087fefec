using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>The order of a draft's pillars, which that of its tasks follows.</summary>
public sealed class PillarOrderTests
{
    [Theory, EachDatabase]
    public async Task A_pillar_goes_before_the_one_above_it_with_its_tasks(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new AddPillar.Command(desk.PlanId, "B", PlanDesk.Words("Thương mại", "ການຄ້າ")));
        await desk.AddAsync(desk.Form("A1", 50));
        await desk.AddAsync(desk.Form("B1", 50) with { PillarCode = "B" });
        await desk.SendAsync(new MovePillar.Command(desk.PlanId, "B"));
        Assert.Equal(["B1", "A1"], await CodesAsync());

        // The first stays where it is.
        await desk.SendAsync(new MovePillar.Command(desk.PlanId, "B"));
        Assert.Equal(["B1", "A1"], await CodesAsync());

        async Task<IEnumerable<string>> CodesAsync() => (await desk.SendAsync(new ListTasks.Query(PlanDesk.Code, PlanFilter.None))).Rows.Select(each => each.Code);
    }
}
