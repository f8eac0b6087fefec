using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Indicators;

namespace LinkageWorkPlan.IntegrationTests.Indicators;

public class RecordIndicatorResultTests
{
    [Theory, EachDatabase]
    public async Task A_figure_is_added_and_those_that_contradict_it_stay(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var before = await RowAsync();
        await host.SendAs(secretary, new RecordIndicatorResult.Command(before.Id, Figure(TestHost.DemoToday, 1.6m)));
        var after = await RowAsync();
        Assert.Equal(before.Results.Count + 1, after.Results.Count);
        Assert.Equal((1.6m, TestHost.DemoToday), (after.Results[0].Value, after.Results[0].AsOf));
        Assert.True(after.Baselines.Count > 1);

        async Task<ListIndicators.Row> RowAsync() => (await host.SendAs(secretary, new ListIndicators.Query("2026-2027"))).Rows.Single(each => each.Code == "I1");
    }

    [Theory, EachDatabase]
    public async Task A_figure_of_tomorrow_or_without_a_source_is_refused(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var row = (await host.SendAs(secretary, new ListIndicators.Query("2026-2027"))).Rows[0];
        Assert.Equal(
            [Rules.Required, Rules.Required, Rules.Required],
            (await host.RefusedAsync(secretary, new RecordIndicatorResult.Command(row.Id, new IndicatorForm(null, null, TextWords.None, TextWords.None)))).Select(each => each.Rule));
        Assert.Equal(
            Rules.ProgressInFuture,
            await host.RefusalAsync(secretary, new RecordIndicatorResult.Command(row.Id, Figure(TestHost.DemoToday.AddDays(1), 1))));
        var draft = (await host.SendAs(secretary, new ListIndicators.Query("2028"))).Rows[0];
        Assert.Equal(Rules.PlanNotAdopted, await host.RefusalAsync(secretary, new RecordIndicatorResult.Command(draft.Id, Figure(TestHost.DemoToday, 1))));
    }

    private static IndicatorForm Figure(DateOnly on, decimal value) => new(on, value, new TextWords("Hải quan", null, null), TextWords.None);
}
