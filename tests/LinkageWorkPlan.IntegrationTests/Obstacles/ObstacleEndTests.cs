using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Web.Features.Obstacles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Obstacles;

/// <summary>An end that did not hold, and what was entered by mistake.</summary>
public sealed class ObstacleEndTests
{
    private static readonly DateOnly Closed = new(2026, 6, 1);

    [Theory, EachDatabase]
    public async Task A_closed_one_is_opened_again_and_each_report_knows_it_as_it_stood(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var code = await ObstacleTests.OpenAsync(desk, "A1", ObstacleTests.Form);
        Assert.Equal(Rules.ObstacleNotClosed, await RefusalAsync(desk, new ReopenObstacle.Command((await FindAsync(desk, code)).Id, Closed, "Chưa xong", (await FindAsync(desk, code)).Version)));
        await ObstacleTests.CloseAsync(desk, code, Closed);
        var closed = await FindAsync(desk, code);
        var reopening = new ReopenObstacle.Command(closed.Id, new(2026, 6, 10), "Lại mất kết nối", closed.Version);
        Assert.Equal(Rules.Required, await RefusalAsync(desk, reopening with { Why = " " }));
        Assert.Equal(Rules.ObstacleReopenDay, await RefusalAsync(desk, reopening with { ReopenedOn = Closed.AddDays(-1) }));
        Assert.Equal(Rules.ProgressInFuture, await RefusalAsync(desk, reopening with { ReopenedOn = TestHost.DemoToday.AddDays(1) }));
        await desk.Host.SendAs(desk.Secretary, reopening);
        Assert.Equal(Rules.Conflict, await RefusalAsync(desk, reopening));

        var open = await FindAsync(desk, code);
        Assert.Equal((ObstacleState.Open, null, true), (open.State, open.ClosedOn, open.Result.IsEmpty));
        var former = Assert.Single(open.FormerEnds);
        Assert.Equal((Closed, "Đã nối", new DateOnly(2026, 6, 10), "Lại mất kết nối", desk.Secretary.Name), (former.On, former.Result.Vi!.Text, former.ReopenedOn, former.Reason, former.ByName));
        Assert.Equal(
            ("Lại mất kết nối", nameof(ReopenObstacle)), await desk.Host.Db(async db => (await db.History.Where(each => each.SubjectId == open.Id).OrderByDescending(each => each.Id).Select(each => new { each.Reason, each.Action }).FirstAsync()) is var last ? (last.Reason!, last.Action) : default));

        // Before, between and after: reports of three cut-offs.
        Assert.Equal((code, (DateOnly?)null), Only(await ObstacleTests.ReportAsync(desk, "S1", new(2026, 3, 1), Closed.AddDays(-1))));
        Assert.Equal((code, Closed), Only(await ObstacleTests.ReportAsync(desk, "S2", new(2026, 3, 1), new(2026, 6, 9))));
        Assert.Equal((code, (DateOnly?)null), Only(await ObstacleTests.ReportAsync(desk, "S3", new(2026, 3, 1), new(2026, 6, 10))));
        Assert.Equal(Rules.ObstacleCloseDay, (await Assert.ThrowsAsync<RuleException>(() => ObstacleTests.CloseAsync(desk, code, new(2026, 6, 9)))).Broken[0].Rule);
        await ObstacleTests.CloseAsync(desk, code, new(2026, 6, 11));
        Assert.Equal((code, new DateOnly(2026, 6, 11)), Only(await ObstacleTests.ReportAsync(desk, "S4", new(2026, 3, 1), new(2026, 6, 12))));
    }

    [Theory, EachDatabase]
    public async Task What_an_issued_report_shows_as_closed_is_open_again_after_its_cut_off(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var code = await ObstacleTests.OpenAsync(desk, "A1", ObstacleTests.Form);
        await ObstacleTests.CloseAsync(desk, code, Closed);
        var cutOff = (await desk.ContentAsync()).CutOff;
        await desk.IssueAsync();
        var closed = await FindAsync(desk, code);
        var reopening = new ReopenObstacle.Command(closed.Id, Closed, "Thực ra chưa xong", closed.Version);
        var refused = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, reopening));
        Assert.Equal((Rules.ObstacleShownClosed, nameof(FormerEnd.ReopenedOn)), (refused.Rule, refused.Subject));
        await desk.Host.SendAs(desk.Secretary, reopening with { ReopenedOn = cutOff.AddDays(1) });
        Assert.Equal((code, (DateOnly?)null), Only(await ObstacleTests.ReportAsync(desk, "S1", cutOff.AddDays(1), TestHost.DemoToday)));
    }

    [Theory, EachDatabase]
    public async Task What_was_entered_by_mistake_is_kept_with_its_reason_and_in_no_report_to_come(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var issued = await ObstacleTests.OpenAsync(desk, "A1", ObstacleTests.Form);
        await desk.IssueAsync();
        var other = await ObstacleTests.OpenAsync(desk, null, ObstacleTests.Form);
        await ObstacleTests.CloseAsync(desk, other, Closed);
        foreach (var code in new[] { issued, other })
        {
            var mistaken = await FindAsync(desk, code);
            Assert.Equal(Rules.Required, await RefusalAsync(desk, new WithdrawObstacle.Command(mistaken.Id, string.Empty, mistaken.Version)));
            await desk.Host.SendAs(desk.Secretary, new WithdrawObstacle.Command(mistaken.Id, "Nhầm kế hoạch", mistaken.Version));
        }

        var withdrawn = await FindAsync(desk, issued);
        Assert.Equal((ObstacleState.Withdrawn, "Nhầm kế hoạch", desk.Secretary.Name), (withdrawn.State, withdrawn.WithdrawnBecause, withdrawn.WithdrawnByName));
        Assert.Equal(Rules.ObstacleWithdrawn, await RefusalAsync(desk, new WithdrawObstacle.Command(withdrawn.Id, "Lại", withdrawn.Version)));
        Assert.Equal(Rules.ObstacleWithdrawn, await RefusalAsync(desk, new ReviseObstacle.Command(withdrawn.Id, ObstacleForm.Of(withdrawn), withdrawn.Version)));
        Assert.Equal("Nhầm kế hoạch", await desk.Host.Db(db => db.History.Where(each => each.SubjectId == withdrawn.Id).OrderByDescending(each => each.Id).Select(each => each.Reason).FirstAsync()));

        // The issue stays as it was signed; the next report never had them, and nobody finds or translates a mistake.
        Assert.Equal([issued], (await desk.ContentAsync()).Obstacles.Select(each => each.Code));
        Assert.Empty((await ObstacleTests.ReportAsync(desk, "S1", new(2026, 3, 1), TestHost.DemoToday)).Obstacles);
        Assert.Equal(0, await desk.Host.Db(db => db.TextEntries.CountAsync(each => each.AggregateId == withdrawn.Id && !each.IsFormer)));
    }

    [Fact]
    public async Task Is_reopened_and_withdrawn_on_its_page()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        var code = await ObstacleTests.OpenAsync(desk, "A1", ObstacleTests.Form);
        await ObstacleTests.CloseAsync(desk, code, Closed);
        await using var secretary = new PageDesk(desk.Host, desk.Secretary);
        await SendAsync(Obstacle.ReopenReason, "Chưa xong", 0);
        Assert.Equal(ObstacleState.Open, (await FindAsync(desk, code)).State);
        await SendAsync(Obstacle.WithdrawReason, "Nêu nhầm", ^1);
        Assert.Equal(ObstacleState.Withdrawn, (await FindAsync(desk, code)).State);
        var list = secretary.Open<ObstaclesPage>($"/plans/{ReportDesk.Plan}/obstacles?state=withdrawn", ("PlanCode", ReportDesk.Plan));
        PageDesk.Sees(list, ".obstacles", "Nêu nhầm");
        PageDesk.Sees(list, ".obstacles", "Chưa xong");
        Assert.Empty(list.FindAll(".obstacles .button"));

        async Task SendAsync(string field, string why, Index form)
        {
            var page = secretary.Open<ObstacleEditPage>($"/plans/{ReportDesk.Plan}/obstacles/{code}/edit", ("PlanCode", ReportDesk.Plan), ("ObstacleCode", code));
            await secretary.TypeAsync(page, field, why);
            await page.FindAll("form[data-draft]")[form].SubmitAsync();
            Assert.Contains("/obstacles", secretary.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        }
    }

    private static (string Code, DateOnly? ClosedOn) Only(LinkageWorkPlan.Reports.Content.ReportContent content) => Assert.Single(content.Obstacles.Select(each => (each.Code, each.ClosedOn)));

    private static Task<string> RefusalAsync<T>(ReportDesk desk, Web.Requests.ICommand<T> command) => desk.Host.RefusalAsync(desk.Secretary, command);

    private static async Task<Obstacle> FindAsync(ReportDesk desk, string code) =>
        (await desk.Host.SendAs(desk.Secretary, new ListObstacles.Query(ReportDesk.Plan))).Rows.Single(each => each.Obstacle.Code == code).Obstacle;
}
