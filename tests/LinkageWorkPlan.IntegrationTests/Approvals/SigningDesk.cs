using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Approvals;

/// <summary>A small plan that is complete, and the people who put it forward and sign it.</summary>
internal sealed class SigningDesk(TestHost host) : IAsyncDisposable
{
    public const string Password = "mật khẩu để thử";

    public TestHost Host { get; } = host;
    public CurrentUser Secretary { get; private set; } = CurrentUser.Nobody;
    public Dictionary<Side, CurrentUser> Chairs { get; } = [];
    public Guid PlanId { get; private set; }

    public static async Task<SigningDesk> OpenAsync(Database database)
    {
        var desk = new SigningDesk(await TestHost.StartAsync(database));
        desk.Secretary = await desk.Host.UserAsync(Role.Secretary);
        foreach (var side in Sides.Both)
        {
            desk.Chairs[side] = await desk.Host.UserAsync(Role.CoChair, side, password: Password);
        }

        await desk.Host.Db(async db =>
        {
            var owners = Sides.Both.Select(side => new Owner(side, Both($"Đơn vị {side}", "ໜ່ວຍງານ"))).ToList();
            var plan = new WorkPlan("2030", PlanKind.Annual, Both("Kế hoạch thử", "ແຜນວຽກທົດລອງ"), new DateOnly(2030, 1, 1), new DateOnly(2030, 12, 31));
            plan.AddPillar("A", Both("Trụ cột", "ເສົາຄ້ຳ"));
            db.Owners.AddRange(owners);
            db.Plans.Add(plan);
            db.Tasks.Add(new WorkTask(plan, Content(owners)));
            desk.PlanId = plan.Id;
            await db.SaveChangesAsync();
        });
        return desk;
    }

    public static LocalizedText Both(string vi, string lo) => LocalizedText.Of(Language.Vi, vi, lo);

    /// <summary>Puts the plan to review.</summary>
    /// <returns>The round that waits.</returns>
    public async Task<SignOffRound> AskAsync()
    {
        await Host.SendAs(Secretary, new AskForReview.Command(PlanId));
        return await OpenRoundAsync();
    }

    public Task<SignOffRound> OpenRoundAsync() => Host.Db(db => db.Rounds.AsNoTracking().AsSplitQuery().SingleAsync(round => round.State == RoundState.Open));

    public Task<bool> SignAsync(SignOffRound round, Side side, string password = Password) =>
        Host.SendAs(Chairs[side], new SignRound.Command(round.Id, round.Fingerprint, password));

    public Task<WorkPlan> PlanAsync() => Host.Db(db => db.Plans.AsNoTracking().SingleAsync());

    /// <summary>Changes the one task as no page can while it is in review.</summary>
    public Task ChangeTaskAsync(Action<WorkTask> change) => Host.Db(async db =>
    {
        change(await db.Tasks.Include(task => task.Milestones).Include(task => task.Owners).AsSplitQuery().SingleAsync());
        await db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static TaskContent Content(List<Owner> owners) => new()
    {
        Code = "A1",
        PillarCode = "A",
        Title = Both("Dự thảo tiêu chí", "ຮ່າງມາດຖານ"),
        Lead = Side.Vietnam,
        Counterpart = Side.Laos,
        Start = new DateOnly(2030, 2, 1),
        End = new DateOnly(2030, 6, 30),
        Weight = 100,
        Owners = [.. owners.Select(owner => owner.Id)],
        Milestones = [new MilestoneContent { Code = "A1.1", Type = MilestoneType.Draft, Title = Both("Dự thảo", "ສະບັບຮ່າງ"), Planned = new DateOnly(2030, 3, 1) }],
    };
}
