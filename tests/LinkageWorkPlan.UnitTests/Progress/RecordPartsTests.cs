using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.UnitTests.Plans;

namespace LinkageWorkPlan.UnitTests.Progress;

/// <summary>The parts of a record: which rules each of them is under.</summary>
public class RecordPartsTests
{
    private static readonly DateOnly Today = SamplePlan.Today;
    private static readonly DateTime At = new(2026, 6, 14, 5, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Author = Guid.CreateVersion7();
    private static readonly Guid Key = Guid.CreateVersion7();
    private static readonly ProgressEntry Nothing = new() { EffectiveOn = Today };

    private readonly SamplePlan sample = new();
    private readonly WorkTask task;
    private readonly Guid milestone;

    public RecordPartsTests()
    {
        task = sample.Task();
        milestone = task.Milestones[0].Id;
        sample.Adopted();
    }

    [Fact]
    public void A_milestone_alone_is_an_update_of_the_records_day()
    {
        var update = Assert.Single(Said(Nothing, new ReachedMilestone(milestone, null, true)));
        Assert.Equal((Today, milestone, null, true), (update.EffectiveOn, update.MilestoneReached!.Value, update.Percent, update.Narrative.IsEmpty));
        Assert.Equal((Key, Author, "Người phụ trách mẫu", Side.Laos, At), (update.RecordId, update.RecordedBy, update.RecordedByName, update.RecordedSide!.Value, update.RecordedAt));
    }

    [Fact]
    public void What_is_left_is_said_last_a_microsecond_after()
    {
        var updates = Said(Nothing with { EffectiveOn = Today.AddDays(-9), Percent = 50 }, new ReachedMilestone(milestone, Today, true));
        Assert.Equal([(Today, At), (Today.AddDays(-9), At.AddMicroseconds(1))], updates.Select(each => (each.EffectiveOn, each.SaidAt)));
        Assert.Equal([null, 50], updates.Select(each => each.Percent));
    }

    [Fact]
    public void A_record_of_a_milestone_alone_is_under_the_rules_of_days()
    {
        Assert.Equal(["Rule.ProgressInFuture|EffectiveOn|06/14/2026"], Broken(Nothing with { EffectiveOn = Today.AddDays(1) }, new ReachedMilestone(milestone, Today, true)));
        Assert.Equal([$"Rule.ProgressBeforePlan|Reached:{milestone:N}:On|01/01/2026"], Broken(Nothing, new ReachedMilestone(milestone, new DateOnly(2025, 12, 31), true)));
        Assert.Equal([$"Rule.ProgressInFuture|Reached:{milestone:N}:On|06/14/2026"], Broken(Nothing, new ReachedMilestone(milestone, Today.AddDays(1), true)));
        Assert.Equal(["Rule.MilestoneNeedsEvidence|Evidence|A1.1"], Broken(Nothing, new ReachedMilestone(milestone, null, false)));
    }

    [Fact]
    public void A_milestone_is_named_once_in_a_record()
    {
        Assert.Equal(
            [$"Rule.MilestoneAlreadyReached|Reached:{milestone:N}:On|A1.1|06/10/2026"],
            Broken(Nothing with { Percent = 5, MilestoneReached = milestone, HasEvidence = true }, new ReachedMilestone(milestone, new DateOnly(2026, 6, 10), true)));
        Assert.Equal(
            [$"Rule.MilestoneUnknown|Reached:{Key:N}:On", $"Rule.MilestoneAlreadyReached|Reached:{Key:N}:On||06/14/2026"],
            Broken(Nothing, new ReachedMilestone(Key, null, true), new ReachedMilestone(Key, null, true)));
    }

    [Fact]
    public void Of_a_task_that_left_the_plan_nothing_more_is_said()
    {
        task.Drop(1, Today.AddDays(-1));
        Assert.Equal(["Rule.TaskDropped||A1|06/13/2026"], Broken(Nothing with { Percent = 5 }));
        Assert.Equal(["Rule.TaskDropped||A1|06/13/2026"], Broken(Nothing, new ReachedMilestone(milestone, null, true)));
        Assert.Empty(new ProgressRecord(Nothing, []).ToUpdates(sample.Plan, task, Today, At, Author, "Người phụ trách mẫu", null, Key, more: true));
    }

    [Fact]
    public void Where_something_else_is_recorded_with_it_the_day_is_still_one_of_the_plan()
    {
        var record = new ProgressRecord(Nothing with { EffectiveOn = Today.AddDays(1) }, []);
        Assert.Equal([Rules.ProgressInFuture], Assert.Throws<RuleException>(() => record.ToUpdates(sample.Plan, task, Today, At, Author, "Người phụ trách mẫu", null, Key, more: true)).Broken.Select(each => each.Rule));
        Assert.Equal([Rules.ProgressInFuture, Rules.ProgressEmpty], Assert.Throws<RuleException>(() => record.ToUpdates(sample.Plan, task, Today, At, Author, "Người phụ trách mẫu", null, Key)).Broken.Select(each => each.Rule));
    }

    [Fact]
    public void Is_of_an_adopted_plan()
    {
        var draft = new SamplePlan();
        Assert.Equal([Rules.PlanNotAdopted], Assert.Throws<RuleException>(() => new ProgressRecord(Nothing, []).ToUpdates(draft.Plan, task, Today, At, Author, "Người phụ trách mẫu", null, Key)).Broken.Select(each => each.Rule));
    }

    [Fact]
    public void A_file_of_no_milestone_of_the_record_shows_the_last_of_it()
    {
        var updates = Said(Nothing with { Percent = 50 }, new ReachedMilestone(milestone, null, true));
        Assert.Equal([updates[0]], ProgressRecord.ShownBy(milestone, updates));
        Assert.Equal([updates[0]], ProgressRecord.ShownBy(null, updates));
        Assert.Equal([updates[1]], ProgressRecord.ShownBy(Key, updates));
        Assert.Empty(ProgressRecord.ShownBy(null, []));
    }

    private IReadOnlyList<ProgressUpdate> Said(ProgressEntry main, params ReachedMilestone[] reached) =>
        new ProgressRecord(main, reached).ToUpdates(sample.Plan, task, Today, At, Author, "Người phụ trách mẫu", Side.Laos, Key);

    private List<string> Broken(ProgressEntry main, params ReachedMilestone[] reached) =>
        [.. Assert.Throws<RuleException>(() => Said(main, reached)).Broken.Select(each => each.Confirmation)];
}
