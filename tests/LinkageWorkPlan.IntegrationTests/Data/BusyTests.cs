using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.IntegrationTests.Approvals;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Layout.Drafts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Data;

public class BusyTests
{
    [Theory, EachDatabase]
    public async Task While_another_program_holds_the_database_every_change_is_refused_as_busy_and_later_goes_through(Database database)
    {
        await using var desk = await SigningDesk.OpenAsync(database);
        var round = await desk.AskAsync();
        var sign = new SignRound.Command(round.Id, round.Fingerprint, SigningDesk.Password);
        var drop = new DropDraft.Command("task:1");
        await using (await HeldDatabase.HoldAsync(desk.Host))
        {
            Assert.All(
                await Task.WhenAll(
                    RefusalAsync(desk, desk.Chairs[Side.Laos], sign),
                    RefusalAsync(desk, desk.Chairs[Side.Vietnam], sign with { Password = "không phải mật khẩu này" }),
                    RefusalAsync(desk, desk.Secretary, drop)),
                rule => Assert.Equal(Rules.Busy, rule));
        }

        Assert.Empty((await desk.OpenRoundAsync()).Signatures);
        Assert.Equal(0, await desk.Host.Db(db => db.SignInLimits.CountAsync()));
        Assert.False(await desk.SignAsync(round, Side.Laos));
        await desk.Host.SendAs(desk.Secretary, drop);
    }

    /// <summary>The driver of SQLite waits on its thread.</summary>
    private static Task<string> RefusalAsync<TResult>(SigningDesk desk, CurrentUser user, IRequest<TResult> request) => Task.Run(() => desk.Host.RefusalAsync(user, request));
}
