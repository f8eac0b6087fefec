using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Approvals;
using LinkageWorkPlan.Web.Features.Indicators;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Seeding;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Amendments;

/// <summary>An adopted plan with the task A1, and those who amend it.</summary>
internal sealed class AmendmentDesk : IAsyncDisposable
{
    public static readonly TextWords Why = new("Mùa mưa kéo dài", "ລະດູຝົນຍາວນານ", null);

    private AmendmentDesk(PlanDesk plan) => Plan = plan;

    public PlanDesk Plan { get; }

    public TestHost Host => Plan.Host;

    public Dictionary<Side, CurrentUser> Chairs { get; } = [];

    /// <param name="draft">What else is in the plan when it is adopted; null for the task alone.</param>
    /// <param name="tasks">More than A1 where a test needs them.</param>
    public static async Task<AmendmentDesk> OpenAsync(Database database, TestChanges? changes = null, Func<PlanDesk, Task>? draft = null, int tasks = 1)
    {
        var desk = new AmendmentDesk(await PlanDesk.OpenAsync(database, changes));
        await (draft?.Invoke(desk.Plan) ?? Task.CompletedTask);
        await desk.Plan.AdoptAsync(tasks);
        foreach (var side in Sides.Both)
        {
            desk.Chairs[side] = await desk.Host.UserAsync(Role.CoChair, side, password: DemoAccounts.Password);
        }

        return desk;
    }

    /// <returns>The amendment's number.</returns>
    public Task<int> ProposeAsync() => Plan.SendAsync(new ProposeAmendment.Command(Plan.PlanId, Why));

    public Task<GetAmendment.Result> ShowAsync(int number = 1, CurrentUser? by = null) => Host.SendAs(by ?? Plan.Secretary, new GetAmendment.Query(PlanDesk.Code, number));

    /// <summary>Writes a change of a task, or a new one, as its form would.</summary>
    /// <param name="code">Null for a new task.</param>
    public async Task AmendAsync(string? code, Func<TaskForm, TaskForm> change, int number = 1)
    {
        var editor = await Plan.SendAsync(new GetAmendmentEditor.Query(PlanDesk.Code, number, code));
        await Plan.SendAsync(new AmendTask.Command(editor.AmendmentId, code, change(TaskForm.Of(editor.Task.Saved)), TextWords.None, editor.Version));
    }

    public async Task DropAsync(string code, int number = 1)
    {
        var shown = await ShowAsync(number);
        await Plan.SendAsync(new DropTask.Command(shown.Id, code, Why, shown.Version));
    }

    /// <summary>The task's end is moved to 31 October, its milestone to 30 September.</summary>
    public Task MoveAsync(string code = "A1", int number = 1) =>
        AmendAsync(code, form => form with { End = new(2026, 10, 31), Milestones = [form.Milestones[0] with { Planned = new(2026, 9, 30) }] }, number);

    /// <summary>Writes a change of an indicator, or a new one, as its form would.</summary>
    /// <param name="code">Null for a new indicator.</param>
    public async Task AmendIndicatorAsync(string? code, Func<DefinitionForm, DefinitionForm> change, TextWords? why = null, int number = 1)
    {
        var editor = await Plan.SendAsync(new GetAmendedIndicator.Query(PlanDesk.Code, number, code));
        await Plan.SendAsync(new AmendIndicator.Command(editor.AmendmentId, code, change(DefinitionForm.Of(editor.Saved)), why ?? TextWords.None, editor.Version));
    }

    /// <summary>Writes another title, another period or other pillars, as the form would.</summary>
    public async Task OutlineAsync(Func<OutlineForm, OutlineForm> change, int number = 1)
    {
        var editor = await Plan.SendAsync(new GetAmendedOutline.Query(PlanDesk.Code, number));
        await Host.SureAsync(Plan.Secretary, new AmendOutline.Command(editor.AmendmentId, change(OutlineForm.Of(editor.Saved)), editor.Version));
    }

    public async Task SendAsync(int number = 1)
    {
        var shown = await ShowAsync(number);
        await Plan.SendAsync(new SendAmendment.Command(shown.Id, shown.Version));
    }

    public async Task<bool> SignAsync(Side side)
    {
        var round = await Plan.RoundAsync();
        return await Host.SendAs(Chairs[side], new SignRound.Command(round.Id, round.Fingerprint, DemoAccounts.Password));
    }

    public async Task SignBothAsync()
    {
        await SignAsync(Side.Vietnam);
        await SignAsync(Side.Laos);
    }

    public Task<WorkTask> TaskAsync(string code = "A1") => Host.Db(db => db.Tasks.AsNoTracking().Include(each => each.Milestones).SingleAsync(each => each.Code == code));

    public Task<Amendment> AmendmentAsync(int number = 1) => Host.Db(db => db.Amendments.AsNoTracking().Include(each => each.Items).Include(each => each.Indicators).AsSplitQuery().SingleAsync(each => each.Number == number));

    public ValueTask DisposeAsync() => Plan.DisposeAsync();
}
