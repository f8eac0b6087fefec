using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.IntegrationTests.Hosting;
using LinkageWorkPlan.Web.Features.Plans.Editing;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.IntegrationTests.Plans;

/// <summary>A row of the working grid that is a copy has all of the row that it is a copy of, whatever columns are shown.</summary>
public class GridCopyTests
{
    private static readonly Dictionary<string, string> Shown = new() { ["Title.vi"] = "Bản sao", ["Title.lo"] = string.Empty };

    [Theory, EachDatabase]
    public async Task A_copy_of_a_task_has_what_no_column_shows_and_what_is_shown_as_it_is_shown(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        await desk.AddAsync(desk.Form("A2", 1));
        var id = await desk.AddAsync(Full(desk));
        var before = await desk.EditorAsync("A1");
        var milestone = before.Saved.Milestones[0];
        await desk.SendAsync(new SaveTaskRow.Command(desk.PlanId, new RowChange(null, 0, "A", Shown, [new MilestoneChange(null, "m", false, Shown, milestone.Id)], id), []));

        var (copy, source) = ((await desk.EditorAsync("A3")).Saved, before.Saved);
        Assert.Equal(("Bản sao", "A"), (copy.Title.Vi!.Text, copy.PillarCode));
        Assert.Null(copy.Title.Lo);
        Assert.Empty(TaskFields.All.Where(field => field.Name != nameof(AgreedTask.Title) && !field.SaysTheSame(source, copy)).Select(each => each.Name));
        Assert.True(copy.Owners.ToHashSet().SetEquals(source.Owners));
        var copied = Assert.Single(copy.Milestones);
        Assert.Equal(("A3.1", "Bản sao", milestone.Type, milestone.Planned), (copied.Code, copied.Title.Vi!.Text, copied.Type, copied.Planned));
        Assert.NotEqual(milestone.Id, copied.Id);
        Assert.True(before.Saved.SaysTheSame((await desk.EditorAsync("A1")).Saved));
    }

    [Theory, EachDatabase]
    public async Task A_copy_of_a_milestone_has_its_type_and_day_and_one_of_another_plan_or_of_nothing_is_empty(Database database)
    {
        await using var desk = await PlanDesk.OpenAsync(database);
        var id = await desk.AddAsync(Full(desk) with { Predecessors = [] });
        var before = await desk.EditorAsync("A1");
        var milestone = before.Saved.Milestones[0];
        await desk.SendAsync(new SaveTaskRow.Command(desk.PlanId, new RowChange(id, before.Version, "A", new Dictionary<string, string>(), [new MilestoneChange(null, "m", false, Shown, milestone.Id)]), []));
        var copied = (await desk.EditorAsync("A1")).Saved.Milestones.Single(each => each.Code == "A1.2");
        Assert.Equal((MilestoneType.Survey, milestone.Planned), (copied.Type, copied.Planned));

        var other = await desk.SendAsync(new CreatePlan.Command("2027", PlanKind.Annual, PlanDesk.Words("Kế hoạch 2027", "ແຜນວຽກ 2027"), new DateOnly(2027, 1, 1), new DateOnly(2027, 12, 31)));
        await desk.SendAsync(new AddPillar.Command(other, "B", PlanDesk.Words("Khác", "ອື່ນ")));
        foreach (var from in new[] { id, Guid.CreateVersion7() })
        {
            await desk.SendAsync(new SaveTaskRow.Command(other, new RowChange(null, 0, "B", Shown, [], from), []));
        }

        Assert.All(await desk.Host.Db(db => db.Tasks.Where(each => each.PlanId == other).ToListAsync()), each => Assert.Equal((1, true), (each.Agreed.Weight, each.Agreed.Description.IsEmpty)));
    }

    /// <summary>With something in every field that the grid's first columns do not show.</summary>
    private static TaskForm Full(PlanDesk desk)
    {
        var form = desk.Form() with
        {
            Description = PlanDesk.Words("Mô tả", "ລາຍລະອຽດ"),
            Alternation = LeadAlternation.InTurn,
            Predecessors = ["A2"],
            Budget = [new BudgetForm(null, Currency.VND, 1_500_000, PlanDesk.Words("Ngân sách", "ງົບປະມານ"))],
        };
        return form with { Milestones = [form.Milestones[0] with { Type = MilestoneType.Survey }] };
    }
}
