using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

/// <summary>What goes on in the next plan and what does not, with the days at their limits.</summary>
public class CarryingEdgeTests
{
    private static readonly DateOnly First = new(2027, 1, 1);
    private static readonly DateOnly Last = new(2027, 12, 31);
    private static readonly LocalizedText Words = SamplePlan.Text("Lý do", "ເຫດຜົນ");

    private readonly SamplePlan sample = new();
    private readonly WorkPlan next = new("2027", PlanKind.Annual, Words, First, Last);
    private readonly CarryingOver carrying;

    public CarryingEdgeTests() => carrying = new CarryingOver(sample.Plan, next);

    [Fact]
    public void What_is_done_or_dropped_stays_behind()
    {
        var (done, dropped, almost) = (sample.Task(), sample.Task("A2"), sample.Task("A3"));
        sample.Adopted();
        Say(done, new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 100 });
        Say(almost, new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 99 });
        dropped.Drop(1, SamplePlan.Today);
        Assert.Equal([false, false, true], new[] { done, dropped, almost }.Select(CarryingOver.IsUnfinished));
        Assert.Equal(["A3"], Carry(done, dropped, almost).Select(each => each.Code));
    }

    [Fact]
    public void Only_what_there_is_in_the_new_plan_is_named()
    {
        var (first, done) = (sample.Task(), sample.Task("A2"));
        var third = new WorkTask(sample.Plan, sample.Content("A3") with { Predecessors = ["A2", "A1 SS+5"], Indicators = ["I1", "I2"], Sectors = ["S1", "S2"] });
        sample.Adopted();
        Say(done, new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 100 });
        next.AddPillar("A", Words);
        next.AddSector("S2", Words);
        var carried = carrying.Carry([first, done, third], [], new HashSet<string> { "I2" }, new HashSet<Guid> { sample.LaoOwner.Id });
        Assert.Equal(["A1", "A3"], carried.Select(each => each.Code));
        Assert.Equal(["A1 SS+5"], carried[1].Agreed.Predecessors);
        Assert.Equal(["I2"], carried[1].Agreed.Indicators);
        Assert.Equal(["S2"], carried[1].Agreed.Sectors);
        Assert.All(carried, each => Assert.Equal([sample.LaoOwner.Id], each.Owners.Select(owner => owner.OwnerId)));
        Assert.Equal([("A", Words)], next.Pillars.Select(each => (each.Code, each.Title)));
        Assert.Equal("2026: A3", carried[1].CarriedFrom);
    }

    [Theory]
    [InlineData(2027, 1, 1, 2027, 1, 1)]
    [InlineData(2027, 12, 31, 2027, 12, 31)]
    [InlineData(2028, 1, 1, 2027, 12, 31)]
    [InlineData(2026, 12, 31, 2027, 8, 31)]
    public void An_expected_end_is_taken_where_it_is_in_the_new_period(int year, int month, int day, int toYear, int toMonth, int toDay)
    {
        var task = sample.Task();
        sample.Adopted();
        Say(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Delay = new DelayReport(Words, Words, new(year, month, day)) });
        Assert.Equal(new DateOnly(toYear, toMonth, toDay), Assert.Single(Carry(task)).Agreed.End);
        Assert.Equal(year == 2028 ? ["Question.CarriedExpected|A1|A1|01/01/2028|12/31/2027"] : [], carrying.Questions.Select(each => each.Confirmation));
    }

    [Fact]
    public void An_expected_day_of_a_milestone_is_taken_too()
    {
        var task = sample.Task();
        sample.Adopted();
        Say(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Delay = new DelayReport(Words, Words, new(2027, 2, 3), task.Milestones[0].Id) });
        var carried = Assert.Single(Carry(task));
        Assert.Equal((new DateOnly(2027, 2, 3), new DateOnly(2027, 3, 1)), (carried.Milestones[0].Planned!.Value, carried.Agreed.Start!.Value));
        Assert.NotEqual(task.Milestones[0].Id, carried.Milestones[0].Id);
    }

    [Theory]
    [InlineData(183, "2027-07-31", "2027-06-15")]
    [InlineData(183, "2027-01-20", "2027-01-01")]
    [InlineData(9, "2027-01-10", "2027-01-01")]
    [InlineData(9, "2027-01-11", "2027-01-02")]
    [InlineData(9, "2027-12-06", "2027-12-06")]
    public void A_start_that_would_be_after_the_expected_end_is_as_long_before_it_as_was_agreed(int length, string expected, string start)
    {
        static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var task = new WorkTask(sample.Plan, sample.Content() with { Start = new DateOnly(2026, 12, 15).AddDays(-length), End = new(2026, 12, 15), Milestones = [] });
        sample.Adopted();
        Say(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Delay = new DelayReport(Words, Words, Day(expected)) });
        var carried = Assert.Single(Carry(task));
        Assert.Equal(Day(expected), carried.Agreed.End);
        Assert.Equal(Day(start), carried.Agreed.Start);
    }

    [Fact]
    public void What_has_begun_by_a_milestone_goes_on_from_the_first_day_and_its_open_ones_get_new_numbers()
    {
        var milestone = sample.Content().Milestones[0];
        var task = new WorkTask(sample.Plan, sample.Content() with { Milestones = [milestone with { Planned = new(2026, 4, 1) }, milestone with { Code = "A1.7", Planned = new(2026, 5, 1) }, milestone with { Code = "A1.9", Planned = null }] });
        sample.Adopted();
        Say(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, MilestoneReached = task.Milestones[0].Id, HasEvidence = true });
        var carried = Assert.Single(Carry(task));
        Assert.Equal(First, carried.Agreed.Start);
        Assert.Equal([("A1.1", new DateOnly(2027, 5, 1)), ("A1.2", null)], carried.Milestones.Select(each => (each.Code, each.Planned)));
    }

    [Fact]
    public void A_day_before_the_new_period_becomes_its_first_and_is_asked()
    {
        var late = new CarryingOver(sample.Plan, new WorkPlan("2027B", PlanKind.Annual, Words, new(2027, 4, 1), new(2028, 3, 31)));
        var task = sample.Task();
        sample.Adopted();
        var carried = Assert.Single(late.Carry([task], [], new HashSet<string>(), sample.SideOf.Keys.ToHashSet()));
        Assert.Equal((new DateOnly(2027, 4, 1), new DateOnly(2027, 8, 31)), (carried.Agreed.Start!.Value, carried.Agreed.End!.Value));
        Assert.Equal(["Question.CarriedDay|A1|A1|03/01/2026|03/01/2027|04/01/2027"], late.Questions.Select(each => each.Confirmation));
    }

    [Fact]
    public void A_task_without_an_end_moves_by_its_start_and_one_without_days_has_none()
    {
        var (open, none) = (new WorkTask(sample.Plan, sample.Content() with { End = null }), new WorkTask(sample.Plan, sample.Content("A2") with { Start = null, End = null, Milestones = [] }));
        sample.Adopted();
        var carried = Carry(open, none);
        Assert.Equal([(new DateOnly(2027, 3, 1), null), (null, null)], carried.Select(each => (each.Agreed.Start, each.Agreed.End)));
    }

    [Fact]
    public void Targets_of_the_years_of_the_new_plan_come_with_an_indicator()
    {
        var two = new WorkPlan("2027-2028", PlanKind.Biennial, Words, First, new(2028, 12, 31));
        var indicator = new Indicator(sample.Plan.Id, "I1", Words, Words, [], [.. new[] { 2026, 2027, 2028, 2029 }.Select(year => new IndicatorTarget(year, year))]);
        sample.Adopted();
        Assert.Equal([2027, 2028], new CarryingOver(sample.Plan, two).Carry(indicator).Targets.Select(each => each.Year));
    }

    [Fact]
    public void Obstacles_that_are_open_go_on_with_their_task_or_the_plan()
    {
        var (first, second) = (sample.Task(), sample.Task("A2"));
        sample.Adopted();
        var content = new ObstacleContent(Words, Words, Words, Side.Laos, null, null, null, LocalizedText.Empty);
        Obstacle Of(int number, WorkTask? task) => new(sample.Plan, task, number, content, SamplePlan.Today.AddDays(-number), null, SamplePlan.Today);
        var (whole, ofFirst, ofSecond, withdrawn, again) = (Of(5, null), Of(2, first), Of(3, second), Of(4, null), Of(1, null));
        withdrawn.Withdraw("Nhầm", "Thư ký mẫu");
        var codes = new Dictionary<Guid, string> { [first.Id] = "A1", [second.Id] = "A2" };
        var tasks = Carry(first);
        var there = Assert.Single(carrying.Carry([again], codes, [], []));
        Assert.Equal((1, "2026: O1"), (there.Number, there.CarriedFrom));

        var carried = carrying.Carry([whole, ofFirst, ofSecond, withdrawn, again], codes, tasks, [there]);
        Assert.Equal([(2, "O2", "2026: O2", tasks[0].Id), (3, "O3", "2026: O5", (Guid?)null)], carried.Select(each => (each.Number, each.Code, each.CarriedFrom, each.TaskId)));
        Assert.All(carried, each => Assert.Equal((next.Id, Words, Side.Laos, ObstacleState.Open), (each.PlanId, each.Title, each.Responsible, each.State)));
        Assert.Equal([SamplePlan.Today.AddDays(-2), SamplePlan.Today.AddDays(-5)], carried.Select(each => each.OpenedOn));
        Assert.Equal(4, Assert.Single(carrying.Carry([Of(6, null)], codes, tasks, [there, .. carried])).Number);
    }

    [Fact]
    public void What_has_begun_by_its_percent_alone_goes_on_from_the_first_day()
    {
        var task = sample.Task();
        sample.Adopted();
        Say(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 1 });
        var carried = Assert.Single(Carry(task));
        Assert.Equal((First, new DateOnly(2027, 8, 31)), (carried.Agreed.Start!.Value, carried.Agreed.End!.Value));
    }

    [Fact]
    public void A_task_of_the_second_year_without_an_end_keeps_its_year_by_its_start()
    {
        var carried = FromTwoYears(new(2028, 12, 31), new DateOnly(2027, 3, 1), null);
        Assert.Equal((new DateOnly(2028, 3, 1), null), (carried.Agreed.Start!.Value, carried.Agreed.End));
    }

    [Fact]
    public void A_task_of_the_second_year_stays_in_the_second_where_the_new_plan_has_two()
    {
        var carried = FromTwoYears(new(2029, 12, 31), new DateOnly(2027, 1, 11), new DateOnly(2027, 11, 30));
        Assert.Equal((new DateOnly(2029, 1, 11), new DateOnly(2029, 11, 30)), (carried.Agreed.Start!.Value, carried.Agreed.End!.Value));
    }

    [Fact]
    public void Days_that_are_in_the_new_period_already_stay_as_they_are()
    {
        var task = new WorkTask(sample.Plan, sample.Content() with { Start = First, End = new(2027, 3, 15), Milestones = [] });
        sample.Adopted();
        var two = new CarryingOver(sample.Plan, new WorkPlan("2027-2028", PlanKind.Biennial, Words, First, new(2028, 12, 31)));
        var carried = Assert.Single(two.Carry([task], [], new HashSet<string>(), sample.SideOf.Keys.ToHashSet()));
        Assert.Equal((First, new DateOnly(2027, 3, 15)), (carried.Agreed.Start!.Value, carried.Agreed.End!.Value));
        Assert.Empty(two.Questions);
    }

    [Theory]
    [InlineData(90, 0, true)]
    [InlineData(91, 0, false)]
    [InlineData(-5, 0, true)]
    [InlineData(90, 1, false)]
    [InlineData(90, -1, true)]
    public void A_next_plan_is_missing_three_months_before_the_end(int days, int otherEndsLater, bool isMissing)
    {
        var end = SamplePlan.Today.AddDays(days);
        Assert.Equal(isMissing, PlanSuccession.IsMissing(end, [end, end.AddDays(otherEndsLater)], SamplePlan.Today));
    }

    /// <summary>What becomes of a task of a plan of 2026 and 2027 in one that begins in 2028; nothing is asked.</summary>
    private WorkTask FromTwoYears(DateOnly until, DateOnly? start, DateOnly? end)
    {
        var from = new WorkPlan("2026-2027", PlanKind.Biennial, Words, new(2026, 1, 1), new(2027, 12, 31));
        from.AddPillar("A", Words);
        var task = new WorkTask(from, sample.Content() with { Start = start, End = end, Milestones = [] });
        from.AskForReview();
        from.Adopt(new(2026, 2, 1));
        var over = new CarryingOver(from, new WorkPlan("2028", PlanKind.Biennial, Words, new(2028, 1, 1), until));
        var carried = Assert.Single(over.Carry([task], [], new HashSet<string>(), sample.SideOf.Keys.ToHashSet()));
        Assert.Empty(over.Questions);
        return carried;
    }

    private void Say(WorkTask task, ProgressEntry entry) => task.Follow(TaskProgress.AsOf([sample.Record(task, entry)], SamplePlan.Today));

    private IReadOnlyList<WorkTask> Carry(params WorkTask[] tasks) => carrying.Carry(tasks, [], new HashSet<string>(), sample.SideOf.Keys.ToHashSet());
}
