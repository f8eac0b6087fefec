using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

public class WorkTaskTests
{
    private readonly SamplePlan sample = new();

    [Fact]
    public void A_title_may_be_as_long_as_the_limit_counted_in_text_elements()
    {
        // One text element, three chars: counted as chars it would be refused.
        var longest = string.Concat(Enumerable.Repeat("ນ້ຳ", TaskFields.Title.Max));
        var task = new WorkTask(sample.Plan, sample.Content() with { Title = LocalizedText.Of(Language.Lo, longest) });
        Assert.Equal(longest, task.Agreed.Title.For(Language.Lo));

        var refusal = Assert.Throws<RuleException>(() => new WorkTask(sample.Plan, sample.Content() with { Title = LocalizedText.Of(Language.Lo, longest + "ກ") }));
        Assert.Equal([Rules.TooLong], refusal.Broken.Select(each => each.Rule));
    }

    [Fact]
    public void A_code_begins_with_its_pillars_code_and_goes_on()
    {
        Assert.Equal(Rules.TaskCodeFormat, Refused(sample.Content() with { Code = "B1" }));
        Assert.Equal(Rules.TaskCodeFormat, Refused(sample.Content() with { Code = "A" }));
    }

    [Fact]
    public void A_pillar_that_the_plan_lacks_is_refused() => Assert.Equal(Rules.PillarUnknown, Refused(sample.Content() with { PillarCode = "Z" }));

    [Theory]
    [InlineData(0)]
    [InlineData(TaskPercent.Max + 1)]
    public void A_weight_outside_its_range_is_refused(int weight) => Assert.Equal(Rules.OutOfRange, Refused(sample.Content(weight: weight)));

    [Fact]
    public void Two_milestones_of_one_code_are_refused()
    {
        var content = sample.Content();
        Assert.Equal(Rules.MilestoneCodeTaken, Refused(content with { Milestones = [content.Milestones[0], content.Milestones[0]] }));
    }

    [Fact]
    public void A_refused_revision_leaves_the_task_as_it_was()
    {
        var task = sample.Task();
        var before = task.ToContent();
        Assert.Throws<RuleException>(() => task.Revise(before with { Code = "A9", Title = LocalizedText.Empty }, sample.Plan));
        Assert.Equal(before.Code, task.Code);
        Assert.Equal(before.Title, task.Agreed.Title);
    }

    [Fact]
    public void Is_not_revised_once_the_plan_is_adopted()
    {
        var task = sample.Task();
        sample.Adopted();
        Assert.Equal(Rules.PlanNotInDraft, Assert.Throws<RuleException>(() => task.Revise(task.ToContent(), sample.Plan)).Broken.Single().Rule);
    }

    [Fact]
    public void A_revision_keeps_milestones_that_stay_and_orders_them_by_date()
    {
        var task = sample.Task();
        var (milestone, kept) = (task.Milestones[0], task.ToContent().Milestones[0]);
        var earlier = new MilestoneContent { Code = "A1.2", Type = MilestoneType.Review, Title = SamplePlan.Text("Rà soát", "ທົບທວນ"), Planned = new DateOnly(2026, 4, 1) };
        task.Revise(task.ToContent() with { Milestones = [kept, earlier] }, sample.Plan);
        Assert.Equal(["A1.2", "A1.1"], task.Milestones.Select(each => each.Code));
        Assert.Equal(kept.Id, task.Milestones[1].Id);
        Assert.Same(milestone, task.Milestones[1]);
        task.Revise(task.ToContent() with { Milestones = [] }, sample.Plan);
        Assert.Empty(task.Milestones);
    }

    [Fact]
    public void A_revision_with_a_milestone_that_is_refused_leaves_the_task_as_it_was()
    {
        var task = sample.Task();
        var before = task.ToContent();
        var tooLong = before.Milestones[0] with { Title = LocalizedText.Of(Language.Vi, new string('x', Milestone.TitleMax + 1)) };
        Assert.Throws<RuleException>(() => task.Revise(before with { Code = "A9", Weight = 7, Milestones = [tooLong] }, sample.Plan));
        Assert.Equal(("A1", 100), (task.Code, task.Agreed.Weight));
    }

    [Fact]
    public void Contents_say_the_same_where_every_milestone_does()
    {
        var content = sample.Content();
        MilestoneContent[] two = [content.Milestones[0], content.Milestones[0] with { Code = "A1.2" }];
        Assert.True((content with { Milestones = [] }).SaysTheSame(content with { Milestones = [] }));
        Assert.True((content with { Milestones = two }).SaysTheSame(content with { Milestones = [two[1], two[0]] }));
        Assert.False((content with { Milestones = two }).SaysTheSame(content with { Milestones = [two[0], two[1] with { Planned = new DateOnly(2026, 7, 1) }] }));
    }

    [Fact]
    public void Other_indicators_stay_where_one_gets_a_new_code()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Indicators = ["I1", "I3"] });
        task.FollowIndicator("I1", "I2");
        Assert.Equal(["I2", "I3"], task.Agreed.Indicators);
    }

    [Fact]
    public void The_lead_alternates_by_year_where_the_sides_agreed_so()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Alternation = LeadAlternation.ByYear });
        Assert.Equal(Side.Vietnam, task.LeadIn(2026, 2026));
        Assert.Equal(Side.Laos, task.LeadIn(2027, 2026));
        Assert.Equal(Side.Vietnam, sample.Task("A2").LeadIn(2027, 2026));
    }

    [Fact]
    public void Every_text_can_be_reached_by_its_field()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Budget = [new BudgetLine(Currency.VND, 10, SamplePlan.Text("Ngân sách", "ງົບປະມານ"))] });
        var fields = task.Texts.Select(each => each.Field).ToList();
        Assert.Equal(["Title", "Milestone:A1.1", "Budget:1"], fields);
        foreach (var field in fields)
        {
            task.SetText(field, SamplePlan.Text("mới", "ໃໝ່"));
        }

        Assert.All(task.Texts, each => Assert.Equal("mới", each.Text.For(Language.Vi)));
        Assert.Throws<RuleException>(() => task.SetText("Milestone:Z", LocalizedText.Empty));
    }

    [Fact]
    public void Is_found_by_code_and_title_without_marks()
    {
        var task = sample.Task();
        Assert.Contains("xay dung quy che", task.SearchText, StringComparison.Ordinal);
        Assert.StartsWith("a1\n", task.SearchText, StringComparison.Ordinal);
    }

    private string Refused(TaskContent content) => Assert.Throws<RuleException>(() => new WorkTask(sample.Plan, content)).Broken.Single().Rule;
}
