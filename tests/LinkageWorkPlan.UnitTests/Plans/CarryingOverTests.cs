using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

public class CarryingOverTests
{
    private readonly SamplePlan sample = new();
    private readonly WorkPlan next = new("2027", PlanKind.Annual, SamplePlan.Text("Kế hoạch 2027", "ແຜນວຽກ 2027"), new(2027, 1, 1), new(2027, 12, 31));

    [Fact]
    public void A_task_keeps_its_code_and_owners_and_its_days_move_by_the_years_between()
    {
        var task = sample.Task();
        sample.Adopted();
        var carried = Assert.Single(Carry([task], []));
        Assert.Equal(("A1", "2026: A1", next.Id, new DateOnly(2027, 3, 1), new DateOnly(2027, 8, 31)), (carried.Code, carried.CarriedFrom, carried.PlanId, carried.Agreed.Start!.Value, carried.Agreed.End!.Value));
        Assert.Equal(task.Owners.Select(each => each.OwnerId), carried.Owners.Select(each => each.OwnerId));
        Assert.Equal(("A1.1", new DateOnly(2027, 6, 30)), (carried.Milestones.Single().Code, carried.Milestones.Single().Planned!.Value));
        Assert.Equal("A", Assert.Single(next.Pillars).Code);
    }

    [Fact]
    public void Nothing_is_carried_twice_and_a_taken_code_gives_way()
    {
        var (first, second) = (sample.Task(weight: 50), new WorkTask(sample.Plan, sample.Content("A2", 50) with { Predecessors = ["A1"] }));
        sample.Adopted();
        next.AddPillar("A", SamplePlan.Text("Điều phối", "ການປະສານງານ"));
        var own = new WorkTask(next, sample.Content() with { Start = new(2027, 1, 4), End = new(2027, 6, 30), Milestones = [] });
        var carried = Carry([first, second], [own]);
        Assert.Equal(["A3", "A2"], carried.Select(each => each.Code));
        Assert.Equal(["A3"], carried[1].Agreed.Predecessors);
        Assert.Equal("A3.1", carried[0].Milestones.Single().Code);
        Assert.Empty(Carry([first, second], [own, .. carried]));

        // What follows finds what came before it.
        Assert.Equal(["A3"], Assert.Single(Carry([second], [own, carried[0]])).Agreed.Predecessors);
    }

    [Fact]
    public void What_is_reached_stays_behind_and_what_has_begun_goes_on_from_the_first_day()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with
        {
            Milestones = [.. sample.Content().Milestones, new MilestoneContent { Code = "A1.2", Type = MilestoneType.Signed, Title = SamplePlan.Text("Ký", "ເຊັນ"), Planned = new(2026, 8, 31) }],
        });
        sample.Adopted();
        var entry = new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 40, MilestoneReached = task.Milestones[0].Id, HasEvidence = true };
        task.Follow(TaskProgress.AsOf([sample.Record(task, entry)], SamplePlan.Today));
        var carried = Assert.Single(Carry([task], []));
        Assert.Equal((next.PeriodStart, new DateOnly(2027, 8, 31)), (carried.Agreed.Start!.Value, carried.Agreed.End!.Value));
        Assert.Equal(("A1.1", "Ký"), (carried.Milestones.Single().Code, carried.Milestones.Single().Title.For(Language.Vi)));
        Assert.Equal(0, carried.Percent);
    }

    [Fact]
    public void What_a_two_year_plan_had_for_its_second_year_keeps_its_days_in_a_plan_of_one()
    {
        var (carrying, first, second) = TwoYears(new(2028, 12, 31));
        var carried = carrying.Carry([first, second], [], new HashSet<string>(), sample.SideOf.Keys.ToHashSet());
        Assert.Equal([(new DateOnly(2028, 3, 1), new DateOnly(2028, 8, 31)), (new(2028, 1, 11), new(2028, 11, 30))], carried.Select(each => (each.Agreed.Start!.Value, each.Agreed.End!.Value)));
        Assert.Equal([new DateOnly(2028, 6, 30), new(2028, 10, 20)], carried.Select(each => each.Milestones.Single().Planned!.Value));
        Assert.Empty(carrying.Questions);
    }

    [Fact]
    public void Days_that_do_not_fit_are_fitted_and_asked()
    {
        var (carrying, _, second) = TwoYears(new(2028, 11, 1));
        var carried = Assert.Single(carrying.Carry([second], [], new HashSet<string>(), sample.SideOf.Keys.ToHashSet()));
        Assert.Equal(new DateOnly(2028, 11, 1), carried.Agreed.End);
        Assert.All(carrying.Questions, each => Assert.Equal((Questions.CarriedDay, "A2", true), (each.Rule, each.Subject, each.IsQuestion)));
        Assert.Equal([new DateOnly(2027, 11, 30), new DateOnly(2029, 11, 30), new DateOnly(2028, 11, 1)], carrying.Questions[0].Arguments.OfType<DateOnly>());
    }

    [Fact]
    public void An_expected_day_after_the_new_period_is_fitted_and_asked()
    {
        var task = sample.Task();
        sample.Adopted();
        var delay = new DelayReport(SamplePlan.Text("Chờ", "ລໍຖ້າ"), SamplePlan.Text("Nhắc", "ເຕືອນ"), new(2028, 2, 1));
        task.Follow(TaskProgress.AsOf([sample.Record(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Delay = delay })], SamplePlan.Today));
        var carrying = new CarryingOver(sample.Plan, next);
        Assert.Equal(next.PeriodEnd, Assert.Single(carrying.Carry([task], [], new HashSet<string>(), sample.SideOf.Keys.ToHashSet())).Agreed.End);
        var question = Assert.Single(carrying.Questions);
        Assert.Equal((Questions.CarriedExpected, "A1"), (question.Rule, question.Subject));
        Assert.Equal([new DateOnly(2028, 2, 1), next.PeriodEnd], question.Arguments.OfType<DateOnly>());
    }

    [Fact]
    public void Where_no_start_is_agreed_none_is_made_up()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Start = null, Milestones = [] });
        sample.Adopted();
        var carried = Assert.Single(Carry([task], []));
        Assert.Equal((null, new DateOnly(2027, 8, 31)), (carried.Agreed.Start, carried.Agreed.End!.Value));
    }

    [Fact]
    public void A_plan_goes_on_with_one_earlier_plan()
    {
        sample.Adopted();
        next.Continue(sample.Plan);
        next.Continue(sample.Plan);
        var other = new WorkPlan("2025", PlanKind.Annual, SamplePlan.Text("Kế hoạch", "ແຜນ"), new(2025, 1, 1), new(2025, 12, 31));
        other.AskForReview();
        other.Adopt(new(2025, 1, 1));
        Assert.Equal(Rules.PlanContinuesOther, Refused(() => next.Continue(other)));
        Assert.Equal("2026", next.Continues);
    }

    [Fact]
    public void Only_from_an_agreed_plan_into_a_later_draft()
    {
        var task = sample.Task();
        Assert.Equal(Rules.PlanNotAdopted, Refused(() => Carry([task], [])));
        sample.Adopted();
        var same = new WorkPlan("2026b", PlanKind.Annual, SamplePlan.Text("Kế hoạch", "ແຜນ"), new(2026, 1, 1), new(2026, 12, 31));
        Assert.Equal(Rules.CarriedBackwards, Refused(() => new CarryingOver(sample.Plan, same).Carry([task], [], new HashSet<string>(), new HashSet<Guid>())));
        Assert.Equal(Rules.CarriedBackwards, Refused(() => same.Continue(sample.Plan)));
        next.AskForReview();
        Assert.Equal(Rules.PlanNotInDraft, Refused(() => Carry([task], [])));
        Assert.Equal(Rules.PlanNotInDraft, Refused(() => Carry([], [])));
    }

    [Fact]
    public void Two_codes_that_are_taken_give_way_to_different_ones()
    {
        WorkTask[] tasks = [sample.Task(weight: 50), sample.Task("A2", 50)];
        sample.Adopted();
        next.AddPillar("A", SamplePlan.Text("Điều phối", "ການປະສານງານ"));
        Assert.Equal(["A3", "A4"], Carry(tasks, [new WorkTask(next, sample.Content()), new WorkTask(next, sample.Content("A2"))]).Select(each => each.Code));
    }

    [Fact]
    public void An_indicator_comes_with_the_targets_of_the_new_years()
    {
        sample.Adopted();
        var indicator = new Indicator(sample.Plan.Id, "I1", SamplePlan.Text("Kim ngạch", "ມູນຄ່າ"), SamplePlan.Text("triệu USD", "ລ້ານໂດລາສະຫະລັດ"), [], [new IndicatorTarget(2026, 1), new IndicatorTarget(2027, 2)]);
        var carried = new CarryingOver(sample.Plan, next).Carry(indicator);
        Assert.Equal((next.Id, "I1", 2027), (carried.PlanId, carried.Code, carried.Targets.Single().Year));
    }

    [Theory]
    [InlineData("2026-2027", "A1")]
    [InlineData("2026.b", "1.3")]
    public void A_place_is_read_as_it_is_written(string plan, string task) => Assert.Equal((plan, task), WorkTask.ReadPlace(WorkTask.PlaceOf(plan, task)));

    /// <summary>A task of each year of a plan of two.</summary>
    private (CarryingOver Carrying, WorkTask First, WorkTask Second) TwoYears(DateOnly end)
    {
        var two = new WorkPlan("2026-2027", PlanKind.Biennial, SamplePlan.Text("Kế hoạch", "ແຜນ"), new(2026, 1, 1), new(2027, 12, 31));
        two.AddPillar("A", SamplePlan.Text("Điều phối", "ການປະສານງານ"));
        var content = sample.Content("A2", 50) with { Start = new(2027, 1, 11), End = new(2027, 11, 30) };
        var (first, second) = (new WorkTask(two, sample.Content("A1", 50)), new WorkTask(two, content with { Milestones = [content.Milestones[0] with { Planned = new(2027, 10, 20) }] }));
        two.AskForReview();
        two.Adopt(new(2026, 2, 1));
        return (new CarryingOver(two, new WorkPlan("2028", PlanKind.Annual, SamplePlan.Text("Kế hoạch 2028", "ແຜນ 2028"), new(2028, 1, 1), end)), first, second);
    }

    private IReadOnlyList<WorkTask> Carry(IReadOnlyList<WorkTask> tasks, IReadOnlyList<WorkTask> there) =>
        new CarryingOver(sample.Plan, next).Carry(tasks, there, new HashSet<string>(), sample.SideOf.Keys.ToHashSet());

    private static string Refused(Action action) => Assert.Throws<RuleException>(action).Broken.Single().Rule;
}
