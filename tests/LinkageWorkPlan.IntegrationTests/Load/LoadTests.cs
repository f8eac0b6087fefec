using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Load;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Load;

/// <summary>What <c>scripts/bench.sh --only load</c> measures with, for a few seconds: its people are served as browsers are.</summary>
public sealed class LoadTests
{
    private const int Tasks = 40;

    [Fact]
    public async Task Ten_people_read_and_record_progress_and_hear_of_it_without_an_error()
    {
        await using var host = await TestHost.StartWithDemoAsync(Database.Sqlite);
        var plan = await host.SendAs(CurrentUser.System, new SeedLargePlan.Command(Tasks));
        var recorded = await host.Db(db => db.Progress.CountAsync());
        await using var pages = await PagesHost.StartAsync(host);
        var log = pages.Log();
        string[] readers = ["cochair.vn@demo.lwp", "owner.la@demo.lwp", "observer.vn@demo.lwp"];
        var asked = new Arguments(pages.Address, plan, Tasks, People: 10, TimeSpan.FromSeconds(6), IsSoak: false, Process: Environment.ProcessId, Token: "", readers, ["secretary.vn@demo.lwp", "secretary.la@demo.lwp"], DemoAccounts.Password);
        var crowd = new Crowd(asked, new Figures());
        await crowd.SignInAsync();
        await crowd.ArriveAsync(0, asked.People);
        crowd.Figures.IsCounting = true;
        await crowd.WorkAsync(asked.For);
        await crowd.LeaveAsync();

        Assert.Empty(crowd.Figures.Faults);
        Assert.Equal(crowd.Changes, await host.Db(db => db.Progress.CountAsync()) - recorded);
        Assert.InRange(crowd.Changes, 2, 7);
        Assert.Equal(crowd.Changes, crowd.Figures.Of("form saved").Length);
        Assert.True(crowd.Figures.Heard > 0);
        Assert.True(crowd.Figures.Rereads > 0);
        Assert.DoesNotContain(log.All, each => each.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }
}
