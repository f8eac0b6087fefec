using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

public class ReviewTests
{
    [Theory, EachDatabase]
    public async Task All_that_is_missing_is_listed_and_the_list_shrinks(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        Assert.Equal([Rules.PlanHasNoTask], await MissingAsync(desk));
        await desk.AddAsync(new TaskForm { Code = "A1", PillarCode = "A", Title = PlanDesk.Words("Nhiệm vụ") });
        Assert.Equal(
            [Rules.TaskDatesMissing, Rules.TaskLeadMissing, Rules.TaskOwnerMissing, Rules.TaskOwnerMissing, Rules.TaskMilestoneMissing, Rules.PillarWeightsSum],
            await MissingAsync(desk));
        Assert.Equal(6, (await desk.Host.RefusedAsync(desk.Secretary, new AskForReview.Command(desk.PlanId))).Count);

        await desk.ReviseAsync("A1", _ => desk.Form() with { End = new DateOnly(2027, 1, 31), Milestones = desk.Form().Milestones });
        Assert.Equal([Rules.TaskOutsidePeriod], await MissingAsync(desk));
        await desk.ReviseAsync("A1", form => form with { End = new DateOnly(2026, 5, 31) });
        Assert.Equal([Rules.MilestoneOutsideTask], await MissingAsync(desk));
        await desk.ReviseAsync("A1", form => form with { End = new DateOnly(2026, 8, 31) });
        Assert.Empty(await MissingAsync(desk));
    }

    [Theory, EachDatabase]
    public async Task A_missing_rendering_does_not_hold_up_the_review_but_the_signature(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AddAsync(desk.Form() with { Title = PlanDesk.Words("Chỉ có tiếng Việt") });
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        var before = await desk.RoundAsync();
        var refusal = await Assert.ThrowsAsync<RuleException>(() => desk.SignAsync(Side.Vietnam));
        Assert.Equal((Rules.TextMissing, "A1"), (refusal.Broken[0].Rule, refusal.Broken[0].Subject));

        await RenderAsync(desk, task, "ມີພາສາລາວແລ້ວ");
        Assert.NotEqual(before.Fingerprint, (await desk.RoundAsync()).Fingerprint);
        Assert.Equal("ມີພາສາລາວແລ້ວ", PlanContent.Read((await desk.RoundAsync()).Content).Tasks[0].Title.Lo!.Text);
        await desk.SignAsync(Side.Vietnam);
        await desk.SignAsync(Side.Laos);
        Assert.Equal(PlanState.Adopted, await desk.Host.Db(db => db.Plans.Select(plan => plan.State).SingleAsync()));
        Assert.Equal(new DateOnly(2026, 8, 31), await desk.Host.Db(db => db.Tasks.Select(each => each.BaselineEnd).SingleAsync()));
    }

    [Theory, EachDatabase]
    public async Task Nothing_agreed_is_rendered_again_once_a_side_has_signed(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var task = await desk.AddAsync(desk.Form());
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SignAsync(Side.Vietnam);
        var refusal = await Assert.ThrowsAsync<RuleException>(() => RenderAsync(desk, task, "ຄຳອື່ນ"));
        Assert.Equal(Rules.TextsFrozen, refusal.Broken[0].Rule);
        Assert.Equal(Rules.TextsFrozen, await desk.Host.RefusalAsync(desk.Secretary, new RenameOwner.Command(desk.LaoOwner, PlanDesk.Words("Tên khác", "ຊື່ອື່ນ"), 0)));

        await desk.SignAsync(Side.Laos);
        refusal = await Assert.ThrowsAsync<RuleException>(() => RenderAsync(desk, task, "ຄຳອື່ນ"));
        Assert.Equal(Rules.TextsFrozen, refusal.Broken[0].Rule);
    }

    [Theory, EachDatabase]
    public async Task A_new_owners_name_is_put_before_the_co_chairs(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        await desk.SendAsync(new RenameOwner.Command(desk.LaoOwner, PlanDesk.Words("Phòng mới", "ພະແນກໃໝ່"), 0));
        Assert.Contains("ພະແນກໃໝ່", (await desk.RoundAsync()).Content, StringComparison.Ordinal);
        await desk.SignAsync(Side.Laos);
    }

    [Theory, EachDatabase]
    public async Task One_content_has_one_canonical_form(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A10", 50));
        await desk.AddAsync(desk.Form("A2", 50) with { Predecessors = ["A10"], Budget = [new BudgetForm(null, Currency.USD, 1.60m, PlanDesk.Words("Ngân sách"))] });
        await desk.SendAsync(new AskForReview.Command(desk.PlanId));
        var round = await desk.RoundAsync();
        Assert.Equal(["A2", "A10"], PlanContent.Read(round.Content).Tasks.Select(task => task.Code));
        Assert.Equal(round.Content, PlanContent.Read(round.Content).ToCanonical());
        var now = await desk.Host.Db(async db => await PlanParts.ContentAsync(db, await db.Plans.Include(plan => plan.Pillars).SingleAsync(), CancellationToken.None));
        Assert.Equal(round.Fingerprint, Fingerprint.OfContent(now.ToCanonical()));
    }

    private static async Task<IEnumerable<string>> MissingAsync(PlanDesk desk) =>
        (await desk.SendAsync(new GetReviewChecks.Query(PlanDesk.Code))).Broken.Select(each => each.Rule);

    private static async Task RenderAsync(PlanDesk desk, Guid task, string lao)
    {
        var now = await desk.SendAsync(new GetText.Query(TextKind.Task, task, "Title", Language.Lo));
        await desk.Host.SendAs(desk.LaoSecretary, new RenderText.Command(TextKind.Task, task, "Title", Language.Lo, lao, TextStamp.Of(now.Text)));
    }
}
