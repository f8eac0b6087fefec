using Bunit;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Pages;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.IntegrationTests.Reports;
using LinkageWorkPlan.Reports.Content;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using LinkageWorkPlan.Web.Features.Texts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LinkageWorkPlan.IntegrationTests.Obstacles;

/// <summary>What stands in the way is open in every report until it is closed with its result.</summary>
public sealed class ObstacleTests
{
    internal static readonly ObstacleForm Form = new()
    {
        OpenedOn = new(2026, 4, 1),
        Title = PlanDesk.Words("Chưa có mã số doanh nghiệp Lào", "ຍັງບໍ່ມີລະຫັດວິສາຫະກິດລາວ"),
        Cause = PlanDesk.Words("Hệ thống đăng ký chưa nối mạng", "ລະບົບລົງທະບຽນຍັງບໍ່ເຊື່ອມຕໍ່"),
        Responsible = Side.Laos,
    };

    [Theory, EachDatabase]
    public async Task Is_in_every_report_until_it_is_closed(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var code = await OpenAsync(desk, "A1", Form);
        Assert.Equal("O1", code);
        var general = await OpenAsync(desk, null, Form with { Title = PlanDesk.Words("Chung", "ທົ່ວໄປ"), OpenedOn = new(2026, 5, 4) });
        var content = await desk.ContentAsync();
        Assert.Equal([("O1", "A1", (DateOnly?)null), ("O2", string.Empty, null)], content.Obstacles.Select(each => (each.Code, each.TaskCode, each.ClosedOn)));

        // Closed in the period: the report gives its result. Of the cut-off's day it was open before.
        await CloseAsync(desk, general, new(2026, 6, 1));
        content = await desk.ContentAsync();
        Assert.Equal([("O1", null), ("O2", (DateOnly?)new DateOnly(2026, 6, 1))], content.Obstacles.Select(each => (each.Code, each.ClosedOn)));
        Assert.Equal("Đã nối", content.Obstacles[1].Result.Vi!.Text);

        // A report of the time before knows them open, and one of the time after lists the open one alone.
        var day = TestHost.DemoToday.AddDays(-2);
        var early = await ReportAsync(desk, "S1", new(2026, 3, 1), new(2026, 5, 31));
        Assert.Equal([("O1", null), ("O2", (DateOnly?)null)], early.Obstacles.Select(each => (each.Code, each.ClosedOn)));
        Assert.All(early.Obstacles, each => Assert.True(each.Result.IsEmpty));
        Assert.Equal(["O1"], (await ReportAsync(desk, "S2", new(2026, 6, 2), day)).Obstacles.Select(each => each.Code));
        Assert.Empty((await ReportAsync(desk, "S3", new(2026, 1, 1), new(2026, 3, 31))).Obstacles);
    }

    [Theory, EachDatabase]
    public async Task What_an_issued_report_shows_as_open_is_closed_after_its_cut_off(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var shown = await OpenAsync(desk, "A1", Form);
        var cutOff = (await desk.ContentAsync()).CutOff;
        await desk.IssueAsync();

        // Recorded after the report: it does not show this one.
        var late = await OpenAsync(desk, null, Form);
        await CloseAsync(desk, late, cutOff);
        var refused = Assert.Single((await Assert.ThrowsAsync<RuleException>(() => CloseAsync(desk, shown, cutOff))).Broken);
        Assert.Equal((Rules.ObstacleShownOpen, nameof(Obstacle.ClosedOn)), (refused.Rule, refused.Subject));
        await CloseAsync(desk, shown, cutOff.AddDays(1));
        var next = await ReportAsync(desk, "S1", cutOff.AddDays(1), TestHost.DemoToday);
        Assert.Equal([(shown, (DateOnly?)cutOff.AddDays(1))], next.Obstacles.Select(each => (each.Code, each.ClosedOn)));
    }

    [Theory, EachDatabase]
    public async Task A_correction_says_how_an_obstacle_ended_before_the_cut_off_and_is_not_given_up_then(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var shown = await OpenAsync(desk, "A1", Form);
        var cutOff = (await desk.ContentAsync()).CutOff;
        await desk.IssueAsync();
        await desk.Host.SendAs(desk.Secretary, new OpenCorrection.Command(ReportDesk.Plan, ReportDesk.Code, PlanDesk.Words("Sửa", "ແກ້ໄຂ")));
        await CloseAsync(desk, shown, cutOff.AddDays(-1));
        Assert.Equal((DateOnly?)cutOff.AddDays(-1), Assert.Single((await desk.ContentAsync()).Obstacles).ClosedOn);
        Assert.Equal(Rules.CorrectionClosesObstacle, await desk.Host.RefusalAsync(desk.Secretary, new DropCorrection.Command((await desk.ReadAsync()).Report.Id)));
    }

    [Theory, EachDatabase]
    public async Task Its_owner_is_in_use(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        var owner = await desk.Host.SendAs(lao, new AddOwner.Command(Side.Laos, PlanDesk.Words("Bun", "ບຸນ")));
        await OpenAsync(desk, null, Form with { OwnerId = owner });
        var row = (await desk.Host.SendAs(lao, new ListOwners.Query())).Single(each => each.Id == owner);
        Assert.Equal(Rules.OwnerInUse, await desk.Host.RefusalAsync(lao, new DeleteOwner.Command(owner, row.Version)));
    }

    [Fact]
    public async Task Is_added_edited_and_closed_on_its_page()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await using var secretary = new PageDesk(desk.Host, desk.Secretary);
        var page = secretary.Open<ObstacleEditPage>($"/plans/{ReportDesk.Plan}/obstacles/new", ("PlanCode", ReportDesk.Plan));
        await secretary.TypeAsync(page, "Title.vi", "Chưa có mã số");
        await secretary.TypeAsync(page, "Cause.vi", "Chưa nối mạng");
        await PageDesk.SaveAsync(page);
        Assert.EndsWith("/obstacles#O1", Address(), StringComparison.Ordinal);

        page = secretary.Open<ObstacleEditPage>($"/plans/{ReportDesk.Plan}/obstacles/O1/edit", ("PlanCode", ReportDesk.Plan), ("ObstacleCode", "O1"));
        await secretary.TypeAsync(page, "Measure.vi", "Nối mạng trong quý III");
        await page.Find("[name=Minister]").ChangeAsync(new() { Value = nameof(Side.Laos) });
        await secretary.TypeAsync(page, "Proposal.vi", "Cho phép nối mạng");

        // Words stay in view when no minister is named any more, so that they can be taken out.
        await page.Find("[name=Minister]").ChangeAsync(new() { Value = string.Empty });
        await PageDesk.SaveAsync(page);
        Assert.NotEmpty(page.FindAll(".message.error"));
        await secretary.TypeAsync(page, "Proposal.vi", string.Empty);
        Assert.Empty(page.FindAll("[name='Proposal.vi']"));
        await PageDesk.SaveAsync(page);
        Assert.EndsWith("/obstacles#O1", Address(), StringComparison.Ordinal);

        page = secretary.Open<ObstacleEditPage>($"/plans/{ReportDesk.Plan}/obstacles/O1/edit", ("PlanCode", ReportDesk.Plan), ("ObstacleCode", "O1"));
        await secretary.TypeAsync(page, "Result.vi", "Đã nối");
        await page.FindAll("form[data-draft]")[1].SubmitAsync();
        Assert.EndsWith("/obstacles#O1", Address(), StringComparison.Ordinal);
        var obstacle = Assert.Single((await ListAsync(desk)).Rows).Obstacle;
        Assert.Equal((ObstacleState.Closed, "Nối mạng trong quý III", "Đã nối"), (obstacle.State, obstacle.Measure.Vi!.Text, obstacle.Result.Vi!.Text));

        string Address() => secretary.Services.GetRequiredService<NavigationManager>().Uri;
    }

    [Theory, EachDatabase]
    public async Task Is_listed_by_state_side_and_task_changed_and_closed_once(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await OpenAsync(desk, "A1", Form);
        var other = await OpenAsync(desk, null, Form with { Responsible = Side.Vietnam });
        var all = await ListAsync(desk);
        Assert.Equal((2, 2, 0), (all.Rows.Count, all.Counts[ObstacleState.Open], all.Counts[ObstacleState.Closed]));
        Assert.Equal([other], (await ListAsync(desk, side: Side.Vietnam)).Rows.Select(each => each.Obstacle.Code));
        Assert.Equal(["A1"], (await ListAsync(desk, task: "A1")).Rows.Select(each => each.TaskCode));

        var row = all.Rows[0].Obstacle;
        var asked = ObstacleForm.Of(row) with { Minister = Side.Laos, Proposal = PlanDesk.Words("Cho phép nối mạng", "ອະນຸຍາດໃຫ້ເຊື່ອມຕໍ່"), NewDate = new(2026, 9, 30) };
        Assert.Equal(Rules.ObstacleProposal, await desk.Host.RefusalAsync(desk.Secretary, new ReviseObstacle.Command(row.Id, asked with { Proposal = TextWords.None }, row.Version)));
        Assert.Equal(Rules.ObstacleNewDate, await desk.Host.RefusalAsync(desk.Secretary, new ReviseObstacle.Command(row.Id, asked with { NewDate = new(2026, 3, 1) }, row.Version)));
        var vietnamese = await desk.Host.Db(db => db.Owners.Where(each => each.Side == Side.Vietnam && each.IsActive).Select(each => each.Id).FirstAsync());
        Assert.Equal(Rules.ObstacleOwnerSide, await desk.Host.RefusalAsync(desk.Secretary, new ReviseObstacle.Command(row.Id, asked with { OwnerId = vietnamese }, row.Version)));
        await desk.Host.SendAs(desk.Secretary, new ReviseObstacle.Command(row.Id, asked, row.Version));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.Secretary, new ReviseObstacle.Command(row.Id, asked, row.Version)));

        Assert.Equal(Rules.ObstacleCloseDay, (await Assert.ThrowsAsync<RuleException>(() => CloseAsync(desk, "O1", new(2026, 3, 31)))).Broken[0].Rule);
        await CloseAsync(desk, "O1", new(2026, 6, 1));
        Assert.Equal(Rules.ObstacleClosed, (await Assert.ThrowsAsync<RuleException>(() => CloseAsync(desk, "O1", new(2026, 6, 2)))).Broken[0].Rule);
        Assert.Equal(["O1"], (await ListAsync(desk, ObstacleState.Closed)).Rows.Select(each => each.Obstacle.Code));
        Assert.Equal(
            [nameof(CloseObstacle), nameof(ReviseObstacle), nameof(OpenObstacle)],
            await desk.Host.Db(db => db.History.Where(each => each.SubjectId == row.Id).OrderByDescending(each => each.Id).Select(each => each.Action).ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task Its_words_are_translated_at_the_desk_and_asked_for_before_signing(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        await OpenAsync(desk, "A1", Form with { Cause = PlanDesk.Words("Chưa nối mạng") });
        Assert.Contains(await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks), each => each.Rule == Rules.WordsMissing && each.Subject == ContentChecks.Obstacles);
        var obstacle = (await ListAsync(desk)).Rows[0].Obstacle;
        var lao = await desk.Host.DemoUserAsync(Role.Secretary, Side.Laos);
        await desk.Host.SendAs(lao, new RenderText.Command(TextKind.Obstacle, obstacle.Id, nameof(Obstacle.Cause), Language.Lo, "ຍັງບໍ່ເຊື່ອມຕໍ່", TextStamp.Of(obstacle.Cause)));
        Assert.DoesNotContain(await desk.Host.SendAs(desk.Secretary, ReportDesk.Checks), each => each.Subject == ContentChecks.Obstacles);
    }

    [Theory, EachDatabase]
    public async Task Is_refused_for_a_draft_a_day_that_is_not_yet_and_a_task_that_is_not_there(Database database)
    {
        await using var desk = await ReportDesk.OpenAsync(database);
        var (plan, draft) = await desk.Host.Db(async db => (await db.Plans.Where(each => each.Code == ReportDesk.Plan).Select(each => each.Id).SingleAsync(), await db.Plans.Where(each => each.Code == "2028").Select(each => each.Id).SingleAsync()));
        Assert.Equal(Rules.PlanNotAdopted, await desk.Host.RefusalAsync(desk.Secretary, new OpenObstacle.Command(draft, null, Form)));
        Assert.Equal(Rules.ProgressInFuture, await desk.Host.RefusalAsync(desk.Secretary, new OpenObstacle.Command(plan, null, Form with { OpenedOn = TestHost.DemoToday.AddDays(1) })));
        Assert.Equal(Rules.NotFound, await desk.Host.RefusalAsync(desk.Secretary, new OpenObstacle.Command(plan, "Z9", Form)));
        Assert.Equal(
            [Rules.Required, Rules.Required, Rules.Required, Rules.Required],
            (await desk.Host.RefusedAsync(desk.Secretary, new OpenObstacle.Command(plan, null, new ObstacleForm()))).Select(each => each.Rule));
    }

    internal static async Task<string> OpenAsync(ReportDesk desk, string? task, ObstacleForm form)
    {
        var plan = await desk.Host.Db(db => db.Plans.Where(each => each.Code == ReportDesk.Plan).Select(each => each.Id).SingleAsync());
        return await desk.Host.SendAs(desk.Secretary, new OpenObstacle.Command(plan, task, form));
    }

    internal static async Task CloseAsync(ReportDesk desk, string code, DateOnly on)
    {
        var obstacle = (await ListAsync(desk)).Rows.Single(each => each.Obstacle.Code == code).Obstacle;
        await desk.Host.SendAs(desk.Secretary, new CloseObstacle.Command(obstacle.Id, on, PlanDesk.Words("Đã nối", "ເຊື່ອມຕໍ່ແລ້ວ"), obstacle.Version));
    }

    private static Task<ListObstacles.Model> ListAsync(ReportDesk desk, ObstacleState? state = null, Side? side = null, string? task = null) =>
        desk.Host.SendAs(desk.Secretary, new ListObstacles.Query(ReportDesk.Plan, state, side, task));

    internal static async Task<ReportContent> ReportAsync(ReportDesk desk, string code, DateOnly from, DateOnly cutOff)
    {
        await desk.Host.SureAsync(desk.Secretary, new CreateReport.Command(ReportDesk.Plan, code, ReportKind.Special, from, cutOff, cutOff, cutOff.AddDays(20), new TextWords("Chuyên đề", "ຫົວຂໍ້ສະເພາະ", null)));
        return await desk.Host.SendAs(desk.Secretary, new GetReportContent.Query(ReportDesk.Plan, code));
    }
}
