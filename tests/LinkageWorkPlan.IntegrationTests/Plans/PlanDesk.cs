using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>A small draft plan of 2026 made by commands, and the people who work on it.</summary>
internal sealed class PlanDesk : IAsyncDisposable
{
    public const string Code = "2026";

    private PlanDesk(TestHost host) => Host = host;

    public TestHost Host { get; }
    public CurrentUser Secretary { get; private set; } = CurrentUser.Nobody;
    public CurrentUser LaoSecretary { get; private set; } = CurrentUser.Nobody;
    public Guid PlanId { get; private set; }
    public Guid VietnameseOwner { get; private set; }
    public Guid LaoOwner { get; private set; }

    /// <summary>A draft with the pillar A and no task; two owners.</summary>
    public static async Task<PlanDesk> OpenAsync(Database database, TestChanges? changes = null)
    {
        var desk = new PlanDesk(await TestHost.StartAsync(database, changes: changes));
        desk.Secretary = await desk.Host.UserAsync(Role.Secretary);
        desk.LaoSecretary = await desk.Host.UserAsync(Role.Secretary, Side.Laos);
        desk.PlanId = await desk.SendAsync(new CreatePlan.Command(Code, PlanKind.Annual, Words("Kế hoạch 2026", "ແຜນວຽກ 2026"), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
        await desk.SendAsync(new AddPillar.Command(desk.PlanId, "A", Words("Điều phối", "ການປະສານງານ")));
        desk.VietnameseOwner = await desk.SendAsync(new AddOwner.Command(Side.Vietnam, Words("Ban Thư ký mẫu", "ກອງເລຂາຕົວຢ່າງ")));
        desk.LaoOwner = await desk.SendAsync(new AddOwner.Command(Side.Laos, Words("Phòng mẫu", "ພະແນກຕົວຢ່າງ")));
        return desk;
    }

    public static TextWords Words(string? vi, string? lo = null) => new(vi, lo, null);

    public Task<T> SendAsync<T>(MediatR.IRequest<T> request) => Host.SendAs(Secretary, request);

    /// <summary>In order in every respect: March to August, one milestone on 30 June.</summary>
    public TaskForm Form(string code = "A1", int weight = 100) => new()
    {
        Code = code,
        PillarCode = "A",
        Title = Words("Xây dựng quy chế", "ສ້າງລະບຽບການ"),
        Lead = Side.Vietnam,
        Counterpart = Side.Laos,
        Start = new DateOnly(2026, 3, 2),
        End = new DateOnly(2026, 8, 31),
        Weight = weight,
        Owners = [VietnameseOwner, LaoOwner],
        Milestones = [new MilestoneForm { Code = code + ".1", Type = MilestoneType.Draft, Title = Words("Dự thảo", "ສະບັບຮ່າງ"), Planned = new DateOnly(2026, 6, 30) }],
    };

    /// <returns>The task's id.</returns>
    public async Task<Guid> AddAsync(TaskForm form)
    {
        var code = await SendAsync(new AddTask.Command(PlanId, form));
        return (await EditorAsync(code)).TaskId!.Value;
    }

    public Task<GetTaskEditor.Model> EditorAsync(string code) => SendAsync(new GetTaskEditor.Query(Code, code));

    /// <summary>Changes a task as its form would; what is asked is confirmed.</summary>
    public async Task ReviseAsync(string code, Func<TaskForm, TaskForm> change, CurrentUser? by = null)
    {
        var editor = await EditorAsync(code);
        await Host.SureAsync(by ?? Secretary, new ReviseTask.Command(editor.TaskId!.Value, change(TaskForm.Of(editor.Saved)), editor.Version));
    }

    public Task<SignOffRound> RoundAsync() => Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(each => each.State == RoundState.Open));

    public async Task SignAsync(Side side)
    {
        var chair = await Host.UserAsync(Role.CoChair, side, password: DemoAccounts.Password);
        var round = await RoundAsync();
        await Host.SendAs(chair, new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password));
    }

    /// <summary>A plan with a task, or with several that share the weight, reviewed and signed by both.</summary>
    /// <returns>The first task's id.</returns>
    public async Task<Guid> AdoptAsync(int tasks = 1)
    {
        var task = await AddAsync(Form(weight: 100 - (tasks - 1) * (100 / tasks)));
        for (var number = 2; number <= tasks; number++)
        {
            await AddAsync(Form($"A{number}", 100 / tasks));
        }

        await SendAsync(new AskForReview.Command(PlanId));
        await SignAsync(Side.Vietnam);
        await SignAsync(Side.Laos);
        return task;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
