using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

public class DraftingTests
{
    [Theory, EachDatabase]
    public async Task A_task_is_saved_with_all_that_its_form_holds(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with
        {
            Budget = [new BudgetForm(null, Currency.USD, 1.6m, PlanDesk.Words("Ngân sách"))],
            Description = PlanDesk.Words("Mô tả"),
        });
        var saved = (await desk.EditorAsync("A1")).Saved;
        Assert.Equal("ສ້າງລະບຽບການ", saved.Title.Lo!.Text);
        Assert.Equal(Language.Vi, saved.Description.Source);
        Assert.Equal(1.6m, saved.Budget[0].Amount);
        Assert.Equal(new DateOnly(2026, 6, 30), saved.Milestones[0].Planned);
        Assert.Equal(new[] { desk.VietnameseOwner, desk.LaoOwner }.Order(), saved.Owners.Order());
    }

    [Theory, EachDatabase]
    public async Task A_text_is_written_in_the_authors_language_first(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.Host.SendAs(desk.LaoSecretary, new AddTask.Command(desk.PlanId, desk.Form()));
        Assert.Equal(Language.Lo, (await desk.EditorAsync("A1")).Saved.Title.Source);
    }

    [Theory, EachDatabase]
    public async Task The_decomposed_lao_spelling_is_stored_in_the_one_form(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with { Title = PlanDesk.Words(null, "ກ\u0ECD\u0EB2ນົດ") });
        Assert.Equal("ກ\u0EB3ນົດ", (await desk.EditorAsync("A1")).Saved.Title.Lo!.Text);
    }

    [Theory, EachDatabase]
    public async Task Everything_wrong_with_a_form_is_said_at_once(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var form = desk.Form() with
        {
            Title = TextWords.None,
            Code = "B 1",
            Weight = 101,
            End = new DateOnly(2026, 1, 1),
            Description = PlanDesk.Words(new string('a', TaskFields.Texts.Single(each => each.Name == nameof(AgreedTask.Description)).Max + 1)),
            Milestones = [new MilestoneForm { Code = "A1.1", Type = MilestoneType.Draft, Title = PlanDesk.Words("Mốc") }, new MilestoneForm { Code = "A1.1", Type = MilestoneType.Draft }],
        };
        var broken = await desk.Host.RefusedAsync(desk.Secretary, new AddTask.Command(desk.PlanId, form));
        Assert.Equal(
            [Rules.CodeFormat, Rules.TaskCodeFormat, Rules.Required, Rules.TooLong, Rules.TaskDatesOrder, Rules.OutOfRange, Rules.Required, Rules.MilestoneCodeTaken],
            broken.Select(each => each.Rule));
        Assert.Contains(broken, each => each.Subject == "Milestone:1:Title");
        Assert.Empty(await desk.Host.Db(db => db.Tasks.ToListAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_limit_counts_text_elements_and_not_chars(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);

        // ນ້ຳ is one text element of three chars.
        var longest = string.Concat(Enumerable.Repeat("ນ້ຳ", TaskFields.Title.Max));
        await desk.AddAsync(desk.Form() with { Title = PlanDesk.Words(null, longest) });
        var refusal = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new AddTask.Command(desk.PlanId, desk.Form("A2") with { Title = PlanDesk.Words(null, longest + "ນ") })));
        Assert.Equal(Rules.TooLong, refusal.Rule);
        Assert.Equal(TaskFields.Title.Max + 1, refusal.Arguments[1]);
    }

    [Theory, EachDatabase]
    public async Task A_code_stands_for_one_task_only(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        Assert.Equal(Rules.TaskCodeTaken, await desk.Host.RefusalAsync(desk.Secretary, new AddTask.Command(desk.PlanId, desk.Form())));
        Assert.Equal(Rules.PlanCodeTaken, await desk.Host.RefusalAsync(desk.Secretary, new CreatePlan.Command(PlanDesk.Code, PlanKind.Annual, PlanDesk.Words("K"), new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31))));
        Assert.Equal(Rules.PillarCodeTaken, await desk.Host.RefusalAsync(desk.Secretary, new AddPillar.Command(desk.PlanId, "A", PlanDesk.Words("T"))));
    }

    [Theory, EachDatabase]
    public async Task A_sector_that_is_nowhere_is_refused_by_its_code(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with { Sectors = ["S06"] });
        var refused = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new AddTask.Command(desk.PlanId, desk.Form("A2") with { Sectors = ["S06", "S99"] })));
        Assert.Equal((Rules.SectorUnknown, nameof(AgreedTask.Sectors), "S99"), (refused.Rule, refused.Subject, refused.Arguments.Single()));
    }

    [Theory, EachDatabase]
    public async Task The_next_free_code_is_offered(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1"));
        await desk.AddAsync(desk.Form("A3"));
        Assert.Equal("A2", (await desk.SendAsync(new GetTaskEditor.Query(PlanDesk.Code, null))).NextCodes["A"]);
    }

    [Theory, EachDatabase]
    public async Task Other_tasks_follow_a_new_code_and_forget_a_removed_one(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A1"));
        await desk.AddAsync(desk.Form("A2") with { Predecessors = ["A1"] });
        await desk.ReviseAsync("A1", form => form with { Code = "A7" });
        Assert.Equal(["A7"], (await desk.EditorAsync("A2")).Saved.Predecessors);

        var renamed = await desk.EditorAsync("A7");
        await desk.SendAsync(new RemoveTask.Command(renamed.TaskId!.Value, renamed.Version));
        Assert.Empty((await desk.EditorAsync("A2")).Saved.Predecessors);
        Assert.Equal(Rules.TaskPredecessorUnknown, await desk.Host.RefusalAsync(desk.Secretary, new AddTask.Command(desk.PlanId, desk.Form("A9") with { Predecessors = ["A7"] })));
    }

    [Theory, EachDatabase]
    public async Task Milestones_are_changed_added_and_taken_away_in_one_save(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form() with
        {
            Milestones =
            [
                new MilestoneForm { Code = "A1.1", Type = MilestoneType.Draft, Title = PlanDesk.Words("Một"), Planned = new DateOnly(2026, 4, 1) },
                new MilestoneForm { Code = "A1.2", Type = MilestoneType.Draft, Title = PlanDesk.Words("Hai"), Planned = new DateOnly(2026, 5, 1) },
            ],
        });
        await desk.ReviseAsync("A1", form => form with
        {
            Milestones =
            [
                form.Milestones[1] with { Planned = new DateOnly(2026, 5, 4) },
                new MilestoneForm { Code = "A1.3", Type = MilestoneType.Signed, Title = PlanDesk.Words("Ba"), Planned = new DateOnly(2026, 6, 1) },
            ],
        });
        var milestones = TaskForm.Of((await desk.EditorAsync("A1")).Saved).Milestones;
        Assert.Equal([("A1.2", new DateOnly(2026, 5, 4)), ("A1.3", new DateOnly(2026, 6, 1))], milestones.Select(each => (each.Code, each.Planned!.Value)));
    }

    [Theory, EachDatabase]
    public async Task A_pillar_with_tasks_stays(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        Assert.Equal(Rules.PillarHasTasks, await desk.Host.RefusalAsync(desk.Secretary, new RemovePillar.Command(desk.PlanId, "A")));
        await desk.SendAsync(new AddPillar.Command(desk.PlanId, "B", PlanDesk.Words("Nghiên cứu")));
        await desk.SendAsync(new RemovePillar.Command(desk.PlanId, "B"));
        Assert.Equal(["A"], (await desk.SendAsync(new GetPlanEditor.Query(PlanDesk.Code))).Pillars.Select(each => each.Code));
    }

    [Theory, EachDatabase]
    public async Task A_new_plan_may_take_over_the_pillars_of_an_earlier_one(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.SendAsync(new CreatePlan.Command("2027", PlanKind.Annual, PlanDesk.Words("Kế hoạch 2027"), new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31), desk.PlanId));
        Assert.Equal("ການປະສານງານ", (await desk.SendAsync(new GetPlanEditor.Query("2027"))).Pillars.Single().Title.Lo!.Text);
    }

    [Theory, EachDatabase]
    public async Task A_plan_without_dates_or_with_dates_in_the_wrong_order_is_not_made(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var broken = await desk.Host.RefusedAsync(desk.Secretary, new CreatePlan.Command("20/27", PlanKind.Annual, TextWords.None, null, null));
        Assert.Equal([Rules.CodeFormat, Rules.Required, Rules.Required, Rules.Required], broken.Select(each => each.Rule));
        Assert.Equal(Rules.PlanPeriodOrder, await desk.Host.RefusalAsync(desk.Secretary, new CreatePlan.Command("2027", PlanKind.Annual, PlanDesk.Words("K"), new DateOnly(2027, 2, 1), new DateOnly(2027, 1, 1))));
    }

    [Theory, EachDatabase]
    public async Task An_adopted_plan_is_not_drafted_any_more(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AdoptAsync();
        var editor = await desk.EditorAsync("A1");
        Assert.Equal(Rules.PlanNotInDraft, await desk.Host.RefusalAsync(desk.Secretary, new ReviseTask.Command(editor.TaskId!.Value, TaskForm.Of(editor.Saved), editor.Version)));
        Assert.Equal(Rules.PlanNotInDraft, await desk.Host.RefusalAsync(desk.Secretary, new RemoveTask.Command(editor.TaskId!.Value, editor.Version)));
        Assert.Equal(Rules.PlanNotInDraft, await desk.Host.RefusalAsync(desk.Secretary, new AddTask.Command(desk.PlanId, desk.Form("A2"))));
    }

    [Theory, EachDatabase]
    public async Task Each_change_is_in_the_history_with_before_and_after(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(desk.Form());
        await desk.ReviseAsync("A1", form => form with { End = new DateOnly(2026, 9, 30) });
        var last = await desk.Host.Db(db => db.History.Where(each => each.SubjectId == id).OrderByDescending(each => each.Id).FirstAsync());
        var change = Assert.Single(last.Changes);
        Assert.Equal((nameof(ReviseTask), "WorkTask.End", "2026-08-31", "2026-09-30"), (last.Action, change.Field, change.Before, change.After));
        Assert.Equal(Role.Secretary, last.ActorRole);
    }
}
