using LinkageWorkPlan.Domain.Amendments;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.UnitTests.Plans;

public class AmendmentTests
{
    private static readonly DateOnly InForce = new(2026, 7, 1);
    private static readonly DateTime InForceAt = new(2026, 7, 1, 2, 0, 0, DateTimeKind.Utc);

    private readonly SamplePlan sample = new();
    private readonly WorkTask task;
    private readonly Amendment amendment;

    public AmendmentTests()
    {
        task = sample.Task();
        sample.Adopted();
        task.FreezeBaseline();
        amendment = new Amendment(sample.Plan, 1, Reason);
    }

    private static LocalizedText Reason => SamplePlan.Text("Mùa mưa kéo dài", "ລະດູຝົນຍາວນານ");

    [Fact]
    public void Only_an_adopted_plan_is_amended() =>
        Refused(Rules.PlanNotAdopted, () => new Amendment(new SamplePlan().Plan, 1, Reason));

    [Fact]
    public void One_is_open_at_a_time() => Refused(Rules.AmendmentOpen, () => new Amendment(sample.Plan, 2, Reason, amendment));

    [Fact]
    public void A_content_that_changes_nothing_is_no_change()
    {
        // Whose word it was that a rendering is right does not change what it says.
        var same = task.ToContent() with { Title = task.Agreed.Title.MarkChecked(Language.Lo), Owners = [.. task.ToContent().Owners.Reverse()] };
        Refused(Rules.AmendmentChangesNothing, () => amendment.Change(sample.Plan, task, same, LocalizedText.Empty));
    }

    [Fact]
    public void Code_and_pillar_of_an_agreed_task_stay()
    {
        amendment.Change(sample.Plan, task, task.ToContent() with { Code = "A9", PillarCode = "Z", Weight = 50 }, LocalizedText.Empty);
        Assert.Equal(("A1", "A"), (amendment.Items[0].After!.Code, amendment.Items[0].After!.PillarCode));
    }

    [Fact]
    public void A_second_proposal_for_a_task_replaces_the_first()
    {
        amendment.Change(sample.Plan, task, task.ToContent() with { Weight = 50 }, LocalizedText.Empty);
        amendment.Drop(task, Reason);
        Assert.Equal(AmendmentKind.Drop, Assert.Single(amendment.Items).Kind);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_with_the_task_to_fix()
    {
        var (content, alone) = (task.ToContent(), LocalizedText.Of(Language.Vi, "Chỉ tiếng Việt"));
        amendment.Change(sample.Plan, task, content with { Title = alone, End = new(2027, 3, 1), Milestones = [content.Milestones[0] with { Planned = new(2026, 2, 1) }] }, alone);
        amendment.Explain(alone);

        var broken = Broken();

        Assert.Equal(
            [(Rules.TextMissing, "Reason"), (Rules.TaskOutsidePeriod, "A1"), (Rules.MilestoneOutsideTask, "A1"), (Rules.TextMissing, "A1"), (Rules.TextMissing, "A1")],
            broken.Select(each => (each.Rule, each.Subject!)));
    }

    [Fact]
    public void A_rendering_older_than_its_source_is_confirmed_where_both_are_read()
    {
        var content = task.ToContent();
        amendment.Change(sample.Plan, task, content with { Title = content.Title.Write(Language.Vi, "Xây dựng quy chế mới"), Milestones = [content.Milestones[0] with { Title = content.Milestones[0].Title.Write(Language.Vi, "Dự thảo mới") }] }, LocalizedText.Empty);
        Assert.Equal([Rules.TextStale, Rules.TextStale], Broken().Select(each => each.Rule));
        amendment.Confirm("A1");
        Assert.Empty(Broken());
    }

    [Fact]
    public void An_empty_one_cannot_be_sent() => Refused(Rules.AmendmentEmpty, () => amendment.Send(Broken()));

    [Fact]
    public void What_is_no_longer_agreed_as_it_says_cannot_be_signed()
    {
        amendment.Change(sample.Plan, task, task.ToContent() with { End = new(2026, 9, 30) }, LocalizedText.Empty);
        task.SetText(nameof(AgreedTask.Title), SamplePlan.Text("Tên khác", "ຊື່ອື່ນ"));
        Assert.Equal(Rules.AmendmentOutdated, Assert.Single(Broken()).Rule);
    }

    [Fact]
    public void Both_signatures_change_what_is_agreed_and_leave_the_baseline()
    {
        MoveTo(new(2026, 10, 31), new(2026, 9, 30));
        Apply();

        Assert.Equal((new DateOnly(2026, 10, 31), new DateOnly(2026, 8, 31)), (task.Agreed.End!.Value, task.BaselineEnd!.Value));
        Assert.Equal((new DateOnly(2026, 9, 30), new DateOnly(2026, 6, 30)), (task.Milestones[0].Planned!.Value, task.Milestones[0].Baseline!.Value));
        Assert.Equal((AmendmentState.InForce, InForce), (amendment.State, amendment.InForceOn!.Value));
    }

    [Fact]
    public void A_moved_task_is_late_by_its_new_date()
    {
        MoveTo(new(2026, 10, 31), new(2026, 9, 30));
        Apply();
        task.Follow(TaskProgress.None);
        Assert.NotEqual(WorkStatus.Delayed, task.Outlook.On(new(2026, 9, 15)));
        Assert.Equal(WorkStatus.Delayed, task.Outlook.On(new(2026, 11, 1)));
    }

    [Fact]
    public void A_forecast_that_was_agreed_says_nothing_more()
    {
        var update = sample.Record(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Delay = new DelayReport(Reason, Reason, new(2026, 9, 30)) });
        MoveTo(new(2026, 10, 31), new(2026, 9, 30));
        Apply();
        task.Follow(TaskProgress.AsOf([update], InForce));
        Assert.Null(task.ExpectedEnd);
        Assert.NotEqual(WorkStatus.Delayed, task.Outlook.On(new(2026, 9, 1)));
    }

    [Fact]
    public void A_dropped_task_is_cancelled_and_never_late_and_nothing_more_is_recorded()
    {
        amendment.Drop(task, Reason);
        Apply();
        task.Follow(TaskProgress.None);

        Assert.Equal(WorkStatus.Cancelled, task.Outlook.On(new(2026, 12, 31)));
        Assert.Equal((InForce, 1), (task.DroppedOn!.Value, task.DroppedBy!.Value));
        Refused(Rules.TaskDropped, () => sample.Record(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 10 }));
        Refused(Rules.TaskDropped, () => new Amendment(sample.Plan, 2, Reason).Drop(task, Reason));
    }

    [Fact]
    public void An_added_task_has_what_was_agreed_then_as_its_baseline()
    {
        amendment.Add(sample.Plan, sample.Content("A2"), LocalizedText.Empty, null, ["A1"]);
        var added = Assert.Single(Apply());
        Assert.Equal((new DateOnly(2026, 8, 31), new DateOnly(2026, 6, 30)), (added.BaselineEnd!.Value, added.Milestones[0].Baseline!.Value));
    }

    [Fact]
    public void A_code_that_is_taken_is_refused() =>
        Refused(Rules.TaskCodeTaken, () => amendment.Add(sample.Plan, sample.Content("A1"), LocalizedText.Empty, null, ["A1"]));

    [Fact]
    public void A_task_that_is_added_can_get_another_code()
    {
        amendment.Add(sample.Plan, sample.Content("A2"), LocalizedText.Empty, null, ["A1"]);
        amendment.Add(sample.Plan, sample.Content("A3"), LocalizedText.Empty, "A2", ["A1"]);
        Assert.Equal("A3", Assert.Single(amendment.Items).TaskCode);
    }

    [Fact]
    public void A_completed_task_keeps_its_dates_and_stays()
    {
        task.Follow(TaskProgress.AsOf([sample.Record(task, new ProgressEntry { EffectiveOn = SamplePlan.Today, Percent = 100 })], SamplePlan.Today));
        Refused(Rules.AmendmentTaskDone, () => amendment.Drop(task, Reason));
        MoveTo(new(2026, 10, 31), new(2026, 6, 30));
        Assert.Equal(Rules.AmendmentTaskDone, Assert.Single(Broken()).Rule);
    }

    [Theory]
    [InlineData(true, "2026-07-31", true)]
    [InlineData(true, null, true)]
    [InlineData(false, "2026-07-31", false)]
    [InlineData(false, null, true)]
    public void What_was_said_of_a_milestone_goes_on_to_speak_of_it(bool isReached, string? planned, bool isRefused)
    {
        var milestone = task.Milestones[0];
        var entry = new ProgressEntry { EffectiveOn = SamplePlan.Today };
        entry = isReached ? entry with { MilestoneReached = milestone.Id, HasEvidence = true } : entry with { Delay = new DelayReport(Reason, Reason, new(2026, 7, 20), milestone.Id) };
        task.Follow(TaskProgress.AsOf([sample.Record(task, entry)], SamplePlan.Today));
        var content = task.ToContent();
        var other = new MilestoneContent { Code = "A1.2", Type = MilestoneType.Signed, Title = SamplePlan.Text("Ký", "ລົງນາມ"), Planned = new DateOnly(2026, 8, 1) };
        amendment.Change(
            sample.Plan,
            task,
            content with { Milestones = planned is null ? [other] : [content.Milestones[0] with { Planned = DateOnly.Parse(planned, System.Globalization.CultureInfo.InvariantCulture) }, other] },
            LocalizedText.Empty);
        Assert.Equal(isRefused, Broken().Any(each => each.Rule == Rules.AmendmentMilestoneReported));
    }

    [Fact]
    public void A_milestone_that_is_new_has_one_key_from_the_draft_on()
    {
        var content = task.ToContent();
        amendment.Change(sample.Plan, task, content with { Milestones = [.. content.Milestones, new() { Code = "A1.2", Type = MilestoneType.Signed, Title = SamplePlan.Text("Ký", "ລົງນາມ"), Planned = new DateOnly(2026, 8, 1) }] }, LocalizedText.Empty);
        var key = amendment.Items[0].After!.Milestones[1].Id;
        Apply();
        Assert.Equal((key, new DateOnly(2026, 8, 1)), (task.Milestones[1].Id, task.Milestones[1].Baseline!.Value));
    }

    [Fact]
    public void Tasks_must_not_wait_for_each_other_after_the_whole_set()
    {
        amendment.Add(sample.Plan, sample.Content("A2") with { Predecessors = ["A1"] }, LocalizedText.Empty, null, ["A1"]);
        amendment.Change(sample.Plan, task, task.ToContent() with { Predecessors = ["A2"] }, LocalizedText.Empty);
        Assert.Contains(Broken(), each => each.Rule == Rules.TaskDependencyLoop);
    }

    [Fact]
    public void A_task_cannot_wait_for_one_that_is_dropped()
    {
        amendment.Add(sample.Plan, sample.Content("A2") with { Predecessors = ["A1"] }, LocalizedText.Empty, null, ["A1"]);
        amendment.Drop(task, Reason);
        Assert.Equal((Rules.TaskPredecessorUnknown, "A2"), Assert.Single(Broken().Select(each => (each.Rule, each.Subject!))));
    }

    [Fact]
    public void An_earlier_day_sees_what_was_agreed_before()
    {
        MoveTo(new(2026, 10, 31), new(2026, 9, 30));
        amendment.Add(sample.Plan, sample.Content("A2"), LocalizedText.Empty, null, ["A1"]);
        var milestone = task.Milestones[0].Id;
        var tasks = amendment.TakeBack(sample.Plan, [task, .. Apply()]);
        var was = Assert.Single(tasks);
        Assert.Equal((new DateOnly(2026, 8, 31), new DateOnly(2026, 6, 30), milestone), (was.Agreed.End!.Value, was.Milestones[0].Planned!.Value, was.Milestones[0].Id));
    }

    [Fact]
    public void An_earlier_day_knows_nothing_of_a_drop()
    {
        amendment.Drop(task, Reason);
        Apply();
        var was = Assert.Single(amendment.TakeBack(sample.Plan, [task]));
        Assert.Null(was.DroppedOn);
        Assert.NotEqual(WorkStatus.Cancelled, StatusRule.Outlook(was, TaskProgress.None).On(InForce));
    }

    [Fact]
    public void Once_sent_it_is_not_changed_and_once_withdrawn_not_sent()
    {
        MoveTo(new(2026, 10, 31), new(2026, 9, 30));
        amendment.Send(Broken());
        Refused(Rules.AmendmentNotInDraft, () => amendment.Remove("A1"));
        Refused(Rules.AmendmentNotInDraft, amendment.Withdraw);
        amendment.ReturnToDraft();
        amendment.Withdraw();
        Refused(Rules.AmendmentNotInDraft, () => amendment.Send([]));
        Assert.False(amendment.IsOpen);
    }

    private void MoveTo(DateOnly end, DateOnly milestone)
    {
        var content = task.ToContent();
        amendment.Change(sample.Plan, task, content with { End = end, Milestones = [content.Milestones[0] with { Planned = milestone }] }, LocalizedText.Empty);
    }

    private IReadOnlyList<BrokenRule> Broken() => AmendmentRules.BeforeSigning(sample.Plan, amendment, [task], sample.SideOf);

    private IReadOnlyList<WorkTask> Apply()
    {
        amendment.Send(Broken());
        return amendment.PutInForce(sample.Plan, [task], sample.SideOf, InForce, InForceAt).Tasks;
    }

    private static void Refused(string rule, Func<object> act) => Assert.Equal(rule, Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule);

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Single(Assert.Throws<RuleException>(act).Broken).Rule);
}
