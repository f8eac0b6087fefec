using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Linkages;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.IntegrationTests.Indicators;

/// <summary>The register of linkages fills in an indicator's figure; what is recorded stays as it is.</summary>
public sealed class FeedIndicatorTests
{
    private const string Plan = "2026-2027";

    [Theory, EachDatabase]
    public async Task The_number_of_a_day_is_filled_in_and_a_recorded_figure_keeps_its_own(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var (secretary, other) = (await host.DemoUserAsync(Role.Secretary, Side.Vietnam), await host.DemoUserAsync(Role.Secretary, Side.Laos));
        var row = (await ListAsync()).Rows[0];
        Assert.Null(await CountAsync(row.Code));

        Assert.Equal(Rules.FeedStageEnded, await host.RefusalAsync(secretary, new FeedIndicator.Command(row.Id, new FeedChoice(LinkageCountOf.Linkages, LinkageStage.Ended), row.Version)));
        Assert.Equal(Rules.PilotSectorUnknown, await host.RefusalAsync(secretary, new FeedIndicator.Command(row.Id, new FeedChoice(LinkageCountOf.Linkages, Sector: "S99"), row.Version)));
        await host.SendAs(secretary, new FeedIndicator.Command(row.Id, new FeedChoice(LinkageCountOf.Linkages, LinkageStage.Agreement), row.Version));
        Assert.Equal(Rules.Conflict, await host.RefusalAsync(other, new FeedIndicator.Command(row.Id, new FeedChoice(), row.Version)));
        Assert.Equal(new LinkageFeed(LinkageCountOf.Linkages, LinkageStage.Agreement), (await ListAsync()).Rows[0].Feed);
        Assert.Equal(1, await CountAsync(row.Code));

        await using (var person = new PageDesk(host, secretary))
        {
            var page = person.Open<IndicatorsPage>($"/plans/{Plan}/indicators?record={row.Code}", ("PlanCode", Plan));
            page.WaitForAssertion(() => Assert.Contains(person.Loc["Indicators.Fed", TestHost.DemoToday, 1], page.Markup, StringComparison.Ordinal));
            Assert.Contains(Loc.In(Language.Lo)["Indicators.FedSource", TestHost.DemoToday, 1], page.Markup, StringComparison.Ordinal);
            Assert.Empty(page.FindAll("[name=TakeFed]"));
        }

        await host.SureAsync(secretary, new RecordIndicatorResult.Command(row.Id, new IndicatorForm(TestHost.DemoToday, 1, new TextWords("Danh bạ liên kết", "ທະບຽນ", "Register"), TextWords.None)));
        var linkage = (await host.SendAs(secretary, new GetLinkage.Query("L2"))).Row.Linkage;
        await host.SureAsync(secretary, new RecordStage.Command(linkage.Id, LinkageStage.Contract, TestHost.DemoToday, linkage.Version));
        Assert.Equal(2, await CountAsync(row.Code));
        Assert.Contains((await ListAsync()).Rows[0].Results, each => each.AsOf == TestHost.DemoToday && each.Value == 1);

        var now = (await ListAsync()).Rows[0];
        await host.SendAs(other, new FeedIndicator.Command(row.Id, new FeedChoice(), now.Version));
        Assert.Null(await CountAsync(row.Code));

        Task<ListIndicators.Model> ListAsync() => host.SendAs(secretary, new ListIndicators.Query(Plan));
        async Task<int?> CountAsync(string code) => (await host.SendAs(secretary, new GetFedFigure.Query(Plan, code, TestHost.DemoToday))).Count;
    }
}
