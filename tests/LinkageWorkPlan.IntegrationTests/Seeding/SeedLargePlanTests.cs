using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Reports;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.IntegrationTests.Seeding;

public sealed class SeedLargePlanTests
{
    [Theory, EachDatabase]
    public async Task A_plan_for_measurements_has_its_tasks_and_a_report(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        Assert.Equal("BIG-20", await host.SendAs(CurrentUser.System, new SeedLargePlan.Command(20)));

        var content = await host.SendAs(CurrentUser.System, new BuildReportContent.Query("BIG-20", "2026-H1"));
        Assert.Equal(20, content.Tasks.Count);
        Assert.Equal(Rules.PlanCodeTaken, await host.RefusalAsync(CurrentUser.System, new SeedLargePlan.Command(20)));
    }
}
