using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

public class TaskRulesTests
{
    private readonly SamplePlan sample = new();

    [Fact]
    public void A_plan_in_order_breaks_nothing() => Assert.Empty(Broken(sample.Content()));

    [Fact]
    public void A_plan_without_tasks_cannot_be_reviewed() => Assert.Equal([Rules.PlanHasNoTask], Broken());

    [Fact]
    public void All_that_is_broken_is_said_at_once()
    {
        var content = sample.Content() with { Start = null, Lead = null, Owners = [sample.VietnameseOwner.Id], Milestones = [], Weight = 40 };
        Assert.Equal([Rules.TaskDatesMissing, Rules.TaskLeadMissing, Rules.TaskOwnerMissing, Rules.TaskMilestoneMissing, Rules.PillarWeightsSum], Broken(content));
    }

    [Fact]
    public void Each_names_the_task_to_fix()
    {
        var broken = TaskRules.BeforeReview(sample.Plan, [new WorkTask(sample.Plan, sample.Content("A7") with { Lead = null })], sample.SideOf);
        Assert.Equal("A7", broken.Single().Subject);
    }

    [Fact]
    public void Dates_stand_in_order_and_inside_the_plan()
    {
        var content = sample.Content();
        Assert.Equal([Rules.TaskDatesOrder, Rules.MilestoneOutsideTask], Broken(content with { Start = content.End, End = content.Start }));
        Assert.Equal([Rules.TaskOutsidePeriod], Broken(content with { End = new DateOnly(2027, 1, 1) }));
        Assert.Equal([Rules.TaskOutsidePeriod], Broken(content with { Start = new DateOnly(2025, 12, 31) }));
    }

    [Fact]
    public void A_milestone_stands_inside_its_task_and_the_task_may_go_on_after_the_last()
    {
        var content = sample.Content();
        MilestoneContent On(int month, int day) => content.Milestones[0] with { Planned = new DateOnly(2026, month, day) };
        Assert.Empty(Broken(content with { Milestones = [On(3, 1)] }));
        Assert.Empty(Broken(content with { Milestones = [On(8, 31)] }));
        Assert.Equal([Rules.MilestoneOutsideTask], Broken(content with { Milestones = [On(9, 1)] }));
        Assert.Equal([Rules.MilestoneOutsideTask], Broken(content with { Milestones = [content.Milestones[0] with { Planned = null }] }));
    }

    [Fact]
    public void The_same_side_cannot_lead_and_follow() => Assert.Equal([Rules.TaskSidesEqual], Broken(sample.Content() with { Counterpart = Side.Vietnam }));

    [Fact]
    public void Tasks_that_wait_for_each_other_are_named()
    {
        var broken = Broken(
            sample.Content("A1", 50) with { Predecessors = ["A2"] },
            sample.Content("A2", 30) with { Predecessors = ["A1"] },
            sample.Content("A3", 20) with { Predecessors = ["A1"] });
        Assert.Equal([Rules.TaskDependencyLoop, Rules.TaskDependencyLoop], broken);
    }

    [Fact]
    public void A_missing_and_a_stale_rendering_are_both_said_and_English_is_not_asked_for()
    {
        var text = LocalizedText.Of(Language.Vi, "Một", "ໜຶ່ງ").Write(Language.Vi, "Hai");
        var rules = TaskRules.OfTexts("A1", [new TextPlace("Title", text, 300), new TextPlace("Outputs", LocalizedText.Of(Language.Lo, "ສອງ"), 300)]).ToList();
        Assert.Equal([Rules.TextStale, Rules.TextMissing], rules.Select(each => each.Rule));
        Assert.Equal(["lo", "vi"], rules.Select(each => each.Arguments[^1]));
    }

    private IEnumerable<string> Broken(params TaskContent[] contents) =>
        TaskRules.BeforeReview(sample.Plan, [.. contents.Select(each => new WorkTask(sample.Plan, each))], sample.SideOf).Select(each => each.Rule);
}
