using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.IntegrationTests.Amendments;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.IntegrationTests.Plans.Exchange;
using LinkageWorkPlan.Reports.Agreed;
using LinkageWorkPlan.Web.Features.Amendments;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using LinkageWorkPlan.Web.Features.Plans.Exchange;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>What a task waits for, with type and lag.</summary>
public class LinkTests
{
    [Theory, EachDatabase]
    public async Task A_link_is_saved_with_its_type_and_lag_and_signed_so(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A2"));
        await desk.AddAsync(desk.Form("A3"));
        await desk.AddAsync(desk.Form() with { Predecessors = ["A2 SS+5", "A3"] });
        Assert.Equal(["A2 SS+5", "A3"], (await desk.EditorAsync("A1")).Saved.Predecessors);
        var (plan, tasks, owners) = await desk.Host.Db(async db => (
            await db.Plans.Include(each => each.Pillars).SingleAsync(), await db.Tasks.Include(each => each.Milestones).Include(each => each.Owners).AsSplitQuery().ToListAsync(), await db.Owners.ToDictionaryAsync(each => each.Id)));
        var signed = PlanContent.Of(plan, tasks, owners).ToCanonical();
        Assert.Contains("\"predecessors\":[\"A2 SS+5\",\"A3\"]", signed, StringComparison.Ordinal);
        Assert.Equal(signed, PlanContent.Read(signed).ToCanonical());
    }

    [Theory, EachDatabase]
    public async Task A_loop_is_refused_with_its_codes_when_it_is_saved(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form());
        await desk.AddAsync(desk.Form("A2") with { Predecessors = ["A1"] });
        await desk.AddAsync(desk.Form("A3") with { Predecessors = ["A2 SS+5"] });
        var editor = await desk.EditorAsync("A1");
        var command = new ReviseTask.Command(editor.TaskId!.Value, TaskForm.Of(editor.Saved) with { Predecessors = ["A3 FS-2"] }, editor.Version);
        var broken = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, command));
        Assert.Equal((Rules.TaskDependencyLoop, nameof(AgreedTask.Predecessors)), (broken.Rule, broken.Subject));
        Assert.Equal(["A1", "A2", "A3"], ((string)broken.Arguments[1]).Split(" → ").Distinct().Order());
        Assert.Empty((await desk.EditorAsync("A1")).Saved.Predecessors);

        // A task that waits for itself is refused in the same words, in its form as in its row.
        var itself = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, command with { Form = command.Form with { Predecessors = ["A1 SS"] } }));
        Assert.Equal((Rules.TaskDependencyLoop, nameof(AgreedTask.Predecessors), "A1 → A1"), (itself.Rule, itself.Subject, itself.Arguments[1]));
    }

    [Theory, EachDatabase]
    public async Task An_amendment_takes_a_link_with_its_lag_and_refuses_a_loop_with_its_codes(Database database)
    {
        await using var desk = await AmendmentDesk.OpenAsync(database);
        await desk.ProposeAsync();
        await desk.AmendAsync(null, _ => desk.Plan.Form("A2") with { Predecessors = ["A1 SS+5"], Weight = 1 });
        Assert.Equal(["A1 SS+5"], (await desk.Plan.SendAsync(new GetAmendmentEditor.Query(PlanDesk.Code, 1, "A2"))).Task.Saved.Predecessors);
        var broken = Assert.Single((await Assert.ThrowsAsync<RuleException>(() => desk.AmendAsync("A1", form => form with { Predecessors = ["A2"] }))).Broken);
        Assert.Equal(Rules.TaskDependencyLoop, broken.Rule);
        Assert.Equal(["A1", "A2"], ((string)broken.Arguments[1]).Split(" → ").Distinct().Order());
    }

    /// <summary>A workbook that was exported changes nothing, and links are read as people write them.</summary>
    [Theory, EachDatabase]
    public async Task Links_go_to_a_workbook_and_come_back_the_same(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A2"));
        await desk.AddAsync(desk.Form("A3") with { Predecessors = ["A1 SS+5", "A2 FS-2"] });
        var book = await desk.SendAsync(new GetPlanExport.Query(PlanDesk.Code, PlanFilter.None, PlanSort.Plan, Domain.Texts.Language.Vi));
        Assert.DoesNotContain((await desk.LookAsync(book.Bytes)).Lines, each => each.Mark != ImportMark.Notice);
        await desk.ImportAsync(Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Predecessors"], ["A3", "A1ss + 7; A2"])));
        Assert.Equal(["A1 SS+7", "A2"], (await desk.TaskAsync("A3")).Predecessors);
        Assert.Equal($"B2 {Rules.TaskLinkLag}", await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Predecessors"], ["A3", "A1 SS+251"]))));
        Assert.Equal($"B2 {Rules.TaskLinkFormat}", await desk.RefusalAsync(Books.Of(Books.Table(BookSheet.Tasks, ["Code", "Predecessors"], ["A3", "A1 SS++1"]))));
    }

    [Theory, EachDatabase]
    public async Task What_is_no_link_is_said_beside_the_field_and_nothing_is_saved(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A2"));
        foreach (var (typed, rule) in new[] { ("A2 SS+5x", Rules.TaskLinkFormat), ("A2 SS+300", Rules.TaskLinkLag), ("A2;A2 SS", Rules.TaskLinkTwice), ("A9 SS+1", Rules.TaskPredecessorUnknown) })
        {
            var broken = Assert.Single(await desk.Host.RefusedAsync(desk.Secretary, new AddTask.Command(desk.PlanId, desk.Form() with { Predecessors = TaskLink.Read(typed) })));
            Assert.Equal((rule, nameof(AgreedTask.Predecessors)), (broken.Rule, broken.Subject));
        }

        Assert.Equal(1, await desk.Host.Db(db => db.Tasks.CountAsync()));
    }

    [Theory, EachDatabase]
    public async Task A_start_before_its_link_allows_is_saved_and_told_on_the_tasks_page(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var form = desk.Form("A2");
        await desk.AddAsync(form);
        await desk.AddAsync(desk.Form() with { Predecessors = ["A2 FS+1"] });
        var task = await desk.Host.SendAs(desk.Secretary, new GetTask.Query(PlanDesk.Code, "A1"));
        Assert.Equal(form.Start, task.Task.Agreed.Start);
        Assert.True(task.Timing!.FitsFrom > form.End);
        Assert.Equal("A2", Assert.Single(task.Predecessors).Code);
        var early = Assert.Single((await desk.SendAsync(new GetReviewChecks.Query(PlanDesk.Code))).TooEarly);
        Assert.Equal(("A1", task.Timing.FitsFrom, "A2 FS+1"), (early.Task, early.Fits, Assert.Single(early.Links)));
    }
}
