using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Owners;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Layout.Changes;

namespace LinkageWorkPlan.IntegrationTests.Plans;

public class ConflictTests
{
    [Theory, EachDatabase]
    public async Task The_second_of_two_editors_is_told_who_changed_what(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        var opened = await desk.EditorAsync("A1");
        await desk.ReviseAsync("A1", form => form with { End = new DateOnly(2026, 9, 30) }, desk.LaoSecretary);

        var mine = TaskForm.Of(opened.Saved) with { Weight = 50 };
        var refusal = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new ReviseTask.Command(id, mine, opened.Version)));
        Assert.Equal((Rules.Conflict, desk.LaoSecretary.Name), (refusal.Rule, refusal.Arguments[0]));
        var told = await desk.SendAsync(new GetHistoryEntry.Query(Guid.Parse(refusal.Subject!)));
        Assert.Equal("WorkTask.End", Assert.Single(told.Entry.Changes).Field);
        Assert.Equal(100, (await desk.EditorAsync("A1")).Saved.Weight);
    }

    [Theory, EachDatabase]
    public async Task Saving_over_it_keeps_both_peoples_changes(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        var opened = TaskForm.Of((await desk.EditorAsync("A1")).Saved);
        await desk.ReviseAsync("A1", form => form with { End = new DateOnly(2026, 9, 30), Title = form.Title with { Lo = "ຊື່ໃໝ່" } }, desk.LaoSecretary);

        var theirs = await desk.EditorAsync("A1");
        var mine = opened with { Weight = 50, Title = opened.Title with { Vi = "Tên mới" } };
        await desk.SendAsync(new ReviseTask.Command(id, mine.RebaseOn(TaskForm.Of(theirs.Saved), opened), theirs.Version));
        var saved = (await desk.EditorAsync("A1")).Saved;
        Assert.Equal((50, new DateOnly(2026, 9, 30), "Tên mới", "ຊື່ໃໝ່"), (saved.Weight, saved.End, saved.Title.Vi!.Text, saved.Title.Lo!.Text));
    }

    [Fact]
    public void A_milestone_that_both_changed_keeps_each_members_change()
    {
        var opened = new MilestoneForm { Code = "A1.1", Type = MilestoneType.Draft, Title = PlanDesk.Words("Một", "ໜຶ່ງ"), Planned = new DateOnly(2026, 4, 1) };
        var mine = opened with { Type = MilestoneType.Signed, Title = opened.Title with { Vi = "Hai" } };
        var theirs = opened with { Code = "A1.2", Title = opened.Title with { Lo = "ສອງ" }, Planned = new DateOnly(2026, 5, 1) };
        Assert.Equal(theirs with { Type = MilestoneType.Signed, Title = PlanDesk.Words("Hai", "ສອງ") }, mine.RebaseOn(theirs, opened));
    }

    [Theory, EachDatabase]
    public async Task Two_who_save_in_the_same_moment_do_not_both_win(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        var opened = await desk.EditorAsync("A1");
        var form = TaskForm.Of(opened.Saved);
        var saves = await Task.WhenAll(Enumerable.Range(2, 4).Select(async weight =>
        {
            try
            {
                await Task.Run(() => desk.Host.SendAs(weight % 2 == 0 ? desk.Secretary : desk.LaoSecretary, new ReviseTask.Command(id, form with { Weight = weight }, opened.Version)));
                return string.Empty;
            }
            catch (RuleException refusal)
            {
                return refusal.Broken[0].Rule;
            }
        }));
        Assert.Equal(1, saves.Count(each => each.Length == 0));
        Assert.All(saves.Where(each => each.Length > 0), each => Assert.Equal(Rules.Conflict, each));
    }

    [Theory, EachDatabase]
    public async Task Plans_and_owners_are_guarded_too(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var plan = await desk.SendAsync(new GetPlanEditor.Query(PlanDesk.Code));
        await desk.SendAsync(new DescribePlan.Command(desk.PlanId, PlanDesk.Words("Tên khác"), plan.PeriodStart, plan.PeriodEnd, plan.Version));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.LaoSecretary, new DescribePlan.Command(desk.PlanId, PlanDesk.Words("Tên nữa"), plan.PeriodStart, plan.PeriodEnd, plan.Version)));

        await desk.SendAsync(new RenameOwner.Command(desk.LaoOwner, PlanDesk.Words("Phòng khác"), 0));
        Assert.Equal(Rules.Conflict, await desk.Host.RefusalAsync(desk.LaoSecretary, new SetOwnerActive.Command(desk.LaoOwner, false, 0)));
    }
}
