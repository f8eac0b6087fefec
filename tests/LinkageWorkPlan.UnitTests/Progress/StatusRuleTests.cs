using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

/// <summary>The sample task runs from 1 March to 31 August 2026 (184 days) with a milestone on 30 June.</summary>
public class StatusRuleTests
{
    private readonly SamplePlan sample = new();
    private readonly WorkTask task;
    private readonly List<ProgressUpdate> updates = [];

    public StatusRuleTests()
    {
        task = sample.Task();
        sample.Adopted();
    }

    [Fact]
    public void Nothing_recorded_is_not_started_until_a_fifth_of_the_time_has_gone()
    {
        Assert.Equal(WorkStatus.NotStarted, On(2, 1));
        Assert.Equal(WorkStatus.NotStarted, On(4, 6));
        Assert.Equal(WorkStatus.AtRisk, On(4, 7));
    }

    [Fact]
    public void Work_in_step_with_time_is_on_track()
    {
        Say(new DateOnly(2026, 5, 31), percent: 40);
        Assert.Equal(WorkStatus.OnTrack, On(5, 31));
    }

    [Fact]
    public void More_than_twenty_points_behind_is_at_risk()
    {
        Say(new DateOnly(2026, 5, 1), percent: 30);
        Assert.Equal(WorkStatus.OnTrack, On(6, 1));
        Assert.Equal(WorkStatus.AtRisk, On(6, 2));
    }

    [Fact]
    public void An_overdue_milestone_is_a_risk_from_the_day_after()
    {
        Say(new DateOnly(2026, 6, 1), percent: 79);
        Assert.Equal(WorkStatus.OnTrack, On(6, 30));
        Assert.Equal(WorkStatus.AtRisk, On(7, 1));
    }

    [Fact]
    public void A_reached_milestone_is_no_risk()
    {
        Say(new DateOnly(2026, 6, 1), percent: 79, reached: task.Milestones[0].Id);
        Assert.Equal(WorkStatus.OnTrack, On(7, 1));
    }

    [Fact]
    public void Past_its_end_it_is_delayed()
    {
        Say(new DateOnly(2026, 6, 1), percent: 99, reached: task.Milestones[0].Id);
        Assert.Equal(WorkStatus.OnTrack, On(8, 31));
        Assert.Equal(WorkStatus.Delayed, On(9, 1));
    }

    [Fact]
    public void A_later_end_makes_it_delayed_from_the_day_it_is_said()
    {
        Say(new DateOnly(2026, 5, 1), percent: 33);
        Say(new DateOnly(2026, 5, 10), delay: new DelayReport(SamplePlan.Text("Lý do", "ເຫດຜົນ"), SamplePlan.Text("Giải pháp", "ມາດຕະການ"), new DateOnly(2026, 9, 30)));
        Assert.Equal(WorkStatus.Delayed, On(5, 10));
        Assert.Equal(WorkStatus.OnTrack, StatusRule.Outlook(task, TaskProgress.AsOf(updates, new DateOnly(2026, 5, 9))).On(new DateOnly(2026, 5, 9)));
    }

    [Fact]
    public void A_late_milestone_alone_does_not_move_the_end()
    {
        Say(new DateOnly(2026, 5, 10), percent: 40, delay: new DelayReport(SamplePlan.Text("Lý do", "ເຫດຜົນ"), SamplePlan.Text("Giải pháp", "ມາດຕະການ"), new DateOnly(2026, 7, 15), task.Milestones[0].Id));
        Assert.Equal(WorkStatus.OnTrack, On(5, 20));
        Assert.Equal(new DateOnly(2026, 7, 15), TaskProgress.AsOf(updates, SamplePlan.Today).ExpectedOn(task.Milestones[0].Id));
    }

    [Fact]
    public void All_of_it_done_is_completed_whatever_the_day()
    {
        Say(new DateOnly(2026, 6, 10), percent: 100);
        Assert.Equal(WorkStatus.Completed, On(6, 10));
        Assert.Equal(WorkStatus.Completed, On(12, 31));
        Assert.Equal(new DateOnly(2026, 6, 10), TaskProgress.AsOf(updates, SamplePlan.Today).CompletedOn);
    }

    [Fact]
    public void What_a_person_set_holds_until_the_next_update()
    {
        Say(new DateOnly(2026, 5, 1), percent: 40, set: new StatusOverride(WorkStatus.AtRisk, SamplePlan.Text("Chờ ý kiến pháp lý", "ລໍຖ້າຄຳເຫັນດ້ານກົດໝາຍ")));
        Assert.Equal(WorkStatus.AtRisk, On(5, 2));
        Say(new DateOnly(2026, 5, 20), percent: 45);
        Assert.Equal(WorkStatus.OnTrack, On(5, 20));
    }

    [Fact]
    public void The_order_in_which_updates_arrive_does_not_matter()
    {
        Say(new DateOnly(2026, 6, 1), percent: 60);
        Say(new DateOnly(2026, 5, 1), percent: 20);
        Assert.Equal(60, TaskProgress.AsOf(updates, SamplePlan.Today).Percent);
        Assert.Equal(20, TaskProgress.AsOf(updates, new DateOnly(2026, 5, 15)).Percent);
        Assert.Equal(0, TaskProgress.AsOf(updates, new DateOnly(2026, 4, 30)).Percent);
    }

    private WorkStatus On(int month, int day) =>
        StatusRule.Outlook(task, TaskProgress.AsOf(updates, new DateOnly(2026, 12, 31))).On(new DateOnly(2026, month, day));

    private void Say(DateOnly on, int? percent = null, Guid? reached = null, DelayReport? delay = null, StatusOverride? set = null) =>
        updates.Add(sample.Record(task, new ProgressEntry { EffectiveOn = on, Percent = percent, MilestoneReached = reached, HasEvidence = reached is not null, Delay = delay, Override = set }));
}
