using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

/// <summary>The same rule at its limits, of what was read of a task.</summary>
public class StatusRuleEdgeTests
{
    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly DateOnly Last = new(2026, 6, 8);
    private static readonly Guid Milestone = Guid.CreateVersion7();
    private static readonly LocalizedText Words = SamplePlan.Text("Lý do", "ເຫດຜົນ");

    private readonly SamplePlan sample = new();
    private readonly WorkTask task;

    public StatusRuleEdgeTests()
    {
        task = sample.Task();
        sample.Adopted();
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(30, 50)]
    [InlineData(79, 99)]
    public void Of_a_hundred_days_each_is_a_percent(int percent, int daysInStep)
    {
        var outlook = Of(Said(new ProgressEntry { EffectiveOn = First, Percent = percent }));
        Assert.Equal(First.AddDays(daysInStep + 1), outlook.AtRiskFrom);
        Assert.Equal((Last.AddDays(1), null, percent > 0), (outlook.DelayedFrom, outlook.Settled, outlook.Begun));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(99)]
    public void From_eighty_percent_on_it_lags_no_more(int percent) => Assert.Equal(DateOnly.MaxValue, Of(Said(new ProgressEntry { EffectiveOn = First, Percent = percent })).AtRiskFrom);

    [Fact]
    public void A_task_of_one_day_has_a_day()
    {
        var outlook = StatusRule.Outlook(First, First, false, [], TaskProgress.None);
        Assert.Equal((First.AddDays(1), First.AddDays(1)), (outlook.AtRiskFrom, outlook.DelayedFrom));
        Assert.Equal((WorkStatus.NotStarted, WorkStatus.Delayed), (outlook.On(First), outlook.On(First.AddDays(1))));
    }

    [Fact]
    public void Without_days_in_order_only_what_a_person_says_counts()
    {
        var said = Said(new ProgressEntry { EffectiveOn = First, Percent = 5, Override = new StatusOverride(WorkStatus.AtRisk, Words) });
        Assert.Equal(new StatusOutlook(WorkStatus.AtRisk, DateOnly.MaxValue, DateOnly.MaxValue, true), StatusRule.Outlook(null, Last, false, [], said));
        Assert.Equal(StatusOutlook.Nothing, StatusRule.Outlook(First, null, false, [], TaskProgress.None));
        Assert.Equal(StatusOutlook.Nothing, StatusRule.Outlook(First, First.AddDays(-1), false, [], TaskProgress.None));
        Assert.Equal(WorkStatus.NotStarted, StatusOutlook.Nothing.On(Last));
    }

    [Fact]
    public void A_dropped_task_is_cancelled_also_where_it_was_done()
    {
        var done = Said(new ProgressEntry { EffectiveOn = First, Percent = 100 });
        Assert.Equal(new StatusOutlook(WorkStatus.Cancelled, DateOnly.MaxValue, DateOnly.MaxValue, true), StatusRule.Outlook(First, Last, true, [], done));
        Assert.Equal(new StatusOutlook(WorkStatus.Cancelled, DateOnly.MaxValue, DateOnly.MaxValue, false), StatusRule.Outlook(First, Last, true, [], TaskProgress.None));
        Assert.Equal(new StatusOutlook(WorkStatus.Completed, DateOnly.MaxValue, DateOnly.MaxValue, true), StatusRule.Outlook(null, null, false, [], done));
    }

    [Fact]
    public void The_earliest_open_milestone_before_the_lag_is_the_risk()
    {
        var (early, late) = (First.AddDays(4), First.AddDays(9));
        Assert.Equal(early.AddDays(1), Of(TaskProgress.None, late, early).AtRiskFrom);
        Assert.Equal(early.AddDays(1), Of(TaskProgress.None, early, null, late).AtRiskFrom);
        Assert.Equal(First.AddDays(21), Of(TaskProgress.None, First.AddDays(21)).AtRiskFrom);
        Assert.Equal(First.AddDays(21), Of(TaskProgress.None, First.AddDays(20)).AtRiskFrom);
        Assert.Equal(First.AddDays(20), Of(TaskProgress.None, First.AddDays(19)).AtRiskFrom);
    }

    [Fact]
    public void What_was_set_by_a_person_stands_before_what_follows_from_dates()
    {
        var outlook = Of(Said(new ProgressEntry { EffectiveOn = First, Override = new StatusOverride(WorkStatus.OnTrack, Words) }));
        Assert.Equal((WorkStatus.OnTrack, Last.AddDays(1), First.AddDays(21)), (outlook.Settled!.Value, outlook.DelayedFrom, outlook.AtRiskFrom));
        Assert.Equal(WorkStatus.OnTrack, outlook.On(Last.AddDays(9)));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void An_end_that_is_expected_later_is_a_delay_since_it_was_said(int days, bool isLate)
    {
        var said = Said(new ProgressEntry { EffectiveOn = First.AddDays(3), Delay = new DelayReport(Words, Words, Last.AddDays(days)) });
        Assert.Equal(isLate ? First.AddDays(3) : Last.AddDays(1), Of(said).DelayedFrom);
        Assert.Equal((Last.AddDays(days), First.AddDays(3), false), (said.ExpectedEnd!.Value, said.ExpectedEndSaidOn, said.HasBegun));
        Assert.Equal(isLate ? Last.AddDays(1) : null, said.ExpectedAfter(Last));
        Assert.Equal(Last.AddDays(days), said.ExpectedAfter(null));
        Assert.Null(TaskProgress.None.ExpectedAfter(Last));
    }

    [Fact]
    public void On_a_day_delay_stands_before_risk_and_risk_before_work()
    {
        var (delayed, risk) = (new DateOnly(2026, 5, 10), new DateOnly(2026, 5, 5));
        var outlook = new StatusOutlook(null, delayed, risk, true);
        Assert.Equal(
            [WorkStatus.OnTrack, WorkStatus.AtRisk, WorkStatus.AtRisk, WorkStatus.Delayed],
            new[] { risk.AddDays(-1), risk, delayed.AddDays(-1), delayed }.Select(outlook.On));
        Assert.Equal(WorkStatus.Delayed, (outlook with { AtRiskFrom = delayed.AddDays(9) }).On(delayed));
        Assert.Equal(WorkStatus.NotStarted, (outlook with { Begun = false }).On(risk.AddDays(-1)));
        Assert.Equal(WorkStatus.Completed, (outlook with { Settled = WorkStatus.Completed }).On(delayed));
    }

    [Fact]
    public void Standing_adds_up_what_was_said_until_a_day()
    {
        var id = task.Milestones[0].Id;
        ProgressUpdate[] updates =
        [
            Update(new ProgressEntry { EffectiveOn = First, Percent = 0 }),
            Update(new ProgressEntry { EffectiveOn = First.AddDays(1), MilestoneReached = id, HasEvidence = true }),
            Update(new ProgressEntry { EffectiveOn = First.AddDays(2), Percent = 100, Delay = new DelayReport(Words, Words, Last, id) }),
            Update(new ProgressEntry { EffectiveOn = First.AddDays(3), Percent = 100 }),
            Update(new ProgressEntry { EffectiveOn = First.AddDays(4), Percent = 90 }),
        ];
        TaskProgress On(int days) => TaskProgress.AsOf(updates, First.AddDays(days));
        Assert.Equal((0, false, null, null), (On(0).Percent, On(0).HasBegun, On(0).ReachedOn(id), On(0).LastDelay));
        Assert.Equal((true, First.AddDays(1), updates[1]), (On(1).HasBegun, On(1).ReachedOn(id)!.Value, On(1).Last));
        Assert.Equal((100, First.AddDays(2), Last, updates[2]), (On(2).Percent, On(2).CompletedOn!.Value, On(2).ExpectedOn(id)!.Value, On(2).LastDelay));
        Assert.Equal((First.AddDays(2), null, updates[2]), (On(3).CompletedOn!.Value, On(3).ExpectedEnd, On(3).LastDelay));
        Assert.Equal((90, null, true, null), (On(4).Percent, On(4).CompletedOn, On(4).HasBegun, On(4).ExpectedOn(Milestone)));
        Assert.Equal((0, false, null), (On(-1).Percent, On(-1).HasBegun, On(-1).Last));
    }

    private static StatusOutlook Of(TaskProgress progress, params DateOnly?[] milestones) =>
        StatusRule.Outlook(First, Last, false, milestones.Select(each => (Milestone, each)), progress);

    private ProgressUpdate Update(ProgressEntry entry) => sample.Record(task, entry);

    private TaskProgress Said(ProgressEntry entry) => TaskProgress.AsOf([Update(entry)], new DateOnly(2026, 12, 31));
}
