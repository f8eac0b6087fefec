using System.Text;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Progress;

/// <summary>Several things that are said of a task at once: saved together or not at all, and each corrected on its own.</summary>
public sealed class RecordPartsTests
{
    private static readonly DateOnly Today = TestHost.DemoToday;

    [Theory, EachDatabase]
    public async Task Two_milestones_a_delay_an_obstacle_and_files_are_one_record(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var (task, first, second) = await AdoptAsync(desk);
        var command = new RecordProgress.Command(task, Form(first, second), [File("bien-ban.pdf", "a"), File("anh.pdf", "b", second)])
        {
            Obstacle = new ObstacleForm { Title = PlanDesk.Words("Thiếu số liệu"), Cause = PlanDesk.Words("Doanh nghiệp chưa gửi"), Responsible = Side.Laos },
        };
        await desk.SendAsync(command);

        var shown = await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"));
        Assert.Equal([Today.AddDays(-7), Today.AddDays(-2)], shown.Milestones.Select(each => each.Reached!.Value));
        Assert.Equal((60, new DateOnly(2026, 10, 15)), (shown.Progress.Percent, shown.Progress.ExpectedEnd!.Value));
        Assert.Equal(3, shown.Updates.Count);
        Assert.Single(shown.Updates.Select(each => each.RecordId).Distinct());

        // The minutes show both milestones, the picture the second one.
        Assert.Equal(["anh.pdf:A1.2", "bien-ban.pdf:A1.1", "bien-ban.pdf:A1.2"], shown.Evidence.Select(each => $"{each.FileName}:{CodeOf(shown, each.MilestoneId)}").Order(StringComparer.Ordinal));
        Assert.Equal("Thiếu số liệu", Assert.Single((await desk.SendAsync(new ListObstacles.Query(PlanDesk.Code, TaskCode: "A1"))).Rows).Obstacle.Title[Language.Vi]!.Text);
        var entries = await desk.Host.Db(db => db.History.Where(each => each.Action == nameof(RecordProgress)).ToListAsync());
        Assert.Equal(["Obstacle", "WorkTask"], entries.Select(each => each.SubjectKind).Order(StringComparer.Ordinal));
        Assert.Equal(["A1.1", "A1.2"], entries.Single(each => each.SubjectKind == "WorkTask").Changes.Where(each => each.Field == "ProgressUpdate.MilestoneReached").Select(each => each.After!).Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Everything_is_refused_where_one_part_is_with_the_reason_of_each(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var (task, first, second) = await AdoptAsync(desk);
        var form = Form(first, second) with { Reached = [new(first, Today.AddDays(1)), new(second, Today)], Percent = 120 };
        var command = new RecordProgress.Command(task, form, [File("bien-ban.pdf", "a", first)])
        {
            Obstacle = new ObstacleForm { Title = PlanDesk.Words("Thiếu số liệu"), Cause = PlanDesk.Words("Chưa gửi"), Responsible = Side.Laos, NewDate = Today.AddDays(-30) },
        };
        var broken = await desk.Host.RefusedAsync(desk.Secretary, command);
        Assert.Equal(
            [(Rules.OutOfRange, "Percent"), (Rules.ProgressInFuture, ReachedMilestone.FieldOf(first)), (Rules.MilestoneNeedsEvidence, "Evidence"), (Rules.ObstacleNewDate, "Obstacle:NewDate")],
            broken.Select(each => (each.Rule, each.Subject!)));
        Assert.Equal((0, 0, 0), await desk.Host.Db(async db => (await db.Progress.CountAsync(), await db.Evidence.CountAsync(), await db.Obstacles.CountAsync())));
        Assert.All((await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"))).Milestones, each => Assert.Null(each.Reached));
    }

    [Theory, EachDatabase]
    public async Task A_file_that_is_missing_is_reported_with_what_cannot_be_read(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var (task, first, second) = await AdoptAsync(desk);
        var form = Form(first, second) with { EffectiveOn = null, Reached = [new(first, Today) { Code = "A1.1" }, new(second, Today) { Code = "A1.2" }] };
        var broken = await desk.Host.RefusedAsync(desk.Secretary, new RecordProgress.Command(task, form, [File("bien-ban.pdf", "a", first)]));
        Assert.Equal([(Rules.Required, "EffectiveOn", "EffectiveOn"), (Rules.MilestoneNeedsEvidence, "Evidence", "A1.2")], broken.Select(each => (each.Rule, each.Subject!, each.Arguments[0])));
    }

    [Theory, EachDatabase]
    public async Task A_part_is_withdrawn_alone(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var (task, first, second) = await AdoptAsync(desk);
        await desk.SendAsync(new RecordProgress.Command(task, Form(first, second), [File("bien-ban.pdf", "a")]));
        var part = await desk.Host.Db(db => db.Progress.SingleAsync(each => each.MilestoneReached == first));
        await desk.SendAsync(new WithdrawProgress.Command(part.Id, "Nhầm mốc"));

        var shown = await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"));
        Assert.Equal([null, Today.AddDays(-2)], shown.Milestones.Select(each => each.Reached));
        Assert.Equal("A1.2", CodeOf(shown, Assert.Single(shown.Evidence).MilestoneId));
        Assert.Equal((60, new DateOnly(2026, 10, 15)), (shown.Progress.Percent, shown.Progress.ExpectedEnd!.Value));

        var other = shown.Updates.Single(each => each.MilestoneReached == second);
        var moved = new ProgressForm { EffectiveOn = Today.AddDays(-3), MilestoneReached = second };
        await desk.SendAsync(new CorrectProgress.Command(other.Id, moved, [shown.Evidence[0].Id], [], "Sai ngày"));
        shown = await desk.SendAsync(new GetTask.Query(PlanDesk.Code, "A1"));
        Assert.Equal([null, Today.AddDays(-3)], shown.Milestones.Select(each => each.Reached));
        Assert.Single(shown.Updates.Select(each => each.RecordId).Distinct());
    }

    [Theory, EachDatabase]
    public async Task What_is_sent_twice_by_one_name_is_recorded_once(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var (task, first, second) = await AdoptAsync(desk);
        var command = new RecordProgress.Command(task, Form(first, second), [File("bien-ban.pdf", "a")]) { Record = Guid.CreateVersion7() };
        await desk.SendAsync(command);
        await desk.SendAsync(command);
        Assert.Equal((3, 2), await desk.Host.Db(async db => (await db.Progress.CountAsync(), await db.Evidence.CountAsync())));

        // The name is the sender's own.
        Assert.Equal(Rules.MilestoneAlreadyReached, (await desk.Host.RefusedAsync(desk.LaoSecretary, command))[0].Rule);
    }

    /// <summary>It is checked, described and stored.</summary>
    [Theory, EachDatabase]
    public async Task A_file_is_read_as_often_for_several_milestones_as_for_one(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var (task, first, second) = await AdoptAsync(desk);
        var file = File("bien-ban.pdf", "a");
        var reads = 0;
        await desk.SendAsync(new RecordProgress.Command(task, Form(first, second), [file with { Open = () => { reads++; return file.Open(); } }]));
        Assert.Equal((2, 2), await desk.Host.Db(async db => (await db.Evidence.CountAsync(), await db.EvidenceFiles.CountAsync())));
        Assert.Equal(3, reads);
    }

    /// <summary>A record may hold no update.</summary>
    [Theory, EachDatabase]
    public async Task An_obstacle_or_money_alone_is_recorded_once_too(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with { Budget = [new BudgetForm(null, Currency.VND, 500m, PlanDesk.Words("Ngân sách", "ງົບປະມານ"))] });
        var task = (await desk.EditorAsync("A1")).TaskId!.Value;
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        var nothing = new RecordProgress.Command(task, new ProgressForm { EffectiveOn = Today }, []);
        var obstacle = nothing with
        {
            Obstacle = new ObstacleForm { Title = PlanDesk.Words("Thiếu số liệu"), Cause = PlanDesk.Words("Chưa gửi"), Responsible = Side.Laos },
            Record = Guid.CreateVersion7(),
        };
        var money = nothing with { Spending = [new SpendingForm(1, new DateOnly(2026, 3, 14), 10m, "PC 1")], Record = Guid.CreateVersion7() };
        foreach (var command in new[] { obstacle, money })
        {
            Assert.Equal(await desk.SendAsync(command), await desk.SendAsync(command));
        }

        Assert.Equal((0, 1, 1), await desk.Host.Db(async db => (await db.Progress.CountAsync(), await db.Obstacles.CountAsync(), await db.Spending.CountAsync())));
        Assert.Equal(Rules.TooManyAmounts, await desk.Host.RefusalAsync(desk.Secretary, money with { Spending = [.. Enumerable.Repeat(money.Spending[0], 101)], Record = null }));
    }

    [Theory, EachDatabase]
    public async Task Secretaries_alone_open_obstacles_with_a_record(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AdoptAsync();
        var own = await desk.Host.UserAsync(Role.Owner, Side.Laos, desk.LaoOwner);
        var command = new RecordProgress.Command(task, new ProgressForm { EffectiveOn = Today }, [])
        {
            Obstacle = new ObstacleForm { Title = PlanDesk.Words("Thiếu số liệu"), Cause = PlanDesk.Words("Chưa gửi"), Responsible = Side.Laos },
        };
        Assert.Equal(Rules.NotAllowed, await desk.Host.RefusalAsync(own, command));
        await desk.SendAsync(command);
        Assert.Equal((0, 1), await desk.Host.Db(async db => (await db.Progress.CountAsync(), await db.Obstacles.CountAsync())));
        Assert.Null((await desk.Host.SendAs(own, new GetProgressForm.Query(PlanDesk.Code, "A1"))).Owners);
    }

    private static string? CodeOf(GetTask.Result shown, Guid? milestone) => shown.Milestones.FirstOrDefault(each => each.Milestone.Id == milestone)?.Milestone.Code;

    /// <summary>Percent, words and a delay today; the first milestone a week ago, the second two days ago.</summary>
    private static ProgressForm Form(Guid first, Guid second) => new()
    {
        EffectiveOn = Today,
        Percent = 60,
        Narrative = PlanDesk.Words("Đã xong hai mốc", "ບັນລຸສອງຂີດໝາຍ"),
        Reached = [new(second, Today.AddDays(-2)), new(first, Today.AddDays(-7))],
        Delay = new DelayForm(PlanDesk.Words("Chờ số liệu"), PlanDesk.Words("Thêm người"), new DateOnly(2026, 10, 15), null),
    };

    /// <summary>An adopted task with two milestones.</summary>
    private static async Task<(Guid Task, Guid First, Guid Second)> AdoptAsync(PlanDesk desk)
    {
        await desk.AddAsync(desk.Form() with
        {
            Milestones =
            [
                new MilestoneForm { Code = "A1.1", Type = MilestoneType.Draft, Title = PlanDesk.Words("Dự thảo", "ສະບັບຮ່າງ"), Planned = new DateOnly(2026, 5, 30) },
                new MilestoneForm { Code = "A1.2", Type = MilestoneType.Agreed, Title = PlanDesk.Words("Bản chính thức", "ສະບັບທາງການ"), Planned = new DateOnly(2026, 8, 30) },
            ],
        });
        var editor = await desk.EditorAsync("A1");
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        Guid IdOf(string code) => editor.Saved.Milestones.Single(each => each.Code == code).Id!.Value;
        return (editor.TaskId!.Value, IdOf("A1.1"), IdOf("A1.2"));
    }

    private static EvidenceUpload File(string name, string content, Guid? milestone = null) =>
        new(name, () => new MemoryStream(Encoding.UTF8.GetBytes("%PDF-1.7 " + content)), TextWords.None, Language.Vi, false, milestone);
}
