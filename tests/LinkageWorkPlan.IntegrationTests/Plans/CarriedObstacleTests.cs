using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Reports.Contents;
using LinkageWorkPlan.Web.Features.Reports.Writing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>Open obstacles at the end of a plan are carried over into the next one, with a link back.</summary>
public class CarriedObstacleTests
{
    private static readonly DateOnly Met = new(2026, 4, 1);

    [Theory, EachDatabase]
    public async Task What_is_open_goes_on_with_its_task_and_is_in_the_next_plans_reports_until_it_is_closed(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var next = await NextAsync(desk);
        await OpenAsync(desk, "A1", "Chưa nối mạng");
        await OpenAsync(desk, null, "Thiếu kinh phí");
        var solved = await OpenAsync(desk, null, "Đã xong");
        await CloseAsync(desk, solved);
        var offered = await desk.Plan.SendAsync(new GetCarryOver.Query(PlanDesk.Code));
        Assert.Equal([("O1", "A1"), ("O2", (string?)null)], offered.Obstacles.Select(each => (each.Code, each.TaskCode)));

        // One of a task that stays behind is left out.
        var command = new CarryOver.Command(desk.Plan.PlanId, next, [], [], ["O1", "O2", "O3"], false);
        Assert.Equal(1, (await desk.Plan.SendAsync(command)).Obstacles);
        Assert.Equal(1, (await desk.Plan.SendAsync(command with { Tasks = ["A1"] })).Obstacles);
        Assert.Equal(0, (await desk.Plan.SendAsync(command with { Tasks = ["A1"] })).Obstacles);
        var carried = (await ListAsync(desk, "2027")).Rows;
        Assert.Equal([("O1", "2026: O2", null), ("O2", "2026: O1", "A1")], carried.Select(each => (each.Obstacle.Code, each.Obstacle.CarriedFrom!, each.TaskCode)));
        Assert.All(carried, each => Assert.Equal((ObstacleState.Open, Met), (each.Obstacle.State, each.Obstacle.OpenedOn)));
        Assert.Equal([("2027", "O2")], (await ListAsync(desk, PlanDesk.Code)).Rows.Single(each => each.Obstacle.Code == "O1").CarriedInto);

        // A reader of agreed plans sees no draft.
        var observer = await desk.Host.UserAsync(Role.Observer);
        Assert.Empty((await desk.Host.SendAs(observer, new ListObstacles.Query(PlanDesk.Code))).Rows.SelectMany(each => each.CarriedInto));

        // A carried-over obstacle does not keep the plan open, and its later changes before the next plan is in force are recorded once.
        var earlier = (await ListAsync(desk, PlanDesk.Code)).Rows.Single(each => each.Obstacle.Code == "O2").Obstacle;
        await desk.Plan.SendAsync(new CloseObstacle.Command(earlier.Id, TestHost.DemoToday, PlanDesk.Words("Đã có", "ມີແລ້ວ"), earlier.Version));
        Assert.Equal([ObstacleState.Open, ObstacleState.Closed], (await ListAsync(desk, "2027")).Rows.Select(each => each.Obstacle.State));
        await ClosingTests.CloseAsync(desk);
        Assert.Equal(ObstacleState.Open, (await ListAsync(desk, PlanDesk.Code)).Rows.Single(each => each.Obstacle.Code == "O1").Obstacle.State);

        await desk.Plan.SendAsync(new AskForReview.Command(next));
        await desk.SignBothAsync();
        desk.Host.Time.GoTo(new DateOnly(2027, 3, 20));
        await desk.Host.SureAsync(desk.Plan.Secretary, new CreateReport.Command("2027", "S1", ReportKind.Special, new(2027, 1, 1), new(2027, 3, 14), new(2027, 3, 14), new(2027, 3, 31), new TextWords("Chuyên đề", "ຫົວຂໍ້ສະເພາະ", null)));
        var content = await desk.Plan.SendAsync(new GetReportContent.Query("2027", "S1"));
        Assert.Equal([("O2", "A1", Met)], content.Obstacles.Select(each => (each.Code, each.TaskCode, each.OpenedOn)));
        var open = (await ListAsync(desk, "2027")).Rows.Single(each => each.Obstacle.State == ObstacleState.Open).Obstacle;
        await desk.Host.SureAsync(desk.Plan.Secretary, new CloseObstacle.Command(open.Id, new(2027, 3, 10), PlanDesk.Words("Đã nối", "ເຊື່ອມແລ້ວ"), open.Version));
        Assert.Equal(new DateOnly(2027, 3, 10), Assert.Single((await desk.Plan.SendAsync(new GetReportContent.Query("2027", "S1"))).Obstacles).ClosedOn);
    }

    [Theory, EachDatabase]
    public async Task A_task_or_a_draft_with_one_is_removed_and_nothing_open_is_lost(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        var next = await NextAsync(desk);
        await OpenAsync(desk, "A1", "Chưa nối mạng");
        var command = new CarryOver.Command(desk.Plan.PlanId, next, ["A1"], [], ["O1"], false);
        await desk.Plan.SendAsync(command);
        var task = await desk.Plan.SendAsync(new GetTaskEditor.Query("2027", "A1"));
        await desk.Plan.SendAsync(new RemoveTask.Command(task.TaskId!.Value, task.Version));
        Assert.Null(Assert.Single((await ListAsync(desk, "2027")).Rows).TaskCode);
        var version = await desk.Host.Db(db => db.Plans.Where(each => each.Id == next).Select(each => each.Version).SingleAsync());
        await desk.Plan.SendAsync(new DeletePlan.Command(next, version));
        Assert.Equal((0, 1), await desk.Host.Db(async db => (await db.Obstacles.CountAsync(each => each.PlanId == next), await db.Obstacles.CountAsync(each => each.PlanId == desk.Plan.PlanId))));
        Assert.Equal(Rules.ObstacleStillOpen, (await desk.Plan.SendAsync(new GetClosing.Query(PlanDesk.Code))).Broken[^1].Rule);
    }

    private static Task<Guid> NextAsync(AmendmentDesk desk) =>
        desk.Plan.SendAsync(new CreatePlan.Command("2027", PlanKind.Annual, PlanDesk.Words("Kế hoạch 2027", "ແຜນວຽກ 2027"), new(2027, 1, 1), new(2027, 12, 31)));

    private static Task<ListObstacles.Model> ListAsync(AmendmentDesk desk, string plan) => desk.Plan.SendAsync(new ListObstacles.Query(plan));

    private static Task<string> OpenAsync(AmendmentDesk desk, string? task, string title) => desk.Plan.SendAsync(new OpenObstacle.Command(
        desk.Plan.PlanId, task, new ObstacleForm { OpenedOn = Met, Title = PlanDesk.Words(title, "ຂໍ້ຫຍຸ້ງຍາກ"), Cause = PlanDesk.Words("Thiếu thiết bị", "ຂາດອຸປະກອນ"), Responsible = Side.Laos }));

    private static async Task CloseAsync(AmendmentDesk desk, string code)
    {
        var obstacle = (await ListAsync(desk, PlanDesk.Code)).Rows.Single(each => each.Obstacle.Code == code).Obstacle;
        await desk.Plan.SendAsync(new CloseObstacle.Command(obstacle.Id, TestHost.DemoToday, PlanDesk.Words("Xong", "ແລ້ວ"), obstacle.Version));
    }
}
