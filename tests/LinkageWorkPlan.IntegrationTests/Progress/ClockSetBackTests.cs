using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Data.Chain;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Progress;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Progress;

/// <summary>The machine's clock is set back while people record: what is said later still comes later.</summary>
public sealed class ClockSetBackTests
{
    private static readonly DateOnly Today = TestHost.DemoToday;
    private static readonly TimeSpan Back = TimeSpan.FromHours(-3);

    [Theory, EachDatabase]
    public async Task What_is_recorded_afterwards_for_the_same_day_stands(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        await RecordAsync(40, "Đã mời các bộ");
        desk.Host.Time.Advance(Back);
        await RecordAsync(60, "Đã ký biên bản");
        await RecordAsync(null, "Gửi thư cảm ơn");

        Assert.Equal(60, (await desk.Host.Db(db => db.Tasks.SingleAsync())).Percent);
        var told = await desk.Host.Db(db => db.Progress.OrderBy(each => each.SaidAt).ToListAsync());
        Assert.Equal([40, 60, null], told.Select(each => each.Percent));
        Assert.True(told[1].RecordedAt < told[0].RecordedAt);

        Task<Guid> RecordAsync(int? percent, string words) => desk.SendAsync(new RecordProgress.Command(task, new ProgressForm { EffectiveOn = Today, Percent = percent, Narrative = PlanDesk.Words(words) }, []));
    }

    [Theory, EachDatabase]
    public async Task The_figure_recorded_afterwards_for_the_same_day_stands(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var indicator = await host.Db(db => db.Indicators.AsNoTracking().OrderBy(each => each.Code).FirstAsync());
        await RecordAsync(10);
        host.Time.Advance(Back);
        await RecordAsync(12);

        var period = (await host.Db(db => db.Indicators.AsNoTracking().SingleAsync(each => each.Id == indicator.Id))).Periods.Single(each => each.AsOf == Today);
        Assert.Equal(12, period.Vietnam?.Value);

        Task<Guid> RecordAsync(decimal value) => host.SendAs(secretary, new RecordIndicatorResult.Command(indicator.Id, new IndicatorForm(Today, value, PlanDesk.Words("Thống kê"), TextWords.None, FigureOrigin.Vietnam)));
    }

    [Theory, EachDatabase]
    public async Task Under_load_nothing_acknowledged_is_lost_and_the_chain_is_whole(Database database)
    {
        await using var host = await TestHost.StartWithDemoAsync(database);
        var secretary = await host.DemoUserAsync(Role.Secretary, Side.Vietnam);
        var tasks = await host.Db(db => db.Tasks.AsNoTracking().Where(each => db.Plans.Any(plan => plan.Id == each.PlanId && plan.Code == "2026-2027") && each.DroppedOn == null).OrderBy(each => each.Code).Select(each => each.Id).Take(4).ToListAsync());
        var before = await host.Db(db => db.History.CountAsync(each => each.Action == nameof(RecordProgress)));
        var said = await Task.WhenAll(tasks.Select(WriteAsync));

        Assert.Equal(before + said.Sum(each => each.Count), await host.Db(db => db.History.CountAsync(each => each.Action == nameof(RecordProgress))));
        var kept = await host.Db(db => db.Progress.AsNoTracking().Select(each => each.Id).ToListAsync());
        Assert.Empty(said.SelectMany(each => each).Except(kept));
        Assert.Null((await host.Db(db => ChainWalk.RunAsync(db, [], CancellationToken.None))).Break);

        async Task<List<Guid>> WriteAsync(Guid task, int writer)
        {
            var ids = new List<Guid>();
            for (var time = 0; time < 10; time++)
            {
                if ((writer, time) == (0, 5))
                {
                    host.Time.Advance(Back);
                }

                ids.Add(await host.SendAs(secretary, new RecordProgress.Command(task, new ProgressForm { EffectiveOn = Today, Narrative = PlanDesk.Words($"Lần {time}") }, [])));
            }

            return ids;
        }
    }
}
