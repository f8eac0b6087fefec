using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Seeding;
using LinkageWorkPlan.Web.Features.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Seeding;

public sealed class SeedLargePlanTests
{
    [Theory, EachDatabase]
    public async Task A_plan_for_measurements_has_its_tasks_and_a_report(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        Assert.Equal("BIG-20", await host.SendAs(CurrentUser.System, new SeedLargePlan.Command(20)));

        var content = await host.SendAs(CurrentUser.System, new GetReportContent.Query("BIG-20", "2026-H1"));
        Assert.Equal(20, content.Tasks.Count);
        Assert.Equal(Rules.PlanCodeTaken, await host.RefusalAsync(CurrentUser.System, new SeedLargePlan.Command(20)));
    }

    [Theory, EachDatabase]
    public async Task A_draft_for_measurements_has_missing_and_stale_texts(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        await host.SendAs(CurrentUser.System, new SeedLargePlan.Command(20, IsDraft: true));

        var open = await host.SendAs(await host.DemoUserAsync(Role.Secretary, Side.Laos), new ListTexts.Query(new TextScope("BIG-20"), Language.Lo, TextFilter.Open, 1));
        Assert.Equal(PlanState.Draft, open.State);
        Assert.Equal([RenderingState.Missing, RenderingState.Stale], open.Rows.Select(row => row.Text.StateOf(Language.Lo)).Distinct().Order());
        Assert.Equal(3 * 20, open.Count);
    }

    [Fact]
    public async Task PostgreSQL_knows_at_once_how_many_rows_a_large_plan_brought()
    {
        await using var host = await TestHost.StartAsync(Database.Postgres);
        await host.SendAs(CurrentUser.System, new SeedLargePlan.Command(500, IsDraft: true));
        var counted = await host.Db(db => db.Database.SqlQuery<float>($"SELECT reltuples AS \"Value\" FROM pg_class WHERE relname = 'TextEntries'").SingleAsync());
        Assert.Equal(await host.Db(db => db.TextEntries.CountAsync()), (int)counted);
    }
}
